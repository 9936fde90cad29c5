namespace Workflows.Statistics;

/// <summary>Two arms' proportions compared once, at a moment fixed beforehand.</summary>
/// <param name="Difference">Treated minus held out, -1 to 1.</param>
/// <param name="Wald">Difference +- z sqrt(p1 q1 / n1 + p2 q2 / n2), the unpooled interval of R's prop.test; for large counts.</param>
/// <param name="Newcombe">Newcombe's score interval (1998, method 10), which also holds its level for small counts.</param>
/// <param name="Z">The pooled z; 0 when both rates are 0 or both are 1.</param>
/// <param name="P">The two-sided p of <paramref name="Z"/>.</param>
public sealed record ProportionsComparison(double Difference, Interval Wald, Interval Newcombe, double Z, double P);

/// <summary>Compares two independent proportions, as assigned.</summary>
public static class TwoProportions
{
    /// <summary>The difference with its intervals and the pooled z test (as R's prop.test with correct = FALSE).</summary>
    /// <param name="treated">The treated arm; at least one trial.</param>
    /// <param name="heldOut">The hold-out arm; at least one trial.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <exception cref="ArgumentException">An arm has nobody in it.</exception>
    public static ProportionsComparison Compare(Proportion treated, Proportion heldOut, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(heldOut);
        if (treated.Trials == 0 || heldOut.Trials == 0)
        {
            throw new ArgumentException("Both arms need at least one member to be compared.");
        }

        var z = Quantiles.TwoSided(confidence);
        var difference = treated.Rate - heldOut.Rate;
        var wald = Interval.Around(difference, z * StandardError(treated, heldOut));
        var pooled = (double)(treated.Successes + heldOut.Successes) / (treated.Trials + heldOut.Trials);
        var pooledError = Math.Sqrt(pooled * (1 - pooled) * (1.0 / treated.Trials + 1.0 / heldOut.Trials));
        var score = pooledError > 0 ? difference / pooledError : 0;
        return new ProportionsComparison(
            difference, wald, Newcombe(treated, heldOut, confidence), score, Quantiles.BothTails(score));
    }

    /// <summary>The unpooled standard error of the difference.</summary>
    internal static double StandardError(Proportion treated, Proportion heldOut) =>
        Math.Sqrt(treated.Variance / treated.Trials + heldOut.Variance / heldOut.Trials);

    /// <summary>Newcombe 1998, Statistics in Medicine 17:873-890, method 10: both arms' Wilson limits, combined.</summary>
    private static Interval Newcombe(Proportion treated, Proportion heldOut, double confidence)
    {
        var first = ProportionInterval.Wilson(treated, confidence);
        var second = ProportionInterval.Wilson(heldOut, confidence);
        var difference = treated.Rate - heldOut.Rate;
        var below = Hypotenuse(treated.Rate - first.Low, second.High - heldOut.Rate);
        var above = Hypotenuse(first.High - treated.Rate, heldOut.Rate - second.Low);
        return new Interval(difference - below, difference + above);
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);
}
