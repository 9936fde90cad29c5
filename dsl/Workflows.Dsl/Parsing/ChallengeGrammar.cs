using Sprache;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Time;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Block = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.BlockSyntax>;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.RuleClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Challenges.</summary>
internal static class ChallengeGrammar
{
    private const int PeriodsMost = 1_000;
    private static readonly short CalendarWord = Vocabulary.Require("calendar");

    private static Parser<int> Periods { get; } = Whole(1, PeriodsMost);

    private static Parser<TimeUnit> CalendarUnits { get; } = After("calendar", CalendarUnit);

    private static Parser<NameSyntax?> OptOf { get; } = Opt("of", Name);

    private static Parser<WindowSyntax?> OptWindow { get; } = OptWhere(WindowGrammar.Begins, WindowGrammar.Window);

    private static Parser<bool> InARow { get; } = Words("in a row");

    private static readonly Clauses<RuleClauseSyntax> Body = new("a challenge", new(
        "a line of a challenge",
        [
            RuleGrammar.Valid, RuleGrammar.When, RuleGrammar.Bonus, RuleGrammar.AtMost,
            Lead.Of("count", Name, Opt("where", ExpressionGrammar.Whole),
                static (name, where, span) => new RuleClauseSyntax.Count(name, where, span)),
            Lead.Of("reach", (Parser<ReachSyntax>)Reach, static (reach, span) => new RuleClauseSyntax.Reach(reach, span)),
        ]));

    public static Block Challenge { get; } = Block.Of(
        "challenge", Name, OptText, Body.Read, static (name, title, clauses, span) => new ChallengeSyntax(name, title, clauses, span));

    private static IResult<ReachSyntax> Reach(IInput input)
    {
        var at = (TokenInput)input;
        var (reader, start) = (at.Reader, at.Index);
        if (at.Next.Is(CalendarWord))
        {
            return Periods.Read(ref at, out var count) && CalendarUnits.Read(ref at, out var unit) && InARow.Read(ref at, out _)
                ? new Ok<ReachSyntax>(new ReachSyntax.InARow(count, unit, reader.Span(start, at.Index)), at)
                : new Bad<ReachSyntax>(at);
        }

        return LiteralGrammar.NumberOrAmount.Read(ref at, out var step) && OptOf.Read(ref at, out var of)
                && OptWindow.Read(ref at, out var window)
            ? new Ok<ReachSyntax>(new ReachSyntax.Amount(step, of, window, reader.Span(start, at.Index)), at)
            : new Bad<ReachSyntax>(at);
    }
}
