using Workflows.Model.Expressions;

namespace Workflows.Core.Rules;

/// <summary>Walks expressions.</summary>
public static class ExpressionWalk
{
    /// <summary>An expression and all of its parts, outer ones first; named values are not followed.</summary>
    public static IEnumerable<Expression> All(Expression expression)
    {
        yield return expression;
        foreach (var part in Parts(expression))
        {
            foreach (var inner in All(part))
            {
                yield return inner;
            }
        }
    }

    /// <summary>The direct parts of an expression, in the order of the text.</summary>
    public static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        Expression.Arithmetic x => [x.Left, x.Right],
        Expression.Compare x => [x.Left, x.Right],
        Expression.And x => [x.Left, x.Right],
        Expression.Or x => [x.Left, x.Right],
        Expression.Not x => [x.Operand],
        Expression.OneOf x => [x.Operand, .. x.Values],
        Expression.IsKnown x => [x.Operand],
        Expression.IsMultiple x => [x.Operand],
        Expression.DatePart x => [x.Day],
        _ => [],
    };
}
