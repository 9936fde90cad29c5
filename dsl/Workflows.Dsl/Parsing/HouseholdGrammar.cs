using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.HouseholdClauseSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Households.</summary>
internal static class HouseholdGrammar
{
    private const int MembersMost = 1_000;

    private static readonly Clauses<HouseholdClauseSyntax> Body = new("the household", new(
        "a line of the household",
        Lead.Of("up to", Whole(2, MembersMost), Words("members"), static (most, _, span) => new HouseholdClauseSyntax.UpTo(most, span)),
        Lead.Of("pool", SepBy(Name), static (currencies, span) => new HouseholdClauseSyntax.Pool(currencies, span))));

    public static Lead<BlockSyntax> Block { get; } = Lead<BlockSyntax>.Of(
        "household", Body.Read, static (clauses, span) => new HouseholdSyntax(clauses, span));
}
