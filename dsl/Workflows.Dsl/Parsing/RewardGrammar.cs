using Sprache;
using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.RewardClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Rewards.</summary>
internal static class RewardGrammar
{
    private const int StockMost = 1_000_000_000;

    private static readonly Parser<PriceSyntax> Price = Lead<PriceSyntax>.Of(
        "", Amount, Opt("+", Amount), static (points, money, span) => new PriceSyntax(points, money, span)).Parser;

    private static readonly Clauses<RewardClauseSyntax> Body = new("a reward", new(
        "a line of a reward",
        Lead.Of("price", Joined(Price, "or"), static (prices, span) => new RewardClauseSyntax.Price(prices, span)),
        Lead.Of("our cost", Amount, static (value, span) => new RewardClauseSyntax.OurCost(value, span)),
        Lead.Of("stock", Whole(0, StockMost), static (count, span) => new RewardClauseSyntax.Stock(count, span)),
        Lead.Of("hold", Length, static (length, span) => new RewardClauseSyntax.Hold(length, span)),
        new Lead(new Phrase("at most"), Lead.Of("", PeriodGrammar.AtMost,
            static (limit, span) => new RewardClauseSyntax.AtMost(limit, span)).Parser),
        Lead.Of("when", ExpressionGrammar.Whole, static (condition, span) => new RewardClauseSyntax.When(condition, span)),
        Lead.Of("voucher valid", Length, Opt("worth", Amount),
            static (length, worth, span) => new RewardClauseSyntax.Voucher(length, worth, span)),
        Lead.Of("cancel up to", Length, static (length, span) => new RewardClauseSyntax.Cancel(length, span))));

    public static Lead<BlockSyntax> Block { get; } = Lead<BlockSyntax>.Of(
        "reward", Declared, OptText, Body.Read, static (name, title, clauses, span) => new RewardSyntax(name, title, clauses, span));
}
