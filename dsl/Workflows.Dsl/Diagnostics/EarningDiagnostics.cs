using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with compounding groups, challenges and guards: LOY2640 to LOY2659.</summary>
internal static class EarningDiagnostics
{
    public static DiagnosticDescriptor CompoundsNothing { get; } = new("LOY2640", "Compounds nothing",
        "`{0}` multiplies nothing, so it has no part in `{1}`",
        "leave out `compete in`, or write `multiply`", Severity.Error);

    public static DiagnosticDescriptor CompoundTooLarge { get; } = new("LOY2641", "Compounds too much",
        "together the factors of `{0}` come to {1}",
        "write fewer or smaller factors: up to 1,000 together, with up to 6 decimals together", Severity.Error);
}
