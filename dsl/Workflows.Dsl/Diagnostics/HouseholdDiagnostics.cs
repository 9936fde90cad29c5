using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong about households: LOY2720 to LOY2739.</summary>
internal static class HouseholdDiagnostics
{
    public static DiagnosticDescriptor PoolOfStatus { get; } = new("LOY2720", "Pool of status points",
        "`{0}` can't be spent, so a household can't spend it together",
        "name points that can be spent, or leave out `status only`", Severity.Error);

    public static DiagnosticDescriptor NoHouseholds { get; } = new("LOY2721", "No households",
        "`{0}` needs households, and the programme has none",
        "declare them: `household { up to 6 members }`", Severity.Error);

    public static DiagnosticDescriptor BalanceOfPool { get; } = new("LOY2722", "Balance of pooled points",
        "the points `{0}` of who is in a household are the household's, so this is 0 for them",
        "ask what was earned, or leave `{0}` out of the pool", Severity.Warning);
}
