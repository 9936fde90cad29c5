using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Workflows.Statistics;

/// <summary>How many members an experiment needs. Results are fractions; round up.</summary>
public static class SampleSize
{
    /// <summary>
    /// Members of the first arm needed to tell two rates apart at one look (Fleiss, Levin &amp; Paik 2003, ch. 4, without
    /// continuity correction; with equal arms R's power.prop.test):
    /// n1 = [z(1-a/2) sqrt(pbar qbar (1 + 1/k)) + z(power) sqrt(p1 q1 + p2 q2 / k)]^2 / (p1 - p2)^2, n2 = k n1.
    /// </summary>
    /// <param name="first">The first arm's rate, 0 to 1.</param>
    /// <param name="second">The second arm's rate, 0 to 1, other than <paramref name="first"/>.</param>
    /// <param name="alpha">The chance of a false alarm, two-sided; between 0 and 1.</param>
    /// <param name="power">The chance to see the difference; between 0 and 1.</param>
    /// <param name="ratio">k, members of the second arm for each of the first; above 0.</param>
    public static double ForProportions(
        double first, double second, double alpha = 0.05, double power = 0.8, double ratio = 1)
    {
        CheckRate(first, nameof(first));
        CheckRate(second, nameof(second));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        if (first == second)
        {
            throw new ArgumentException("The two rates must differ: no sample shows a difference of nothing.");
        }

        var mean = (first + ratio * second) / (1 + ratio);
        var root = Quantiles.TwoSided(1 - alpha) * Math.Sqrt(mean * (1 - mean) * (1 + 1 / ratio))
            + Quantiles.Below(power) * Math.Sqrt(first * (1 - first) + second * (1 - second) / ratio);
        return root * root / ((first - second) * (first - second));
    }

    /// <summary>Members per arm for a two-sample t test with equal arms (R's power.t.test), by the noncentral t distribution.</summary>
    /// <param name="difference">The difference of means to be seen, not 0.</param>
    /// <param name="deviation">The standard deviation of one value in either arm, same unit, above 0.</param>
    /// <param name="alpha">The chance of a false alarm, two-sided.</param>
    /// <param name="power">The chance to see the difference.</param>
    public static double ForMeans(double difference, double deviation, double alpha = 0.05, double power = 0.8)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        ArgumentOutOfRangeException.ThrowIfZero(difference);
        Quantiles.CheckShare(alpha, nameof(alpha));
        Quantiles.CheckShare(power, nameof(power));
        var effect = Math.Abs(difference) / deviation;
        return Solve(n => PowerOfT(n, effect, alpha) - power, 2);
    }

    /// <summary>
    /// The smallest difference that arms of the given sizes show at one look:
    /// (z(1-a/2) + z(power)) sqrt(s1^2 / n1 + s2^2 / n2), in the unit of the values.
    /// </summary>
    public static double MinimalDetectableDifference(Sample treated, Sample heldOut, double alpha = 0.05, double power = 0.8)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(heldOut);
        return (Quantiles.TwoSided(1 - alpha) + Quantiles.Below(power))
            * Math.Sqrt(treated.Variance / treated.Count + heldOut.Variance / heldOut.Count);
    }

    /// <summary>
    /// Members, both arms together, after which <see cref="AlwaysValid"/> excludes 0 with the given power when the effect is real:
    /// the least N with (multiple(N) + z(power)) s / sqrt(N) at most the effect, where unitVariance is
    /// s^2 = N se^2 = v1 / share1 + v2 / share2.
    /// </summary>
    internal static double ForContinuousLooks(double effect, double unitVariance, double alpha, double power, double tuning)
    {
        var z = Quantiles.Below(power);
        return Solve(n => effect - (AlwaysValid.Multiple(n, 1 - alpha, tuning) + z) * Math.Sqrt(unitVariance / n), 2);
    }

    /// <summary>The root of an increasing function above <paramref name="low"/>, to ten digits.</summary>
    private static double Solve(Func<double, double> excess, double low)
    {
        var high = low;
        while (excess(high) < 0)
        {
            low = high;
            high *= 2;
        }

        while (high - low > 1e-10 * high)
        {
            var middle = (low + high) / 2;
            (low, high) = excess(middle) < 0 ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>
    /// P(T' > t) for the noncentral t of 2n - 2 degrees of freedom, integrated over the scaled chi variable u:
    /// T' = (Z + ncp) / u, so P = E[Phi(ncp - t u)]. Simpson's rule over 12 standard deviations of u is exact to 1e-9 here.
    /// </summary>
    private static double PowerOfT(double n, double effect, double alpha)
    {
        var freedom = 2 * (n - 1);
        var noncentrality = Math.Sqrt(n / 2) * effect;
        var t = StudentT.InvCDF(0, 1, freedom, 1 - alpha / 2);
        var constant = Math.Log(2) + freedom / 2 * Math.Log(freedom / 2) - SpecialFunctions.GammaLn(freedom / 2);
        var reach = 6 / Math.Sqrt(freedom);
        var low = Math.Max(1e-12, 1 - 1.5 * reach);
        var high = 1 + 1.5 * reach;
        return SimpsonRule(low, high, u =>
            Math.Exp(constant + (freedom - 1) * Math.Log(u) - freedom * u * u / 2) * Normal.CDF(0, 1, noncentrality - t * u));
    }

    private static double SimpsonRule(double low, double high, Func<double, double> of)
    {
        const int Steps = 1000;
        var width = (high - low) / Steps;
        var sum = of(low) + of(high);
        for (var i = 1; i < Steps; i++)
        {
            sum += (i % 2 == 0 ? 2 : 4) * of(low + i * width);
        }

        return sum * width / 3;
    }

    private static void CheckRate(double rate, string name)
    {
        if (!(rate >= 0 && rate <= 1))
        {
            throw new ArgumentOutOfRangeException(name, rate, "A rate lies between 0 and 1.");
        }
    }
}
