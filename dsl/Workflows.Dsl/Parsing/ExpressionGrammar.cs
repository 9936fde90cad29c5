using Sprache;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using static Workflows.Dsl.Parsing.Combinators;
using static Workflows.Dsl.Parsing.Terminals;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// Conditions and values. From loose to tight: <c>or</c>, <c>and</c>, <c>not</c>, one comparison or <c>is</c>, <c>+ -</c>, <c>* /</c>.
/// </summary>
internal static class ExpressionGrammar
{
    private static readonly short NotWord = Vocabulary.Require("not");
    private static readonly short IsWord = Vocabulary.Require("is");
    /// <summary>That a comparison could stand there.</summary>
    public static Expected Comparing { get; } = new("a comparison such as `>=`", false);
    private static readonly Expected IsExpected = Expected.Of("is");

    private static readonly Comparison?[] Comparisons = ComparisonsByWord();

    private static readonly Parser<ExpressionSyntax> Term = Infix(
        "a sign such as `+`", AtomGrammar.Atom,
        ("*", static (a, b, span) => new ExpressionSyntax.Arithmetic(ArithmeticOperator.Times, a, b, span)),
        ("/", static (a, b, span) => new ExpressionSyntax.Arithmetic(ArithmeticOperator.DividedBy, a, b, span)));

    /// <summary>A value: a sum of products.</summary>
    public static Parser<ExpressionSyntax> Sum { get; } = Infix(
        "a sign such as `+`", Term,
        ("+", static (a, b, span) => new ExpressionSyntax.Arithmetic(ArithmeticOperator.Plus, a, b, span)),
        ("-", static (a, b, span) => new ExpressionSyntax.Arithmetic(ArithmeticOperator.Minus, a, b, span)));

    private static readonly Parser<ExpressionSyntax> Conjunction = Infix(
        "", Negation, ("and", static (a, b, span) => new ExpressionSyntax.And(a, b, span)));

    private static readonly Parser<ExpressionSyntax> Disjunction = Infix(
        "", Conjunction, ("or", static (a, b, span) => new ExpressionSyntax.Or(a, b, span)));

    /// <summary>A condition or a value within another one.</summary>
    public static Parser<ExpressionSyntax> Inner { get; } = Deeper(Disjunction);

    /// <summary>A whole condition or value.</summary>
    public static Parser<ExpressionSyntax> Whole { get; } = FromZero(Inner);

    /// <summary>A whole value: a sum, no condition.</summary>
    public static Parser<ExpressionSyntax> WholeSum { get; } = FromZero(Sum);

    /// <summary><c>where</c> and a condition, or nothing.</summary>
    public static Parser<ExpressionSyntax?> OptWhere { get; } = Opt("where", Inner);

    /// <summary>The comparison that stands there, if one does.</summary>
    public static Comparison? ComparisonAt(TokenInput at) => Comparisons[at.Word];

    private static Parser<ExpressionSyntax> FromZero(Parser<ExpressionSyntax> parser) => input =>
    {
        ((TokenInput)input).Reader.Operators = 0;
        return parser(input);
    };

    private static IResult<ExpressionSyntax> Negation(IInput input)
    {
        var at = (TokenInput)input;
        var start = at.Index;
        if (!at.Is(NotWord))
        {
            return Compare(input);
        }

        at = at.Next;
        return DeeperNegation.Read(ref at, out var operand)
            ? new Ok<ExpressionSyntax>(new ExpressionSyntax.Not(operand, at.Reader.Span(start, at.Index)), at)
            : new Bad<ExpressionSyntax>(at);
    }

    private static Parser<ExpressionSyntax> DeeperNegation { get; } = Deeper<ExpressionSyntax>(Negation);

    private static IResult<ExpressionSyntax> Compare(IInput input)
    {
        var at = (TokenInput)input;
        var (reader, start) = (at.Reader, at.Index);
        var sum = Sum(input);
        if (!sum.WasSuccessful)
        {
            return sum;
        }

        at = (TokenInput)sum.Remainder;
        var left = sum.Value;
        ExpressionSyntax whole;
        if (at.Is(IsWord))
        {
            at = at.Next;
            if (!TestGrammar.Test.Read(ref at, out var test))
            {
                return new Bad<ExpressionSyntax>(at);
            }

            whole = new ExpressionSyntax.Is(left, test, reader.Span(start, at.Index));
        }
        else if (ComparisonAt(at) is { } comparison)
        {
            at = at.Next;
            if (!Sum.Read(ref at, out var right))
            {
                return new Bad<ExpressionSyntax>(at);
            }

            whole = new ExpressionSyntax.Compare(comparison, left, right, reader.Span(start, at.Index));
        }
        else
        {
            reader.Expect(at.Index, Comparing);
            reader.Expect(at.Index, IsExpected);
            return sum;
        }

        if (ComparisonAt(at) is not null || at.Is(IsWord))
        {
            reader.Explain(at.Index, Diagnostic.Of(SyntaxDiagnostics.ChainedComparison, SpanOf(at)));
        }

        return new Ok<ExpressionSyntax>(whole, at);
    }

    private static Comparison?[] ComparisonsByWord()
    {
        var comparisons = new Comparison?[Vocabulary.Count];
        comparisons[Vocabulary.Require("=")] = Comparison.Equal;
        comparisons[Vocabulary.Require("<>")] = Comparison.Different;
        comparisons[Vocabulary.Require("<")] = Comparison.Below;
        comparisons[Vocabulary.Require("<=")] = Comparison.AtMost;
        comparisons[Vocabulary.Require(">")] = Comparison.Above;
        comparisons[Vocabulary.Require(">=")] = Comparison.AtLeast;
        return comparisons;
    }
}
