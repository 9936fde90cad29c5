using System.Linq.Expressions;
using System.Numerics;
using Code = System.Linq.Expressions.Expression;

namespace Workflows.Core.Rules.Compiled;

/// <summary>
/// Code that computes a number as a whole multiple of <c>1/Scale</c>, with the largest magnitude that it can have. While that fits into
/// 62 bits the code works on 64-bit integers, else on 128-bit ones: exact either way, because the compiler proves it.
/// </summary>
internal sealed record NumberCode(Code Value, BigInteger Scale, BigInteger Bound)
{
    private static readonly BigInteger Narrow = BigInteger.One << 62;
    private static readonly BigInteger Wide = BigInteger.One << 126;

    /// <summary>Whether the code works on 128-bit integers.</summary>
    public bool IsWide => Value.Type == typeof(Int128);

    /// <summary>A number read from a 64-bit place.</summary>
    public static NumberCode Read(Code value, BigInteger scale, BigInteger bound) => new(value, scale, bound);

    /// <summary>A fixed number.</summary>
    public static NumberCode Fixed(BigInteger value, BigInteger scale) =>
        new(BigInteger.Abs(value) < Narrow ? Code.Constant((long)value) : Code.Constant((Int128)value), scale, BigInteger.Abs(value));

    /// <summary>The same number as a multiple of a finer unit.</summary>
    /// <param name="scale">A multiple of <see cref="Scale"/>.</param>
    public NumberCode At(BigInteger scale)
    {
        var factor = scale / Scale;
        return factor.IsOne ? this : TimesFixed(factor) with { Scale = scale };
    }

    /// <summary>The multiple times a fixed whole number.</summary>
    public NumberCode TimesFixed(BigInteger factor) => Combine(this, Fixed(factor, 1), Bound * BigInteger.Abs(factor), Code.Multiply) with { Scale = Scale };

    /// <summary>Sum or difference.</summary>
    public static NumberCode Add(NumberCode a, NumberCode b, bool minus)
    {
        var scale = Lcm(a.Scale, b.Scale);
        var (x, y) = (a.At(scale), b.At(scale));
        return Combine(x, y, x.Bound + y.Bound, minus ? Code.Subtract : Code.Add) with { Scale = scale };
    }

    /// <summary>Product.</summary>
    public static NumberCode Times(NumberCode a, NumberCode b) => Combine(a, b, a.Bound * b.Bound, Code.Multiply) with { Scale = a.Scale * b.Scale };

    /// <summary>Both as code of the same type and unit, ready to be compared.</summary>
    public static (Code Left, Code Right) Comparable(NumberCode a, NumberCode b)
    {
        var scale = Lcm(a.Scale, b.Scale);
        var (x, y) = (a.At(scale), b.At(scale));
        return x.IsWide || y.IsWide ? (Widen(x.Value), Widen(y.Value)) : (x.Value, y.Value);
    }

    /// <summary>How many whole steps fit (rounded down), as a plain whole number.</summary>
    /// <param name="step">Length of a step in the number's own unit, above 0.</param>
    public NumberCode WholeSteps(BigInteger step)
    {
        // Values are never below 0 where steps are counted, so cutting off is rounding down; a negative value gives nothing anyway.
        var divisor = Fixed(step, 1);
        var value = IsWide || divisor.IsWide ? Code.Divide(Widen(Value), Widen(divisor.Value)) : Code.Divide(Value, divisor.Value);
        return new NumberCode(value, 1, Bound / step);
    }

    /// <summary>Code of a 128-bit integer.</summary>
    public Code AsWide() => Widen(Value);

    private static Code Widen(Code value) => value.Type == typeof(Int128) ? value : Code.Convert(value, typeof(Int128));

    private static NumberCode Combine(NumberCode a, NumberCode b, BigInteger bound, Func<Code, Code, BinaryExpression> combine)
    {
        if (bound >= Wide)
        {
            throw new ArgumentException("An amount can become too large to be exact; give its fields smaller ranges.");
        }

        var wide = a.IsWide || b.IsWide || bound >= Narrow;
        return new NumberCode(wide ? combine(Widen(a.Value), Widen(b.Value)) : combine(a.Value, b.Value), 1, bound);
    }

    private static BigInteger Lcm(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
