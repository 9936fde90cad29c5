namespace Workflows.Statistics;

/// <summary>By which share the treated mean lies above the held-out mean (.07 is 7 % more).</summary>
/// <param name="Lift">(treated - held out) / held out.</param>
/// <param name="StandardError">Its standard error by the delta method.</param>
/// <param name="Interval">The interval for one look, with the normal quantile.</param>
/// <param name="Count">Members in both arms, which an always-valid interval needs.</param>
public sealed record RatioLift(double Lift, double StandardError, Interval Interval, long Count);

/// <summary>Relative lift of a mean or of a rate.</summary>
public static class RelativeLift
{
    /// <summary>
    /// The lift with the delta method's variance, as GrowthBook computes it today (its older SE(difference) / mean of the
    /// control forgets that the control's mean is itself an estimate and is too small):
    /// var = s1^2 / (n1 m2^2) + m1^2 s2^2 / (n2 m2^4).
    /// </summary>
    /// <param name="treated">The treated arm; at least two values.</param>
    /// <param name="heldOut">The hold-out arm; at least two values.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <returns>Nothing when an arm has fewer than two values or the held-out mean isn't above 0: a ratio to it means nothing.</returns>
    public static RatioLift? Of(Sample treated, Sample heldOut, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(heldOut);
        var z = Quantiles.TwoSided(confidence);
        if (treated.Count < 2 || heldOut.Count < 2 || !(heldOut.Mean > 0))
        {
            return null;
        }

        var ratio = treated.Mean / heldOut.Mean;
        var square = heldOut.Mean * heldOut.Mean;
        var variance = treated.Variance / treated.Count / square + ratio * ratio * heldOut.Variance / heldOut.Count / square;
        var error = Math.Sqrt(variance);
        return new RatioLift(ratio - 1, error, Interval.Around(ratio - 1, z * error), treated.Count + heldOut.Count);
    }
}
