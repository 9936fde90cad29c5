using System.Numerics;
using Workflows.Templates.Parsing;
using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>
/// The operators <c>+ - * / // % &lt;&lt; &gt;&gt;</c> on numbers. The result has the wider type of the two; whole numbers widen,
/// they never overflow.
/// </summary>
internal static class Arithmetic
{
    /// <summary>The result, or null where one of the two is null.</summary>
    internal static object? Apply(TokenKind @operator, object? left, object? right, RenderState state)
    {
        if (left is null || right is null)
        {
            return null;
        }

        var rank = (NumberRank)Math.Max((byte)Kinds.Rank(left), (byte)Kinds.Rank(right));
        if (rank <= NumberRank.Bool || Kinds.Rank(left) == NumberRank.None || Kinds.Rank(right) == NumberRank.None)
        {
            throw Unsupported(@operator, left, right);
        }

        return rank switch
        {
            NumberRank.Decimal => OnDecimals(@operator, left, right),
            NumberRank.Double => OnDoubles(@operator, Numbers.ToDouble(left), Numbers.ToDouble(right))
                ?? throw Unsupported(@operator, left, right),
            NumberRank.Float => (float)(OnDoubles(@operator, Numbers.ToFloat(left), Numbers.ToFloat(right))
                ?? throw Unsupported(@operator, left, right)),
            NumberRank.Big => OnBig(@operator, Numbers.ToBig(left), Numbers.ToBig(right), state),
            _ => OnLongs(@operator, Numbers.ToLong(left), Numbers.ToLong(right), state),
        };
    }

    internal static TemplateFailure Unsupported(TokenKind @operator, object? left, object? right) =>
        new($"`{Operators.Spelling(@operator)}` does not work between values of the types `{Kinds.Name(left)}` and `{Kinds.Name(right)}`");

    /// <summary>The number with the other sign.</summary>
    internal static object? Negate(object? value) => Kinds.Rank(value) switch
    {
        NumberRank.None => value is null ? null
            : throw new TemplateFailure($"`-` does not work on a value of the type `{Kinds.Name(value)}`"),
        NumberRank.Decimal => -Numbers.ToDecimal(value),
        NumberRank.Double => -Numbers.ToDouble(value),
        NumberRank.Float => -Numbers.ToFloat(value),
        _ => Boxes.Of(-Numbers.ToBig(value)),
    };

    private static object OnLongs(TokenKind @operator, long left, long right, RenderState state)
    {
        Int128 wide;
        switch (@operator)
        {
            case TokenKind.Add:
                wide = (Int128)left + right;
                break;
            case TokenKind.Subtract:
                wide = (Int128)left - right;
                break;
            case TokenKind.Multiply:
                wide = (Int128)left * right;
                break;
            case TokenKind.Divide:
                return (double)left / right;
            default:
                return OnBig(@operator, left, right, state);
        }

        return wide >= long.MinValue && wide <= long.MaxValue ? Boxes.Of((long)wide) : (BigInteger)wide;
    }

    private static object OnBig(TokenKind @operator, BigInteger left, BigInteger right, RenderState state)
    {
        if (@operator is TokenKind.WholeDivide or TokenKind.Modulo && right.IsZero)
        {
            throw new TemplateFailure(new Message("Nothing can be divided by zero", "Attempted to divide by zero."));
        }

        Allow(@operator, left, right, state);
        return @operator switch
        {
            TokenKind.Add => Boxes.Of(left + right),
            TokenKind.Subtract => Boxes.Of(left - right),
            TokenKind.Multiply => Boxes.Of(left * right),
            TokenKind.Divide => (double)left / (double)right,
            TokenKind.WholeDivide => Boxes.Of(BigInteger.Divide(left, right)),
            TokenKind.Modulo => Boxes.Of(BigInteger.Remainder(left, right)),
            TokenKind.ShiftLeft => Boxes.Of(left << (int)right),
            _ => Boxes.Of(left >> (int)right),
        };
    }

    private static void Allow(TokenKind @operator, BigInteger left, BigInteger right, RenderState state)
    {
        var bits = left.GetBitLength() + (@operator == TokenKind.Multiply ? right.GetBitLength() : 0);
        if (@operator is TokenKind.ShiftLeft or TokenKind.ShiftRight)
        {
            bits = BigInteger.Abs(right) > state.Limits.IntegerBits ? long.MaxValue : bits + Math.Abs((long)right);
        }

        if (bits > state.Limits.IntegerBits)
        {
            throw new TemplateFailure(
                $"The result of `{Operators.Spelling(@operator)}` exceeds the limit of `{state.Limits.IntegerBits}` bits for an integer");
        }

        state.Work(bits / 64 * (bits / 64) / 64);
    }

    private static double? OnDoubles(TokenKind @operator, double left, double right) => @operator switch
    {
        TokenKind.Add => left + right,
        TokenKind.Subtract => left - right,
        TokenKind.Multiply => left * right,
        TokenKind.Divide => left / right,
        TokenKind.WholeDivide => Math.Round(left / right, MidpointRounding.ToEven),
        TokenKind.Modulo => left % right,
        _ => null,
    };

    private static decimal OnDecimals(TokenKind @operator, object leftValue, object rightValue)
    {
        var (left, right) = (Numbers.ToDecimal(leftValue), Numbers.ToDecimal(rightValue));
        try
        {
            return @operator switch
            {
                TokenKind.Add => left + right,
                TokenKind.Subtract => left - right,
                TokenKind.Multiply => left * right,
                TokenKind.Divide => left / right,
                TokenKind.WholeDivide => Math.Round(left / right, MidpointRounding.ToEven),
                TokenKind.Modulo => left % right,
                _ => throw Unsupported(@operator, leftValue, rightValue),
            };
        }
        catch (DivideByZeroException)
        {
            throw new TemplateFailure(new Message("Nothing can be divided by zero", "Attempted to divide by zero."));
        }
        catch (OverflowException)
        {
            throw new TemplateFailure($"The result of `{Operators.Spelling(@operator)}` is too large for a decimal");
        }
    }
}
