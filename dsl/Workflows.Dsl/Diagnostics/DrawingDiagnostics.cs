using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>Why a change of a picture doesn't become text: LOY3200 to LOY3249.</summary>
internal static class DrawingDiagnostics
{
    public static DiagnosticDescriptor Unreadable { get; } = Error("LOY3200", "Text can't be read",
        "the text of `{0}` can't be read, so its picture can't be changed",
        "mend the text first");

    public static DiagnosticDescriptor Island { get; } = Error("LOY3201", "Island",
        "no line leads to `{0}`",
        "draw a line to it, or take it out");

    public static DiagnosticDescriptor ForeignStep { get; } = Error("LOY3202", "Foreign step",
        "`{0}` isn't something that a journey can do",
        "take it out, and use a step of the group Journey");

    public static DiagnosticDescriptor TwoEntries { get; } = Error("LOY3203", "Loop with two entries",
        "the loop through `{0}` and `{1}` is entered in two places",
        "let all lines from outside lead to one and the same step of the loop");

    public static DiagnosticDescriptor TwoWays { get; } = Error("LOY3204", "Two ways at once",
        "two lines leave `{0}` by `{1}`",
        "take one of the lines out, or draw the step `At the same time` before them");

    public static DiagnosticDescriptor NoStart { get; } = Error("LOY3205", "No start",
        "the picture has no start, or more than one",
        "keep one step Start: it says what starts the journey");

    public static DiagnosticDescriptor NoSuchOutcome { get; } = Error("LOY3206", "No such outcome",
        "a line leaves `{0}` by `{1}`, an outcome that it doesn't have",
        "draw the line from one of its outcomes");

    public static DiagnosticDescriptor Stale { get; } = Error("LOY3207", "Picture of an older text",
        "this picture of `{0}` is older than the text",
        "load the picture again: the text was changed since it was drawn");

    public static DiagnosticDescriptor ToTheStart { get; } = Error("LOY3208", "Line to the start",
        "a line leads from `{0}` to the start",
        "lead it to the first step: a journey is started from outside only");

    public static DiagnosticDescriptor NoJourney { get; } = Error("LOY3209", "No such journey",
        "there is no journey `{0}` in the text",
        "load the picture again");

    public static DiagnosticDescriptor NotInWords { get; } = Error("LOY3210", "Can't be read",
        "`{0}`: `{1}` isn't {2}",
        "write it as in the text of a programme");

    public static DiagnosticDescriptor Unsaid { get; } = Error("LOY3211", "Something is missing",
        "`{0}` doesn't say {1}",
        "fill it in");

    public static DiagnosticDescriptor NotMeant { get; } = Error("LOY3212", "The text would be wrong",
        "{0}",
        "{1}");

    public static DiagnosticDescriptor NoWords { get; } = Error("LOY3213", "No words for this picture",
        "the language has no words for this picture of `{0}`",
        "undo the last change, or write it in the text");

    public static DiagnosticDescriptor OutcomeTwice { get; } = Error("LOY3214", "Outcome twice",
        "`{0}` has the outcome `{1}` twice",
        "take one out; `overdue` of a task is there without being named");

    public static DiagnosticDescriptor BranchesMeet { get; } = Error("LOY3215", "Branches meet",
        "several branches, or what is in a branch and what isn't, lead to `{0}`",
        "let the branches of `At the same time` come together in one step `Together`, and go on from there");

    public static DiagnosticDescriptor JoinWithoutFork { get; } = Error("LOY3216", "Nothing to come together",
        "a line that is in no branch leads to `{0}`",
        "draw `At the same time` before it, or lead the line to the step behind it");

    public static DiagnosticDescriptor TwoJoins { get; } = Error("LOY3217", "Branches come together twice",
        "the branches of `{0}` come together in `{1}` and in `{2}`",
        "keep one step `Together` for each `At the same time`");

    public static DiagnosticDescriptor EndsInBranch { get; } = Error("LOY3218", "A branch ends nowhere",
        "nothing follows `{0}` by `{1}`, and others wait for it",
        "lead it to a step of its branch, to the step `Together`, or to `Finish`, which ends the journey");

    public static DiagnosticDescriptor NeverTogether { get; } = Error("LOY3219", "Never together",
        "`{0}` waits for all branches, and `{1}` never comes there",
        "lead the branch there, or let it go on with the first");

    public static DiagnosticDescriptor NoValue { get; } = Error("LOY3220", "No value here",
        "no value that can be changed stands at this place",
        "load the page again: the text was changed since it was shown");

    public static DiagnosticDescriptor NotAValue { get; } = Error("LOY3221", "Not such a value",
        "`{0}` isn't {1}",
        "write it as the value that stood there");

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
