using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Diagnostics;

/// <summary>What can be wrong with the form of a text: LOY0001 to LOY0999.</summary>
internal static class SyntaxDiagnostics
{
    public static DiagnosticDescriptor EmptyFile { get; } = Error("LOY0001", "Empty file",
        "there is no programme in this file", "begin with `programme NAME {` and `currency HKD`");

    public static DiagnosticDescriptor NotText { get; } = Error("LOY0002", "Not a text file",
        "this is no text file", "give the file with the programme itself, saved as plain text");

    public static DiagnosticDescriptor FileTooLarge { get; } = Error("LOY0003", "File too large",
        "the file has {0} characters; at most {1} are read", "split the programme");

    public static DiagnosticDescriptor LineTooLong { get; } = Error("LOY0004", "Line too long",
        "this line has more than {0} characters", "write one clause on a line");

    public static DiagnosticDescriptor NotUtf8 { get; } = Error("LOY0005", "Unreadable letter",
        "a letter couldn't be read: the file isn't saved as UTF-8", "save the file with the encoding UTF-8 and write the letter anew");

    public static DiagnosticDescriptor MoreMistakes { get; } = Error("LOY0006", "More mistakes",
        "there are more mistakes; the first {0} are shown", "mend these first");

    public static DiagnosticDescriptor UnknownCharacter { get; } = Error("LOY0010", "Unknown sign",
        "`{0}` has no meaning here", "delete it, or put it in quotes where text is meant");

    public static DiagnosticDescriptor UnclosedText { get; } = Error("LOY0011", "Quote not closed",
        "this text has no closing quote", "add a `\"` where the text ends, on the same line");

    public static DiagnosticDescriptor ForeignSign { get; } = Error("LOY0012", "Sign of another language",
        "`{0}` is written `{1}` here", "replace it by `{1}`");

    public static DiagnosticDescriptor NoSuchDate { get; } = Error("LOY0013", "No such day",
        "the day {0} doesn't exist", "check year, month and day");

    public static DiagnosticDescriptor NoSuchTime { get; } = Error("LOY0014", "No such time",
        "the time {0} doesn't exist", "write hours from 00 to 23 and minutes from 00 to 59");

    public static DiagnosticDescriptor DateForm { get; } = Error("LOY0015", "Form of a date",
        "`{0}` can be read as several days", "write year-month-day, such as 2026-01-31");

    public static DiagnosticDescriptor NumberTooLong { get; } = Error("LOY0016", "Number too long",
        "`{0}` has too many digits", "write at most 15 digits before and 10 after the point");

    public static DiagnosticDescriptor ThousandsComma { get; } = Error("LOY0017", "Comma in a number",
        "`{0}` can be one number or two", "write `{1}` for one number, or a blank behind the comma for two");

    public static DiagnosticDescriptor UnknownBlock { get; } = Error("LOY0020", "Unknown block",
        "`{0}` begins no block of a programme", "there is: {1}");

    public static DiagnosticDescriptor Misspelt { get; } = Error("LOY0021", "Misspelt word",
        "`{0}` is unknown here; did you mean `{1}`?", "write `{1}`");

    public static DiagnosticDescriptor Unexpected { get; } = Error("LOY0022", "Something else expected",
        "expected {0}, found {1}", "this is in {2}");

    public static DiagnosticDescriptor Missing { get; } = Error("LOY0023", "Something missing",
        "expected {0} after `{1}`", "this is in {2}");

    public static DiagnosticDescriptor ReservedName { get; } = Error("LOY0024", "Word of the language as a name",
        "`{0}` is a word of the language and can't be a name", "choose another name, such as `{0}_1`");

    public static DiagnosticDescriptor UnknownClause { get; } = Error("LOY0025", "Unknown clause",
        "`{0}` begins no line of {1}", "there is: {2}");

    public static DiagnosticDescriptor NotClosed { get; } = Error("LOY0026", "Brace not closed",
        "the `{` of {0} is never closed", "add a `}`");

    public static DiagnosticDescriptor TooDeep { get; } = Error("LOY0027", "Nested too deeply",
        "this is nested more than {0} deep", "give a part of it a name with `let`, or a step of its own");

    public static DiagnosticDescriptor TooManyOperators { get; } = Error("LOY0028", "Condition too long",
        "this has more than {0} parts", "give some of them a name with `let`");

    public static DiagnosticDescriptor ChainedComparison { get; } = Error("LOY0029", "Chained comparison",
        "only two values can be compared at a time", "write both comparisons with `and` between them");

    public static DiagnosticDescriptor BarePeriod { get; } = Error("LOY0030", "Which period",
        "`per {0}` can mean two things", "write `per calendar {0}`, or `in any 1 {0}` for any such time");

    public static DiagnosticDescriptor NoWindow { get; } = Error("LOY0031", "No window",
        "say over which time this counts", "add `over last 30 days`, `this calendar year`, `among last 6` or `ever`");

    public static DiagnosticDescriptor StartWhen { get; } = Error("LOY0032", "Start without an event",
        "a journey starts on something that happens", "write `start on …`, and the condition on a line of its own: `when …`");

    public static DiagnosticDescriptor StrayBrace { get; } = Error("LOY0033", "Brace too many",
        "this `}` closes nothing", "delete it");

    public static DiagnosticDescriptor NotWhole { get; } = Error("LOY0034", "Whole number expected",
        "expected a whole number from {0} to {1}, found `{2}`", "write a whole number");

    public static DiagnosticDescriptor NotFormatted { get; } = new("LOY0040", "Not formatted",
        "this file was left as it is: laying it out would have changed its meaning", "report this file; nothing is lost", Severity.Warning);

    /// <summary>All of them, by their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        EmptyFile, NotText, FileTooLarge, LineTooLong, NotUtf8, MoreMistakes, UnknownCharacter, UnclosedText, ForeignSign, NoSuchDate,
        NoSuchTime, DateForm, NumberTooLong, ThousandsComma, UnknownBlock, Misspelt, Unexpected, Missing, ReservedName, UnknownClause,
        NotClosed, TooDeep, TooManyOperators, ChainedComparison, BarePeriod, NoWindow, StartWhen, StrayBrace, NotWhole, NotFormatted,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message, string help) =>
        new(id, title, message, help, Severity.Error);
}
