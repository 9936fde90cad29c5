using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong about members who are merged: LOY2740 to LOY2749.</summary>
internal static class MergeDiagnostics
{
    public static DiagnosticDescriptor AfterMerging { get; } = new("LOY2740", "After merging",
        "who went under in another member earns nothing and is sent nothing, so this never happens",
        "leave it out; what both did counts for the one who goes on", Severity.Error);

    public static DiagnosticDescriptor NoTierToKeep { get; } = new("LOY2741", "No tier to keep",
        "the programme has no tiers of which merging could keep one",
        "leave this line out, or write `tiers NAME { … }`", Severity.Warning);
}
