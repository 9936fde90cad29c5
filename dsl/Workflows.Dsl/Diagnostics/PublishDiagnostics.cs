using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong about who puts a programme into force, and who decides: LOY2781 to LOY2789.</summary>
internal static class PublishDiagnostics
{
    public static DiagnosticDescriptor NobodyElse { get; } = new("LOY2781", "Nobody else is asked",
        "one person puts a version into force anyway",
        "write how many different people have to be for it, for example `publish by 2 people`, or leave the line out", Severity.Warning);
}
