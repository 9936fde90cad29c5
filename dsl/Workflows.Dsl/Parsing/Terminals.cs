using System.Globalization;
using Sprache;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Time;

namespace Workflows.Dsl.Parsing;

/// <summary>Parsers of single tokens, and of numbers with what they count.</summary>
internal static class Terminals
{
    private static readonly Expected NameExpected = new("a name", false);
    private static readonly Expected WordExpected = new("a word", false);
    private static readonly Expected WholeExpected = new("a whole number", false);
    private static readonly Expected UnitExpected = new("points or money, such as `HKD`", false);
    private static readonly short MinusWord = Vocabulary.Require("-");

    private static readonly Parser<int> LengthCount = Whole(0, 100_000);

    private static readonly TimeUnit?[] UnitsByWord = Units(
        "minute minutes hour hours day days week weeks month months quarter quarters year years");

    private static readonly TimeUnit?[] CalendarByWord = Units("day days week weeks month months quarter quarters year years");

    /// <summary>A name: any word that isn't reserved.</summary>
    public static Parser<NameSyntax> Name { get; } = input =>
    {
        var at = (TokenInput)input;
        ref readonly var token = ref at.Token;
        if (token.Kind == TokenKind.Word && !Vocabulary.IsReserved(token.Word) && !at.Reader.IsNextClause(at))
        {
            return new Ok<NameSyntax>(NameAt(at), at.Next);
        }

        at.Reader.Expect(at.Index, NameExpected);
        if (token.Kind == TokenKind.Word && !token.IsFirstOnLine)
        {
            at.Reader.Explain(at.Index, Diagnostic.Of(
                SyntaxDiagnostics.ReservedName, at.Reader.Span(at.Index, at.Index + 1), at.Reader.TextAt(at.Index).ToString()));
        }

        return new Bad<NameSyntax>(at);
    };

    /// <summary>A name that is declared, and perhaps <c>was</c> and what it was called before.</summary>
    public static Parser<NameSyntax> Declared { get; } = DeclaredName();

    /// <summary>Any word, where no other thing can stand: behind a dot, before a colon.</summary>
    public static Parser<NameSyntax> Word { get; } = Take(TokenKind.Word, WordExpected, NameAt);

    /// <summary>A text in quotes.</summary>
    public static Parser<StringSyntax> Text { get; } = Take(
        TokenKind.Text, new("a text in quotes", false), static at =>
            new StringSyntax(Values.TextOf(at.Reader.TextAt(at.Index)), SpanOf(at)));

    /// <summary>A name, or a text in quotes that stands for one.</summary>
    public static Parser<NameSyntax> NameOrText { get; } = input =>
    {
        var at = (TokenInput)input;
        return at.Token.Kind == TokenKind.Text
            ? new Ok<NameSyntax>(new NameSyntax(Values.TextOf(at.Reader.TextAt(at.Index)), SpanOf(at)), at.Next)
            : Name(input);
    };

    /// <summary>A text in quotes, or nothing.</summary>
    public static Parser<StringSyntax?> OptText { get; } = Combinators.OptWhere(static at => at.Token.Kind == TokenKind.Text, Text);

    /// <summary>A day. One that doesn't exist was reported and is read as some day.</summary>
    public static Parser<DateSyntax> Date { get; } = Take(
        TokenKind.Date, new("a day such as 2026-01-31", false),
        static at => new DateSyntax(Values.DateOf(at.Reader.TextAt(at.Index)) ?? DateOnly.MinValue, SpanOf(at)));

    /// <summary>A time of day. One that doesn't exist was reported and is read as midnight.</summary>
    public static Parser<TimeSyntax> Time { get; } = Take(
        TokenKind.Time, new("a time such as 21:00", false),
        static at => new TimeSyntax(Values.TimeOf(at.Reader.TextAt(at.Index)) ?? TimeOnly.MinValue, SpanOf(at)));

    /// <summary>A percentage.</summary>
    public static Parser<PercentSyntax> Percent { get; } = Take(
        TokenKind.Percent, new("a percentage such as 80%", false), static at => new PercentSyntax(ValueOf(at), SpanOf(at)));

    /// <summary>A number, with a minus where it is negative.</summary>
    public static Parser<NumberSyntax> Number { get; } = input =>
    {
        var at = (TokenInput)input;
        var start = at.Index;
        var isNegative = at.Is(MinusWord);
        at = isNegative ? at.Next : at;
        if (at.Token.Kind != TokenKind.Number)
        {
            at.Reader.Expect(at.Index, new("a number", false));
            return new Bad<NumberSyntax>(at);
        }

        return new Ok<NumberSyntax>(new(isNegative ? -ValueOf(at) : ValueOf(at), at.Reader.Span(start, at.Index + 1)), at.Next);
    };

    /// <summary>A number and the points or money it counts, on one line.</summary>
    public static Parser<AmountSyntax> Amount { get; } = input =>
    {
        var at = (TokenInput)input;
        var start = at.Index;
        if (!Number.Read(ref at, out var number))
        {
            return new Bad<AmountSyntax>(at);
        }

        if (!IsUnitName(at))
        {
            at.Reader.Expect(at.Index, UnitExpected);
            return new Bad<AmountSyntax>(at);
        }

        return new Ok<AmountSyntax>(new(number.Value, NameAt(at), at.Reader.Span(start, at.Index + 1)), at.Next);
    };

    /// <summary>A length of time: <c>30 days</c>.</summary>
    public static Parser<LengthSyntax> Length { get; } = input =>
    {
        var at = (TokenInput)input;
        var start = at.Index;
        if (!LengthCount.Read(ref at, out var count))
        {
            return new Bad<LengthSyntax>(at);
        }

        if (UnitAt(at) is not { } unit)
        {
            ExpectUnit(at, UnitsByWord);
            return new Bad<LengthSyntax>(at);
        }

        return new Ok<LengthSyntax>(new(new TimeLength(count, unit), at.Reader.Span(start, at.Index + 1)), at.Next);
    };

    /// <summary>A unit of the calendar: a day or longer.</summary>
    public static Parser<TimeUnit> CalendarUnit { get; } = input =>
    {
        var at = (TokenInput)input;
        if (CalendarByWord[at.Token.Word] is { } unit)
        {
            return new Ok<TimeUnit>(unit, at.Next);
        }

        ExpectUnit(at, CalendarByWord);
        return new Bad<TimeUnit>(at);
    };

    /// <summary>A whole number within limits.</summary>
    public static Parser<int> Whole(int least, int most) => Count(TokenKind.Number, WholeExpected, least, most);

    /// <summary>A place in a row: <c>3rd</c>.</summary>
    public static Parser<int> Ordinal(int least, int most) =>
        Count(TokenKind.Ordinal, new("a place in a row such as 3rd", false), least, most);

    /// <summary>The unit of time that stands there on the line of the number before it, if one does.</summary>
    public static TimeUnit? UnitAt(TokenInput at) => at.Token.IsFirstOnLine ? null : UnitsByWord[at.Token.Word];

    /// <summary>Whether the unit of time that stands there is one of the calendar.</summary>
    public static bool IsCalendarUnit(TokenInput at) => CalendarByWord[at.Token.Word] is not null;

    /// <summary>Whether the name of points or money stands there, on the line of the number before it.</summary>
    public static bool IsUnitName(TokenInput at) =>
        at.Token.Kind == TokenKind.Word && !at.Token.IsFirstOnLine && !Vocabulary.IsReserved(at.Token.Word);

    /// <summary>The word that stands there as a name.</summary>
    public static NameSyntax NameAt(TokenInput at) =>
        new(at.Token.Word > 0 ? Vocabulary.WordOf(at.Token.Word) : at.Reader.TextAt(at.Index).ToString(), SpanOf(at));

    /// <summary>The value of the number or percentage that stands there; 0 for one that was reported as too long.</summary>
    public static decimal ValueOf(TokenInput at)
    {
        ref readonly var token = ref at.Token;
        return token.IsFaulty && token.Length > 30 ? 0 : NumberShape.ValueOf(at.Reader.TextAt(at.Index));
    }

    /// <summary>The place of the token that stands there.</summary>
    public static SourceSpan SpanOf(TokenInput at) => at.Reader.Span(at.Index, at.Index + 1);

    private static Parser<T> Take<T>(TokenKind kind, Expected expected, Func<TokenInput, T> make) => input =>
    {
        var at = (TokenInput)input;
        if (at.Token.Kind == kind)
        {
            return new Ok<T>(make(at), at.Next);
        }

        at.Reader.Expect(at.Index, expected);
        return new Bad<T>(at);
    };

    private static Parser<int> Count(TokenKind kind, Expected expected, int least, int most) => input =>
    {
        var at = (TokenInput)input;
        if (at.Token.Kind != kind)
        {
            at.Reader.Expect(at.Index, expected);
            return new Bad<int>(at);
        }

        var value = ValueOf(at);
        if (value < least || value > most || value != decimal.Truncate(value))
        {
            at.Reader.Explain(at.Index, Diagnostic.Of(
                SyntaxDiagnostics.NotWhole, SpanOf(at), Plain(least), Plain(most), at.Reader.TextAt(at.Index).ToString()));
            return new Bad<int>(at);
        }

        return new Ok<int>((int)value, at.Next);
    };

    private static void ExpectUnit(TokenInput at, TimeUnit?[] units)
    {
        at.Reader.Expect(at.Index, new("a unit such as `days`", false));
        for (short word = 1; word < units.Length; word++)
        {
            if (units[word] is not null)
            {
                at.Reader.Expect(at.Index, Expected.Of(word));
            }
        }
    }

    private static TimeUnit?[] Units(string words)
    {
        var units = new TimeUnit?[Vocabulary.Count];
        foreach (var word in words.Split(' '))
        {
            units[Vocabulary.Require(word)] = UnitOf(word);
        }

        return units;
    }

    private static TimeUnit UnitOf(string word) => word.TrimEnd('s') switch
    {
        "minute" => TimeUnit.Minute,
        "hour" => TimeUnit.Hour,
        "day" => TimeUnit.Day,
        "week" => TimeUnit.Week,
        "month" => TimeUnit.Month,
        "quarter" => TimeUnit.Quarter,
        "year" => TimeUnit.Year,
        _ => throw new ArgumentException($"`{word}` is no unit of time.", nameof(word)),
    };

    private static Parser<NameSyntax> DeclaredName()
    {
        var was = Combinators.Opt("was", Name);
        return input =>
        {
            var at = (TokenInput)input;
            return Name.Read(ref at, out var name) && was.Read(ref at, out var old)
                ? new Ok<NameSyntax>(old is null ? name : name with { Was = old }, at)
                : new Bad<NameSyntax>(at);
        };
    }

    private static string Plain(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');
}
