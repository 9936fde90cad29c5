using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with journeys: LOY2400 to LOY2499.</summary>
internal static class JourneyDiagnostics
{
    public static DiagnosticDescriptor NoConsent { get; } = Error("LOY2400", "No consent",
        "no member can consent to {0} by {1}",
        "add `consent {0} by {1}` to the `member` block, or send for `purpose service`");

    public static DiagnosticDescriptor NoWayOut { get; } = Error("LOY2401", "No way out",
        "this {0} has no `on {1}`",
        "add `on {1} { … }`: it says what follows when nothing happens in time");

    public static DiagnosticDescriptor UnknownBranch { get; } = Error("LOY2402", "Unknown branch",
        "a wait has no `on {0}`",
        "{1}");

    public static DiagnosticDescriptor NeverReached { get; } = Warning("LOY2403", "Never reached",
        "this is never reached",
        "everything before it finishes or goes elsewhere");

    public static DiagnosticDescriptor CircleWithoutWait { get; } = Error("LOY2404", "Circle without a wait",
        "going to `{0}` runs in a circle without a wait",
        "put a `wait` or `task` into the circle");

    public static DiagnosticDescriptor NoOutcome { get; } = Error("LOY2405", "Task without an outcome",
        "nobody can report how this task went",
        "add `on done { … }`, or a word of your own");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Warning);
}
