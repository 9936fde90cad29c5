namespace Workflows.Generation.Chance;

/// <summary>
/// Logarithm and exponential whose every bit is the same on every machine. System.Math.Log and Exp call the machine's C library, and two
/// libraries may differ in the last bit, which is enough to move a purchase by a second and to change the bytes of a file. These use
/// only +, -, *, / on doubles, each of which IEEE 754 rounds exactly and .NET neither widens nor fuses (fused multiply-add happens
/// only where Math.FusedMultiplyAdd is written), and the bits of the exponent. Math.Sqrt and Math.Floor are exact by IEEE 754 as well.
/// They are good to about 1e-15 relative, far more than sampling needs.
/// </summary>
internal static class ExactMath
{
    private const double LogOfTwo = 0.6931471805599453;
    private const double SquareRootOfTwo = 1.4142135623730951;
    private const int MantissaBits = 52;
    private const int Bias = 1023;

    /// <summary>The natural logarithm of a normal positive double.</summary>
    internal static double Log(double x)
    {
        if (!(x >= 2.2250738585072014E-308 && x < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "The logarithm is for normal positive numbers.");
        }

        // x = m 2^e with m in [1, 2), moved to [0.71, 1.42] so that the series below is short.
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> MantissaBits) - Bias;
        var mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << MantissaBits) - 1)) | ((long)Bias << MantissaBits));
        if (mantissa > SquareRootOfTwo)
        {
            mantissa /= 2;
            exponent++;
        }

        // log m = 2 (s + s^3/3 + s^5/5 + ...) with s = (m - 1) / (m + 1), |s| < 0.172: the term after s^23 is below 1e-20.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 1.0 / 23;
        sum = sum * square + 1.0 / 21;
        sum = sum * square + 1.0 / 19;
        sum = sum * square + 1.0 / 17;
        sum = sum * square + 1.0 / 15;
        sum = sum * square + 1.0 / 13;
        sum = sum * square + 1.0 / 11;
        sum = sum * square + 1.0 / 9;
        sum = sum * square + 1.0 / 7;
        sum = sum * square + 1.0 / 5;
        sum = sum * square + 1.0 / 3;
        sum = sum * square + 1;
        return exponent * LogOfTwo + 2 * s * sum;
    }

    /// <summary>e to the power of x; 0 below -700, and refused above 700.</summary>
    internal static double Exp(double x)
    {
        if (!(x <= 700))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "The exponential is for numbers up to 700.");
        }

        if (x < -700)
        {
            return 0;
        }

        // x = k ln 2 + r with |r| <= 0.35; Taylor's term after r^15 is below 1e-20.
        var k = Math.Floor(x / LogOfTwo + 0.5);
        var r = x - k * LogOfTwo;
        double sum = 1;
        for (var i = 15; i >= 1; i--)
        {
            sum = 1 + sum * r / i;
        }

        return sum * BitConverter.Int64BitsToDouble(((long)k + Bias) << MantissaBits);
    }
}
