using System.Numerics;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Dsl.Binding;

/// <summary>Sums, differences, products and quotients.</summary>
internal sealed class ArithmeticBinder(Draft draft, LiteralBinder literals)
{
    public Expression Bind(ExpressionSyntax.Arithmetic syntax, Expression left, Expression right, Surroundings at)
    {
        if (left.Type.Kind == DataKind.Unknown || right.Type.Kind == DataKind.Unknown)
        {
            return Bound.Nothing(syntax.Span);
        }

        if (syntax.Operator is ArithmeticOperator.Plus or ArithmeticOperator.Minus)
        {
            (left, right) = (LiteralBinder.AsPoints(left, right.Type), LiteralBinder.AsPoints(right, left.Type));
        }

        var divides = syntax.Operator == ArithmeticOperator.DividedBy;
        if (divides && !at.IsFigure && !IsFixedDivisor(right))
        {
            draft.Findings.Report(TypeDiagnostics.FixedDivisor, syntax.Right.Span);
            return Bound.Nothing(syntax.Span);
        }

        if (Kind(syntax.Operator, left.Type, right.Type, at.IsFigure) is not { } type)
        {
            CantCalculate(syntax.Operator, left, right);
            return Bound.Nothing(syntax.Span);
        }

        if (left is Expression.Number a && right is Expression.Number b && !(divides && b.Value == Fraction.Zero))
        {
            return literals.Number(Calculate(syntax.Operator, a.Value, b.Value), type, syntax.Span);
        }

        return Scaled(new(syntax.Operator, left, right, Types.Plain(type), syntax.Span), at.IsFigure);
    }

    // Figures are fractions, so only what members are judged by needs a scale.
    private Expression Scaled(Expression.Arithmetic sum, bool isFigure)
    {
        var scale = isFigure ? 1 : Scale(sum.Operator, sum.Left, sum.Right);
        if (scale is not null)
        {
            return sum with { Type = sum.Type with { Scale = scale.Value } };
        }

        draft.Findings.Report(TypeDiagnostics.TooFine, sum.Span, draft.Quote(sum.Span));
        return Bound.Nothing(sum.Span);
    }

    private static bool IsFixedDivisor(Expression right) =>
        right is Expression.Number { Type.Kind: DataKind.Number } number && number.Value != Fraction.Zero;

    private static DataType? Kind(ArithmeticOperator sign, DataType left, DataType right, bool isFigure)
    {
        if (!left.IsNumeric || !right.IsNumeric)
        {
            return null;
        }

        return sign switch
        {
            ArithmeticOperator.Plus or ArithmeticOperator.Minus =>
                Types.Match(left, right) ? left : isFigure && IsRatio(left) && IsRatio(right) ? Types.Percent : null,
            ArithmeticOperator.Times => IsRatio(right) ? Product(left, right) : IsRatio(left) ? right : null,
            ArithmeticOperator.DividedBy => Quotient(left, right, isFigure),
        };
    }

    private static bool IsRatio(DataType type) => type.Kind is DataKind.Number or DataKind.Percent;

    private static DataType Product(DataType left, DataType right) =>
        left.Kind == DataKind.Percent && right.Kind == DataKind.Number ? right : left;

    private static DataType? Quotient(DataType left, DataType right, bool isFigure) =>
        !isFigure ? left
        : Types.Match(left, right) ? Types.Percent
        : IsRatio(right) || (left.Kind == DataKind.Money && right.Kind == DataKind.Points) ? left
        : null;

    private static Fraction Calculate(ArithmeticOperator sign, Fraction a, Fraction b) => sign switch
    {
        ArithmeticOperator.Plus => a + b,
        ArithmeticOperator.Minus => a - b,
        ArithmeticOperator.Times => a * b,
        ArithmeticOperator.DividedBy => a / b,
    };

    private static long? Scale(ArithmeticOperator sign, Expression left, Expression right) => sign switch
    {
        ArithmeticOperator.Times => Types.Fit((BigInteger)left.Type.Scale * right.Type.Scale),
        ArithmeticOperator.DividedBy => Types.Fit(left.Type.Scale * BigInteger.Abs(((Expression.Number)right).Value.Numerator)),
        ArithmeticOperator.Plus or ArithmeticOperator.Minus => Types.CommonScale(left.Type.Scale, right.Type.Scale),
    };

    private void CantCalculate(ArithmeticOperator sign, Expression left, Expression right)
    {
        var (words, help) = sign switch
        {
            ArithmeticOperator.Plus => ("added", "add only two of a kind"),
            ArithmeticOperator.Minus => ("subtracted", "subtract only two of a kind"),
            ArithmeticOperator.Times => ("multiplied", "multiply by a number or a percentage"),
            ArithmeticOperator.DividedBy => ("divided", "divide by a number, or one by another of a kind"),
        };
        var isOfAKind = sign is ArithmeticOperator.Plus or ArithmeticOperator.Minus;
        draft.Findings.Report(Diagnostic.Of(TypeDiagnostics.CantCalculate, right.Span,
            draft.Quote(left.Span), Types.InWords(left.Type), draft.Quote(right.Span), Types.InWords(right.Type), words, help)
            with { Fixes = UnitFix.Of(isOfAKind ? UnitFix.Whole(left.Type, right, draft) : null, right.Span) });
    }
}
