using Workflows.Dsl.Syntax;

namespace Workflows.Dsl.Evaluating;

/// <summary>Which parts of an expression have a value without a member.</summary>
internal static class DataParts
{
    /// <summary>What of an expression asks for a member; null where nothing does.</summary>
    public static string? ProblemOf(ExpressionSyntax tree) => tree switch
    {
        LiteralSyntax and not TimeSyntax => null,
        ExpressionSyntax.Path => null,
        ExpressionSyntax.Not not => ProblemOf(not.Operand),
        ExpressionSyntax.Or or => ProblemOf(or.Left) ?? ProblemOf(or.Right),
        ExpressionSyntax.And and => ProblemOf(and.Left) ?? ProblemOf(and.Right),
        ExpressionSyntax.Compare compare => ProblemOf(compare.Left) ?? ProblemOf(compare.Right),
        ExpressionSyntax.Arithmetic sum => ProblemOf(sum.Left) ?? ProblemOf(sum.Right),
        ExpressionSyntax.Is test => ProblemOf(test.Operand) ?? ProblemOf(test.Test),
        _ => Asks("this asks for a member's history, points or clock"),
    };

    private static string? ProblemOf(TestSyntax test) => test switch
    {
        TestSyntax.Known or TestSyntax.OneOf or TestSyntax.Every => null,
        TestSyntax.Same same => ProblemOf(same.Value),
        TestSyntax.Not not => ProblemOf(not.Test),
        _ => Asks("tiers, segments and shares are of members"),
    };

    private static string Asks(string what) => $"{what}, which only a journey of a programme has; give the value to the workflow as an input.";
}
