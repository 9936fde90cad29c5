using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.PointsClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Points currencies.</summary>
internal static class PointsGrammar
{
    private static readonly Clauses<PointsClauseSyntax> Body = new("points", new(
        "a line of points",
        Lead.Of("worth", Amount, static (value, span) => new PointsClauseSyntax.Worth(value, span)),
        Lead.Of("pending", Length, static (length, span) => new PointsClauseSyntax.Pending(length, span)),
        Lead.Of("expire never", static span => new PointsClauseSyntax.ExpireNever(span)),
        Lead.Of("expire", Length, Words("after earned"), OptValue(", end of", CalendarUnit),
            static (length, _, unit, span) => new PointsClauseSyntax.Expire(length, unit, span)),
        Lead.Of("status only", static span => new PointsClauseSyntax.StatusOnly(span)),
        Lead.Of("round", Dispatch("", Meaning("down", RoundingMode.Down), Meaning("up", RoundingMode.Up), Meaning("half up",
            RoundingMode.HalfUp)),
            After("per", Dispatch("", Meaning("event", RoundingScope.Event), Meaning("rule", RoundingScope.Rule), Meaning("line",
                RoundingScope.Line))),
            static (mode, scope, span) => new PointsClauseSyntax.Round(mode, scope, span)),
        Lead.Of("sales", Name, After(".", Word), static (name, field, span) => new PointsClauseSyntax.Sales(name, field, span)),
        Lead.Of("expected redemption", Percent, static (share, span) => new PointsClauseSyntax.ExpectedRedemption(share, span))));

    public static Lead<BlockSyntax> Block { get; } = Lead<BlockSyntax>.Of(
        "points", Name, OptText, Body.Read, static (name, title, clauses, span) => new PointsSyntax(name, title, clauses, span));
}
