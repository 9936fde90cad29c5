using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What conditions, rules, tiers and segments say together and surely nobody means: LOY2900 to LOY2999.</summary>
internal static class AnalysisDiagnostics
{
    public static DiagnosticDescriptor NeverTrue { get; } = Warning("LOY2900", "Never holds",
        "`{0}` never holds",
        "ask for a value that can be, or leave out what needs it");

    public static DiagnosticDescriptor NeverTogether { get; } = Warning("LOY2901", "Never hold together",
        "`{0}` never holds together with the others here",
        "change one of the places named, or leave out what needs them all");

    public static DiagnosticDescriptor AlwaysTrue { get; } = Warning("LOY2902", "Always holds",
        "`{0}` always holds",
        "leave it out, or ask for a value that makes a difference");

    public static DiagnosticDescriptor Follows { get; } = Warning("LOY2903", "Says nothing more",
        "`{0}` holds wherever `{1}` does",
        "leave it out, or change one of the two");

    public static DiagnosticDescriptor TakesOutAll { get; } = Warning("LOY2904", "Taken out altogether",
        "`except when` holds wherever `{0}` could fire, so it never does",
        "change `except when`, or leave out the rule");

    public static DiagnosticDescriptor TakesOutNothing { get; } = Warning("LOY2905", "Nothing taken out",
        "this never holds where `{0}` fires, so it takes out nothing",
        "leave it out, or change it");

    public static DiagnosticDescriptor SaidTwice { get; } = Warning("LOY2906", "Rule said twice",
        "`{0}` says what `{1}` says, so both give the same for the same",
        "leave out one of them, or say for which cases each is");

    public static DiagnosticDescriptor NeverWins { get; } = Warning("LOY2907", "Never wins",
        "`{0}` never wins in `{1}`: `{2}` fires too and wins",
        "put it first, let it give more, or say for which cases it is");

    public static DiagnosticDescriptor BothAtTheEnd { get; } = Warning("LOY2908", "Both at the end",
        "with {0} exactly, both `{1}` and `{2}` give",
        "write `<` for `<=`, or `>` for `>=`, in one of them");

    public static DiagnosticDescriptor Circle { get; } = Warning("LOY2909", "Rules in a circle",
        "these rules lead to each other: {0}",
        "add `at most once per member` to one of them, or give other points");

    public static DiagnosticDescriptor TierGap { get; } = Warning("LOY2910", "Gap between tiers",
        "{0} earns neither `{1}` nor `{2}`",
        "let the one begin where the other one ends, or ask only for the least of each");

    public static DiagnosticDescriptor TierHidden { get; } = Warning("LOY2911", "Tier never reached",
        "whoever earns `{0}` earns `{1}` too, which is higher",
        "change one of the two conditions");

    public static DiagnosticDescriptor SegmentGap { get; } = Warning("LOY2912", "Gap between segments",
        "{0} is in neither `{1}` nor `{2}`",
        "let the one begin where the other one ends");

    public static DiagnosticDescriptor SegmentsAtTheEnd { get; } = Warning("LOY2913", "Two segments at the end",
        "{0} exactly is in both `{1}` and `{2}`",
        "write `<` for `<=`, or `>` for `>=`, in one of them");

    public static DiagnosticDescriptor SegmentTwice { get; } = Warning("LOY2914", "Segment said twice",
        "`{0}` and `{1}` are the same members",
        "leave out one of them, or change it");

    private static DiagnosticDescriptor Warning(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Warning);
}
