using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with how guards end: LOY2780 to LOY2799.</summary>
internal static class GuardDiagnostics
{
    public static DiagnosticDescriptor HoldsForEver { get; } = new("LOY2780", "Held for ever",
        "what `{0}` holds stays pending for ever if nobody decides",
        "add `up to 3 days, then release` or `up to 3 days, then deny`", Severity.Warning);
}
