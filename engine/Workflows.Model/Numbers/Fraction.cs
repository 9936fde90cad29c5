using System.Globalization;
using System.Numerics;

namespace Workflows.Model.Numbers;

/// <summary>An exact fraction in lowest terms with a positive denominator. The slow and obviously right number of the language.</summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly BigInteger _denominator;

    /// <summary>A fraction, brought to lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    /// <summary>0.</summary>
    public static Fraction Zero => new(0, 1);

    /// <summary>1.</summary>
    public static Fraction One => new(1, 1);

    /// <summary>The numerator; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, above 0.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => Denominator.IsOne;

    /// <summary>The exact value of a decimal.</summary>
    public static Fraction Of(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = ((BigInteger)unchecked((uint)bits[2]) << 64) | ((BigInteger)unchecked((uint)bits[1]) << 32) | unchecked((uint)bits[0]);
        return new Fraction(value < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (bits[3] >> 16) & 0x7F));
    }

    /// <summary>A scaled integer: <c>Of(250, 100)</c> is 2.5.</summary>
    public static Fraction Of(Int128 value, long scale = 1) => new((BigInteger)value, scale);

    /// <summary>The largest whole number that isn't above it.</summary>
    public BigInteger Floor() => BigInteger.Divide(Numerator - (Numerator.Sign < 0 ? Denominator - 1 : 0), Denominator);

    /// <summary>The smallest whole number that isn't below it.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The nearest double, for display and statistics only.</summary>
    public double ToDouble() => Math.Exp(BigInteger.Log(BigInteger.Abs(Numerator)) - BigInteger.Log(Denominator)) is var approximate
        && BigInteger.Abs(Numerator) < ((BigInteger)1 << 53) && Denominator < ((BigInteger)1 << 53)
            ? (double)Numerator / (double)Denominator
            : Numerator.Sign * approximate;

    /// <summary>A decimal where it is finite and short, else <c>n/d</c>.</summary>
    public override string ToString()
    {
        var rest = Denominator;
        var digits = 0;
        while ((rest % 10).IsZero || (rest % 2).IsZero || (rest % 5).IsZero)
        {
            rest /= (rest % 10).IsZero ? 10 : (rest % 2).IsZero ? 2 : 5;
            digits++;
        }

        if (!rest.IsOne || digits > 12)
        {
            return $"{Numerator}/{Denominator}";
        }

        var scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, digits) / Denominator;
        var text = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = Numerator.Sign < 0 ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    /// <summary>Negation.</summary>
    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    /// <summary>Whether they are different numbers.</summary>
    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    /// <summary>Below.</summary>
    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    /// <summary>Above.</summary>
    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    /// <summary>Not above.</summary>
    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    /// <summary>Not below.</summary>
    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;
}
