using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong about tiers that are lent: LOY2725 to LOY2729.</summary>
internal static class LoanDiagnostics
{
    public static DiagnosticDescriptor EverybodyHasIt { get; } = new("LOY2725", "Everybody has this tier",
        "`{0}` is the lowest tier, which everybody has from joining, so there is nothing to lend",
        "lend a higher tier of its ladder", Severity.Error);

    public static DiagnosticDescriptor OfOtherLadder { get; } = new("LOY2726", "Tier of another ladder",
        "`{0}` is no tier of `{1}`, so it can't be lent here",
        "lend a tier of `{1}`, or move this line to the ladder that has `{0}`", Severity.Error);

    public static DiagnosticDescriptor LentForEver { get; } = new("LOY2727", "Lent for ever",
        "whoever loses `{0}` is lent it again at once, each time that the loan ends",
        "add for example `at most once per member`", Severity.Error);
}
