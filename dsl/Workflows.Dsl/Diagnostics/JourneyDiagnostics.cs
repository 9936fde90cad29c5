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

    public static DiagnosticDescriptor NoTwoBranches { get; } = Error("LOY2406", "Not two branches",
        "`at the same time` needs at least two branches",
        "add `branch NAME { … }`, or leave `at the same time` out");

    public static DiagnosticDescriptor EmptyBranch { get; } = Error("LOY2407", "Empty branch",
        "the branch `{0}` does nothing",
        "say what it does, or take it out");

    public static DiagnosticDescriptor JumpOverBranch { get; } = Error("LOY2408", "Jump out of a branch",
        "`{0}` is not in the same branch",
        "go to a step of the same branch; what comes after the branches stands behind `at the same time { … }`");

    public static DiagnosticDescriptor OverAtOnce { get; } = Warning("LOY2409", "Over at once",
        "the branch `{0}` can end `at the same time` at the instant at which it begins",
        "decide before `at the same time`, or wait first: what the other branches do would be broken off or never begin");

    public static DiagnosticDescriptor SentTwice { get; } = Warning("LOY2410", "Sent in two branches",
        "`{0}` is sent in the branch `{1}` too",
        "send it in one of them, or before or behind `at the same time`: a member could get it twice");

    public static DiagnosticDescriptor TaskTwice { get; } = Error("LOY2411", "Task in two branches",
        "the task `{0}` is given in the branch `{1}` too",
        "give it another name: staff report a task by its name, and nobody would know which one is meant");

    public static DiagnosticDescriptor PlaceInBranch { get; } = Error("LOY2412", "Place in a branch",
        "`{0}` is in a branch, and what the other branches do would be left out",
        "name a place before or behind `at the same time`, or a step whose first line is `at the same time`");

    public static DiagnosticDescriptor ExitOnJoining { get; } = Error("LOY2430", "Exit on joining",
        "this ends nothing: whoever is on the journey has joined already",
        "name what else ends it, or take the line out");

    public static DiagnosticDescriptor ExitTwice { get; } = Warning("LOY2431", "Exit twice",
        "this never ends the journey: the exit in line {0} ends it before on the same",
        "take one of the two out, or give the upper one a `where`");

    public static DiagnosticDescriptor ExitBeforeWait { get; } = Warning("LOY2432", "Exit before the wait",
        "what is waited for never arrives: the exit in line {0} ends the journey on every `{1}`",
        "give the exit a `where`, or let the wait say how the journey ends and take the exit out");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Warning);
}
