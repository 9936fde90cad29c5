using Sprache;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.WindowSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Over which records an aggregate runs.</summary>
internal static class WindowGrammar
{
    private const int RecordsMost = 1_000_000;
    private const int DaysMost = 100_000;
    private static readonly short CalendarWord = Vocabulary.Require("calendar");

    private static readonly LeadTable<WindowSyntax> Table = new(
        "",
        new Lead(new Phrase("over last"), OverLast),
        Lead.Of("this calendar", CalendarUnit, static (unit, span) => new WindowSyntax.ThisCalendar(unit, span)),
        Lead.Of("this membership year", static span => new WindowSyntax.ThisMembershipYear(span)),
        Lead.Of("this period", static span => new WindowSyntax.ThisPeriod(span)),
        Lead.Of("this", Whole(1, DaysMost), After("days from", Date),
            static (days, from, span) => new WindowSyntax.ThisDaysFrom(days, from, span)),
        Lead.Of("among last", Whole(1, RecordsMost), static (count, span) => new WindowSyntax.AmongLast(count, span)),
        Lead.Of("ever", static span => new WindowSyntax.Ever(span)));

    /// <summary>Whether a window begins there.</summary>
    public static bool Begins(TokenInput at) => Table.Begins(at);

    /// <summary>The window that every aggregate names.</summary>
    public static Parser<WindowSyntax> Window { get; } = input =>
    {
        var at = (TokenInput)input;
        if (!Table.Begins(at))
        {
            // A misspelt word at this place gets its own, better message.
            Table.Read(input);
            if (at.Index > at.Reader.Start && (at.Token.Kind != TokenKind.Word || at.Token.Word > 0 || at.Token.IsFirstOnLine))
            {
                at.Reader.Explain(at.Index, Diagnostic.Of(SyntaxDiagnostics.NoWindow, at.Reader.List.Behind(at.Reader.At(at.Index - 1))));
            }

            return new Bad<WindowSyntax>(at);
        }

        return Table.Read(input);
    };

    /// <summary>The periods that a streak counts: <c>calendar weeks</c>, <c>7 days from 2025-01-01</c>.</summary>
    public static Parser<WindowSyntax> Period { get; } = Dispatch(
        "",
        Lead.Of("calendar", CalendarUnit, static (unit, span) => new WindowSyntax.ThisCalendar(unit, span)),
        Lead.Of("", Whole(1, DaysMost), After("days from", Date),
            static (days, from, span) => new WindowSyntax.ThisDaysFrom(days, from, span)));

    private static IResult<WindowSyntax> OverLast(IInput input)
    {
        var at = (TokenInput)input;
        var (reader, start) = (at.Reader, at.Index);
        if (!OverLastWords.Read(ref at))
        {
            return new Bad<WindowSyntax>(at);
        }

        var number = at;
        if (!at.Next.Is(CalendarWord))
        {
            reader.Expect(at.Index + 1, Expected.Of("calendar"));
            return Length.Read(ref at, out var length)
                ? new Ok<WindowSyntax>(new WindowSyntax.OverLast(length, reader.Span(start, at.Index)), at)
                : new Bad<WindowSyntax>(at);
        }

        return CalendarCount.Read(ref number, out var count) && AfterCalendar.Read(ref number, out var unit)
            ? new Ok<WindowSyntax>(new WindowSyntax.OverLastCalendar(count, unit, reader.Span(start, number.Index)), number)
            : new Bad<WindowSyntax>(number);
    }

    private static Parser<int> CalendarCount { get; } = Whole(1, DaysMost);

    private static Phrase OverLastWords { get; } = new("over last");

    private static Parser<Model.Time.TimeUnit> AfterCalendar { get; } = After("calendar", CalendarUnit);
}
