using Sprache;
using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.BlockSyntax>;
using What = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.PromisedSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>Promises about all members.</summary>
internal static class PromiseGrammar
{
    private static readonly Parser<PromisedSyntax> Holding = What.Of(
        "", ExpressionGrammar.Whole, static (condition, span) => new PromisedSyntax.Standing(true, condition, span)).Parser;

    private static readonly Parser<PromisedSyntax> NotHolding = Dispatch(
        "",
        What.Of("more than", Amount, After("from one", Name), Opt("where", ExpressionGrammar.Whole),
            static (most, type, where, span) => new PromisedSyntax.MoreThan(most, type, where, span)),
        What.Of("", ExpressionGrammar.Whole, static (condition, span) => new PromisedSyntax.Standing(false, condition, span)));

    public static Lead Always { get; } = Lead.Of("always", Text, Holding, static (title, what, span) => new PromiseSyntax(title, what, span));

    public static Lead Never { get; } = Lead.Of("never", Text, NotHolding, static (title, what, span) => new PromiseSyntax(title, what, span));
}
