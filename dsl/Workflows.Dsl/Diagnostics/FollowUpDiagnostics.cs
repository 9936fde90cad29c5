using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with measures of journeys and with follow-ups: LOY2960 to LOY2979.</summary>
internal static class FollowUpDiagnostics
{
    public static DiagnosticDescriptor WhichJourney { get; } = Error("LOY2960", "Measure of no journey",
        "`{0}` is a measure of a journey, and this doesn't say of which",
        "write `{0} of {1}`");

    public static DiagnosticDescriptor LiftElsewhere { get; } = Error("LOY2961", "Lift of no journey",
        "a lift is that of a journey, between those whom it treats and those held out",
        "write it in a measure of a journey: `measure NAME of journey = …`");

    public static DiagnosticDescriptor LiftOfOther { get; } = Error("LOY2962", "Lift that can't be told",
        "the lift of `{0}` can't be told member by member",
        "ask for the `lift of margin`, and write `measure margin = sum of EVENT.FIELD this period * 30%`");

    public static DiagnosticDescriptor NotOfJourneys { get; } = Error("LOY2963", "Not to be told of a journey",
        "`{0}` can't be told of a journey",
        "make it of the `lift of margin`, the cost of points, messages and tasks together, and plain numbers; divide once at most");

    public static DiagnosticDescriptor NothingToCompare { get; } = Error("LOY2964", "Nobody to compare with",
        "`{0}` compares members with those held out, and the journey `{1}` has no `{2}`",
        "add `{3}` to it");

    public static DiagnosticDescriptor NoInterval { get; } = Error("LOY2965", "No interval",
        "`{0}` has no interval, so that nobody can say with which confidence it holds",
        "compare a share of members, an `nps` or a measure of a journey with a fixed value by `<`, `<=`, `>` or `>=`, or leave out the confidence");

    public static DiagnosticDescriptor ConfidenceRange { get; } = Error("LOY2966", "Confidence of no use",
        "a confidence of {0} says too little or can't be had",
        "write one from 50% to 99.9%, such as 95%");

    public static DiagnosticDescriptor NotOfCalendar { get; } = Error("LOY2967", "Period that never closes",
        "a follow-up is looked at when a calendar period has closed, and {0} are none",
        "write days, weeks, months, quarters or years");

    public static DiagnosticDescriptor TooManyPeriods { get; } = Error("LOY2968", "Too many periods",
        "`for {0}` looks at more than {1} periods each time",
        "write fewer and longer ones");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
