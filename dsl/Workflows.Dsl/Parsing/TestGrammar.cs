using Sprache;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;
using Lead = Workflows.Dsl.Parsing.Lead<Workflows.Dsl.Syntax.TestSyntax>;

namespace Workflows.Dsl.Parsing;

/// <summary>What follows <c>is</c>.</summary>
internal static class TestGrammar
{
    private const int EveryMost = 1_000_000;
    private static readonly short RefreshedWord = Vocabulary.Require("refreshed");

    private static readonly Lead[] Plain =
    [
        Lead.Of("known", static span => new TestSyntax.Known(span)),
        Lead.Of("one of", SepBy(LiteralGrammar.Literal, IsNoField), static (values, span) => new TestSyntax.OneOf(values, span)),
        Lead.Of("at least", Name, static (tier, span) => new TestSyntax.AtLeast(tier, span)),
        Lead.Of("below", Name, static (tier, span) => new TestSyntax.Below(tier, span)),
        Lead.Of("in top", Percent, Words("of members"), static (share, _, span) => new TestSyntax.InShare(false, share, span)),
        Lead.Of("in bottom", Percent, Words("of members"), static (share, _, span) => new TestSyntax.InShare(true, share, span)),
        Lead.Of("in", Name, static (segment, span) => new TestSyntax.In(segment, span)),
        Lead.Of("every", Ordinal(2, EveryMost), static (of, span) => new TestSyntax.Every(of, span)),
        Lead.Of("", (Parser<ExpressionSyntax>)Same, static (value, span) => new TestSyntax.Same(value, span)),
    ];

    private static readonly Parser<TestSyntax> NotNegated = Dispatch("", Plain);

    /// <summary>What follows <c>is</c>.</summary>
    public static Parser<TestSyntax> Test { get; } = Dispatch(
        "",
        [
            Lead.Of("not", NotNegated, static (test, span) => new TestSyntax.Not(test, span)),
            .. Plain,
        ]);

    // Sum and the tests refer to each other: the property is read when it is needed and not when this class begins.
    private static IResult<ExpressionSyntax> Same(IInput input) => ExpressionGrammar.Sum(input);

    /// <summary>In a list of fields on one line the comma before the next field ends the list of values, and so does one before <c>refreshed</c>.</summary>
    private static bool IsNoField(TokenInput at) => !at.Next.Is(Signs.Colon) && !at.Is(RefreshedWord);
}
