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

    public static DiagnosticDescriptor NothingToAddUp { get; } = new("LOY2642", "Nothing to add up",
        "`{0}` is no number or amount that every such event has",
        "name another field, or write a number of times: `reach 10`", Severity.Error);

    public static DiagnosticDescriptor ChallengeRate { get; } = new("LOY2643", "Rate in a challenge",
        "a challenge gives its bonus each time it is reached",
        "leave out `per`", Severity.Error);

    public static DiagnosticDescriptor ChallengeWhen { get; } = new("LOY2644", "Past in a challenge",
        "`{0}` is about the past; here it is asked who takes part, with each event",
        "make a segment of it, and write `when member is in` and its name", Severity.Error);

    public static DiagnosticDescriptor ChallengeWindow { get; } = new("LOY2645", "Window of a challenge",
        "`{0}` never begins anew, so neither could the challenge",
        "write `this calendar month`, `this membership year` or `this 28 days from DAY`, or leave it out", Severity.Error);

    public static DiagnosticDescriptor NotWithPoints { get; } = new("LOY2646", "Points from anywhere",
        "a challenge over `{0}` counts them whatever they are earned for",
        "leave this out, or count an event", Severity.Error);

    public static DiagnosticDescriptor ChallengesFeed { get; } = new("LOY2647", "Challenge feeds itself",
        "what `{0}` gives leads to what it counts",
        "give points of which no challenge that leads back is made", Severity.Error);

    public static DiagnosticDescriptor GuardLimit { get; } = new("LOY2649", "Limit of a guard",
        "`{0}` doesn't say how many events of a member pass in one period",
        "write a number of times: `at most 20 per member per calendar day`", Severity.Error);

    public static DiagnosticDescriptor GuardOfEvents { get; } = new("LOY2650", "Guard of no event",
        "a guard watches events that your business tells",
        "write `on` and the name of an event", Severity.Error);

    public static DiagnosticDescriptor GuardStopsAll { get; } = new("LOY2651", "Guard stops all",
        "`{0}` lets no `{1}` pass",
        "add `at most` or `when`", Severity.Warning);

    public static DiagnosticDescriptor GuardOfOthers { get; } = new("LOY2652", "Others' points held",
        "`{0}` can't hold what `{1}` does with another member",
        "let the guard refuse, or give the points to the member alone", Severity.Error);

    public static DiagnosticDescriptor ReachOfWhat { get; } = new("LOY2648", "Of what",
        "`{0}` doesn't say of what",
        "write `of` and a field of the event", Severity.Error);
}
