using Sprache;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.PointsClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Points currencies.</summary>
internal static class PointsGrammar
{
    /// <summary>What an expiry counts from; it only lacks the length of time.</summary>
    private delegate PointsClauseSyntax Maker(LengthSyntax length, SourceSpan span);

    private static readonly Parser<Maker> From = Dispatch(
        "",
        Lead<Maker>.Of("after earned", OptValue(", end of", CalendarUnit),
            static (unit, _) => (length, span) => new PointsClauseSyntax.Expire(length, unit, span)),
        Lead<Maker>.Of("after activity", OptValue(", end of", CalendarUnit),
            static (unit, _) => (length, span) => new PointsClauseSyntax.ExpireAfterActivity(length, unit, span)),
        Lead<Maker>.Of("after end of calendar", CalendarUnit,
            static (unit, _) => (length, span) => new PointsClauseSyntax.ExpireAtEndOf(length, unit, false, span)));

    private static readonly Clauses<PointsClauseSyntax> Body = new("points", new(
        "a line of points",
        Lead.Of("worth", Amount, static (value, span) => new PointsClauseSyntax.Worth(value, span)),
        Lead.Of("pending", Length, static (length, span) => new PointsClauseSyntax.Pending(length, span)),
        Lead.Of("expire never", static span => new PointsClauseSyntax.ExpireNever(span)),
        Lead.Of("expire at end of next calendar", CalendarUnit,
            static (unit, span) => new PointsClauseSyntax.ExpireAtEndOf(null, unit, true, span)),
        Lead.Of("expire at end of calendar", CalendarUnit,
            static (unit, span) => new PointsClauseSyntax.ExpireAtEndOf(null, unit, false, span)),
        Lead.Of("expire", Length, From, static (length, make, span) => make(length, span)),
        Lead.Of("notice", Length, Words("before expiry"), static (length, _, span) => new PointsClauseSyntax.Notice(length, span)),
        Lead.Of("spend soonest to expire first", static span => new PointsClauseSyntax.Spend(SpendOrder.SoonestToExpire, span)),
        Lead.Of("spend oldest first", static span => new PointsClauseSyntax.Spend(SpendOrder.OldestFirst, span)),
        Lead.Of("status only", static span => new PointsClauseSyntax.StatusOnly(span)),
        Lead.Of("round", Dispatch("", Meaning("down", RoundingMode.Down), Meaning("up", RoundingMode.Up), Meaning("half up",
            RoundingMode.HalfUp)),
            After("per", Dispatch("", Meaning("event", RoundingScope.Event), Meaning("rule", RoundingScope.Rule), Meaning("line",
                RoundingScope.Line))),
            static (mode, scope, span) => new PointsClauseSyntax.Round(mode, scope, span)),
        Lead.Of("sales", Name, After(".", Word), static (name, field, span) => new PointsClauseSyntax.Sales(name, field, span)),
        Lead.Of("transfer", PeriodGrammar.AtMost, static (limit, span) => new PointsClauseSyntax.Transfer(limit, span)),
        Lead.Of("expected redemption", Percent, static (share, span) => new PointsClauseSyntax.ExpectedRedemption(share, span))));

    public static Lead<BlockSyntax> Block { get; } = Lead<BlockSyntax>.Of(
        "points", Declared, OptText, Body.Read, static (name, title, clauses, span) => new PointsSyntax(name, title, clauses, span));
}
