using MathNet.Numerics.Distributions;

namespace Workflows.Statistics;

/// <summary>Two arms' means compared once, at a moment fixed beforehand.</summary>
/// <param name="Difference">Treated minus held out, in the unit of the values.</param>
/// <param name="Interval">Welch's interval for the difference.</param>
/// <param name="T">Welch's t; 0 when neither arm varies and the means are equal.</param>
/// <param name="DegreesOfFreedom">Welch-Satterthwaite degrees of freedom.</param>
/// <param name="P">The two-sided p of <paramref name="T"/>.</param>
public sealed record MeansComparison(double Difference, Interval Interval, double T, double DegreesOfFreedom, double P);

/// <summary>Compares two independent means whose variances may differ.</summary>
public static class TwoMeans
{
    /// <summary>
    /// Welch's test (Welch 1947, Biometrika 34:28-35). Margins per member are skewed; the test relies on the central
    /// limit theorem, so give it arms of hundreds rather than tens.
    /// </summary>
    /// <param name="treated">The treated arm; at least two values.</param>
    /// <param name="heldOut">The hold-out arm; at least two values.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <exception cref="ArgumentException">An arm has fewer than two values, or no value differs from another in either arm.</exception>
    public static MeansComparison Compare(Sample treated, Sample heldOut, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(heldOut);
        Quantiles.CheckShare(confidence, nameof(confidence));
        if (treated.Count < 2 || heldOut.Count < 2)
        {
            throw new ArgumentException("Both arms need at least two values to be compared.");
        }

        var first = treated.Variance / treated.Count;
        var second = heldOut.Variance / heldOut.Count;
        var error = Math.Sqrt(first + second);
        if (error == 0)
        {
            throw new ArgumentException("Every value of both arms is the same, so that no error can be estimated.");
        }

        var difference = treated.Mean - heldOut.Mean;
        var freedom = (first + second) * (first + second)
            / (first * first / (treated.Count - 1) + second * second / (heldOut.Count - 1));
        var t = difference / error;
        var quantile = StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2);
        var p = 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t));
        return new MeansComparison(difference, Interval.Around(difference, quantile * error), t, freedom, p);
    }
}
