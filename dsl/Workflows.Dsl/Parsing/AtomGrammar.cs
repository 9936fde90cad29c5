using Sprache;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Expressions;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.ExpressionSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>The parts of a sum: fixed values, paths, brackets, and what the member's history or all members say.</summary>
internal static class AtomGrammar
{
    private static readonly Expected ValueExpected = new("a value or a name", false);

    /// <summary>A path: words with dots.</summary>
    public static Parser<ExpressionSyntax.Path> Path { get; } = PathOf(1);

    private static readonly Parser<ExpressionSyntax.Path> FieldPath = PathOf(2);

    private static readonly Parser<ExpressionSyntax.Path> OneWord = input =>
    {
        var at = (TokenInput)input;
        return Name.Read(ref at, out var name)
            ? new Ok<ExpressionSyntax.Path>(new([name], name.Span), at)
            : new Bad<ExpressionSyntax.Path>(at);
    };

    private static readonly Lead Today = Lead.Of("today", static span => new ExpressionSyntax.Clock(ClockPart.Today, span));

    private static readonly Parser<ExpressionSyntax> Day = input => ((TokenInput)input).Is(Today.Phrase.First)
        ? Today.Parser(input) : Path(input);

    private static readonly LeadTable<ExpressionSyntax> Words = new(
        "", [Brackets(), .. Records(), .. Points(), .. AllMembers(), .. Clock()]);

    /// <summary>A part of a sum.</summary>
    public static Parser<ExpressionSyntax> Atom { get; } = input =>
    {
        var at = (TokenInput)input;
        if (LiteralGrammar.Begins(at))
        {
            return LiteralGrammar.Value(at);
        }

        if (at.Token.Kind is not (TokenKind.Word or TokenKind.Sign) || Vocabulary.IsReserved(at.Token.Word) || at.Reader.IsNextClause(at))
        {
            at.Reader.Expect(at.Index, ValueExpected);
            Words.Offer(at);
            return new Bad<ExpressionSyntax>(at);
        }

        if (Words.Begins(at) && !IsPlainName(at))
        {
            return Words.Read(input);
        }

        if (at.Token.Kind == TokenKind.Sign)
        {
            at.Reader.Expect(at.Index, ValueExpected);
            return new Bad<ExpressionSyntax>(at);
        }

        return PathOrMeasure(at);
    };

    private static Lead Brackets() => new(new Phrase("("), static input =>
    {
        var at = ((TokenInput)input).Next;
        return ExpressionGrammar.Inner.Read(ref at, out var inner) && ClosingBracket.Read(ref at)
            ? new Ok<ExpressionSyntax>(inner, at)
            : new Bad<ExpressionSyntax>(at);
    });

    private static Phrase ClosingBracket { get; } = new(")");

    private static IEnumerable<Lead> Records() =>
    [
        Aggregate("count of", AggregateWord.Count, OneWord),
        Aggregate("sum of", AggregateWord.Sum, FieldPath),
        Aggregate("average of", AggregateWord.Average, FieldPath),
        Aggregate("smallest of", AggregateWord.Smallest, FieldPath),
        Aggregate("largest of", AggregateWord.Largest, FieldPath),
        Aggregate("distinct of", AggregateWord.Distinct, FieldPath),
        Aggregate("nps of", AggregateWord.Nps, FieldPath),
        Aggregate("any", AggregateWord.Any, OneWord),
        Lead.Of("last", Path, static (of, span) => new ExpressionSyntax.Record(false, of, span)),
        Lead.Of("first", Path, static (of, span) => new ExpressionSyntax.Record(true, of, span)),
        Lead.Of("time since joining", static span => new ExpressionSyntax.TimeSince(null, span)),
        Lead.Of("time since last", Name, static (name, span) => new ExpressionSyntax.TimeSince(name, span)),
        Lead.Of("days between last two", Name, static (name, span) => new ExpressionSyntax.DaysBetweenLastTwo(name, span)),
        Lead.Of("streak of", Name, Where, After("in", WindowGrammar.Period),
            static (name, where, period, span) => new ExpressionSyntax.Streak(name, where, period, span)),
    ];

    private static IEnumerable<Lead> Points() =>
    [
        Figure("earned", PointsWord.Earned),
        Figure("issued", PointsWord.Issued),
        Figure("redeemed", PointsWord.Redeemed),
        Figure("expired", PointsWord.Expired),
        Figure("worth of issued", PointsWord.WorthOfIssued),
        Lead.Of("balance of", Name, static (name, span) => new ExpressionSyntax.Balance(name, span)),
    ];

    private static IEnumerable<Lead> AllMembers() =>
    [
        Lead.Of("share of members where", (Parser<ExpressionSyntax>)Condition, Opt<ExpressionSyntax>("among", Condition),
            static (where, among, span) => new ExpressionSyntax.ShareOfMembers(where, among, span)),
        Lead.Of("cost of points", static span => new ExpressionSyntax.Cost(FigureKind.CostOfPoints, span)),
        Lead.Of("cost of messages", static span => new ExpressionSyntax.Cost(FigureKind.CostOfMessages, span)),
        Lead.Of("cost of tasks", static span => new ExpressionSyntax.Cost(FigureKind.CostOfTasks, span)),
        new Lead(new Phrase("cost of"), static input => PathOrMeasure((TokenInput)input)),
        Lead.Of("spent of", Name, static (name, span) => new ExpressionSyntax.Spent(name, span)),
        Lead.Of("lift of", Name, static (name, span) => new ExpressionSyntax.Lift(name, span)),
    ];

    private static IEnumerable<Lead> Clock() =>
    [
        Lead.Of("weekday", static span => new ExpressionSyntax.Clock(ClockPart.Weekday, span)),
        Lead.Of("hour", static span => new ExpressionSyntax.Clock(ClockPart.Hour, span)),
        Today,
        Lead.Of("month of", Day, static (day, span) => new ExpressionSyntax.DatePart(ClockPart.Month, day, span)),
        Lead.Of("day of", Day, static (day, span) => new ExpressionSyntax.DatePart(ClockPart.DayOfMonth, day, span)),
    ];

    private static Lead Aggregate(string words, AggregateWord word, Parser<ExpressionSyntax.Path> of) => Lead.Of(
        words, of, Where, WindowGrammar.Window, (path, where, window, span) =>
            new ExpressionSyntax.Aggregate(word, path, where, window, span));

    private static Lead Figure(string words, PointsWord word) => Lead.Of(
        words, Name, WindowGrammar.Window, (name, window, span) => new ExpressionSyntax.PointsFigure(word, name, window, span));

    // Conditions and the parts of sums refer to each other: these are read when they are needed and not when this class begins.
    private static IResult<ExpressionSyntax> Condition(IInput input) => ExpressionGrammar.Inner(input);

    private static IResult<ExpressionSyntax?> Where(IInput input) => ExpressionGrammar.OptWhere(input);

    /// <summary>
    /// Whether a word that can begin more is a plain name here: <c>cost</c> (a measure) and not <c>cost of points</c>, <c>last</c> with
    /// nothing behind it. Words that are complete by themselves never are, but for a dot behind them.
    /// </summary>
    private static bool IsPlainName(TokenInput at)
    {
        var next = at.Next;
        if (at.Token.Kind != TokenKind.Word)
        {
            return false;
        }

        return next.Is(Signs.Dot)
            || (!IsComplete(at.Token.Word) && (next.Token.Kind != TokenKind.Word || (Follows(next) && Words.Matches(at) < 2)));
    }

    private static bool IsComplete(short word) => word == WeekdayWord || word == HourWord || word == Today.Phrase.First;

    private static short WeekdayWord { get; } = Vocabulary.Require("weekday");

    private static short HourWord { get; } = Vocabulary.Require("hour");

    /// <summary>Whether a word goes on with a finished value, or begins another line.</summary>
    private static bool Follows(TokenInput at) => at.Token.IsFirstOnLine || Vocabulary.IsReserved(at.Token.Word);

    private static Parser<NameSyntax?> AtRival { get; } = Opt("at", Name);

    private static IResult<ExpressionSyntax> PathOrMeasure(TokenInput at)
    {
        if (!Path.Read(ref at, out var path))
        {
            return new Bad<ExpressionSyntax>(at);
        }

        if (path.Parts.Count > 1 || !at.Is(Signs.Of))
        {
            at.Reader.Expect(at.Index, Expected.Of("of"));
            return new Ok<ExpressionSyntax>(path, at);
        }

        at = at.Next;
        if (!Name.Read(ref at, out var of) || !AtRival.Read(ref at, out var rival))
        {
            return new Bad<ExpressionSyntax>(at);
        }

        var last = (rival ?? of).Span;
        return new Ok<ExpressionSyntax>(
            new ExpressionSyntax.MeasureOf(path.Parts[0], of, rival, path.Span with { EndLine = last.EndLine, EndColumn = last.EndColumn }), at);
    }

    private static Parser<ExpressionSyntax.Path> PathOf(int partsLeast) => input =>
    {
        var at = (TokenInput)input;
        var start = at.Index;
        if (!Name.Read(ref at, out var first))
        {
            return new Bad<ExpressionSyntax.Path>(at);
        }

        if (!at.Is(Signs.Dot) && partsLeast == 1)
        {
            at.Reader.Expect(at.Index, Expected.Of("."));
            return new Ok<ExpressionSyntax.Path>(new([first], first.Span), at);
        }

        List<NameSyntax> parts = [first];
        var dot = at;
        while (parts.Count < partsLeast || at.Is(Signs.Dot))
        {
            if (!Dot.Read(ref at) || !Word.Read(ref at, out var part))
            {
                return new Bad<ExpressionSyntax.Path>(at);
            }

            parts.Add(part);
        }

        return new Ok<ExpressionSyntax.Path>(new(new([.. parts]), at.Reader.Span(start, at.Index)), at);
    };

    private static Phrase Dot { get; } = new(".");
}
