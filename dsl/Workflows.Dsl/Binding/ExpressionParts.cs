using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>What a condition or value is made of.</summary>
internal static class ExpressionParts
{
    /// <summary>It and everything in it, in the order of the text; named values aren't entered.</summary>
    public static IEnumerable<Expression> All(Expression root)
    {
        var open = new Stack<Expression>([root]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var part in Parts(next).Reverse())
            {
                open.Push(part);
            }
        }
    }

    private static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        Expression.And and => [and.Left, and.Right],
        Expression.Or or => [or.Left, or.Right],
        Expression.Not not => [not.Operand],
        Expression.Compare compare => [compare.Left, compare.Right],
        Expression.Arithmetic sum => [sum.Left, sum.Right],
        Expression.OneOf oneOf => [oneOf.Operand, .. oneOf.Values],
        Expression.IsKnown known => [known.Operand],
        Expression.IsMultiple multiple => [multiple.Operand],
        Expression.DatePart part => [part.Day],
        Expression.Figure { Subject: var subject } => new[] { subject.Where, subject.Among }.OfType<Expression>(),
        _ => [],
    };
}
