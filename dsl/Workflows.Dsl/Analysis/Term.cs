using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Dsl.Analysis;

/// <summary>One value, times a fixed number and plus another: what can be said of the sum can be said of the value.</summary>
/// <param name="Leaf">The value.</param>
/// <param name="Times">The factor, not 0.</param>
/// <param name="Plus">What is added.</param>
internal sealed record Term(Expression Leaf, Fraction Times, Fraction Plus)
{
    /// <summary>Whether it is the value alone.</summary>
    public bool IsPlain => Times == Fraction.One && Plus == Fraction.Zero;

    /// <summary>What an expression is, where it has one value only.</summary>
    /// <param name="value">The expression.</param>
    /// <param name="resolved">What a named value is.</param>
    public static Term? Of(Expression value, Func<Expression, Expression> resolved) => value switch
    {
        Expression.EventField or Expression.LineField or Expression.MemberField or Expression.Clock or Expression.Balance or Expression.EarnedNow
            or Expression.History { OfReport: false } => new(value, Fraction.One, Fraction.Zero),
        Expression.DatePart part => new(part with { Day = resolved(part.Day) }, Fraction.One, Fraction.Zero),
        Expression.Arithmetic sum => Of(sum, resolved(sum.Left), resolved(sum.Right), resolved),
        _ => null,
    };

    private static Term? Of(Expression.Arithmetic sum, Expression left, Expression right, Func<Expression, Expression> resolved)
    {
        if (left is Expression.Number && sum.Operator is (ArithmeticOperator.Plus or ArithmeticOperator.Times))
        {
            (left, right) = (right, left);
        }

        if (right is not Expression.Number { Value: var value } || Of(left, resolved) is not { } term)
        {
            return null;
        }

        return sum.Operator switch
        {
            ArithmeticOperator.Plus => term with { Plus = term.Plus + value },
            ArithmeticOperator.Minus => term with { Plus = term.Plus - value },
            ArithmeticOperator.Times => value == Fraction.Zero ? null : new(term.Leaf, term.Times * value, term.Plus * value),
            ArithmeticOperator.DividedBy => value == Fraction.Zero ? null : new(term.Leaf, term.Times / value, term.Plus / value),
        };
    }
}
