namespace Workflows.Statistics;

/// <summary>What a lift is for each unit of another lift, such as the return for each unit of cost, with an interval for repeated looks.</summary>
/// <param name="Value">The one difference between the arms divided by the other; null where the other is 0.</param>
/// <param name="Interval">
/// Every ratio that the data don't exclude; null where that has no ends, since the difference that divides could be 0.
/// </param>
public sealed record RatioOfLifts(double? Value, Interval? Interval)
{
    /// <summary>
    /// Compares two arms. The interval is Fieller's (Fieller 1954, J. R. Statist. Soc. B 16:175-185) with the multiple of <see cref="AlwaysValid"/>
    /// in the place of z: of all k those for which the interval around (a - k b) contains 0, where a and b are the differences of the means. They
    /// solve (b^2 - m^2 v_b) k^2 - 2 (a b - m^2 c) k + (a^2 - m^2 v_a) = 0, with v and c the variances of the differences and their covariance.
    /// </summary>
    /// <param name="treated">The members assigned to be treated.</param>
    /// <param name="heldOut">The members assigned to be held out.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <param name="tuning">As of <see cref="AlwaysValid"/>.</param>
    public static RatioOfLifts Of(
        PairedSample treated, PairedSample heldOut, double confidence = 0.95, double tuning = AlwaysValid.DefaultTuning)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(heldOut);
        if (treated.Count < 2 || heldOut.Count < 2)
        {
            return new RatioOfLifts(null, null);
        }

        var (a, b) = (treated.Over.Mean - heldOut.Over.Mean, treated.Under.Mean - heldOut.Under.Mean);
        var m = AlwaysValid.Multiple(treated.Count + heldOut.Count, confidence, tuning);
        var over = m * m * ((treated.Over.Variance / treated.Count) + (heldOut.Over.Variance / heldOut.Count));
        var under = m * m * ((treated.Under.Variance / treated.Count) + (heldOut.Under.Variance / heldOut.Count));
        var both = m * m * ((treated.Covariance / treated.Count) + (heldOut.Covariance / heldOut.Count));
        var (square, half) = ((b * b) - under, (a * b) - both);
        if (square <= 0)
        {
            return new RatioOfLifts(b == 0 ? null : a / b, null);
        }

        // At k = a / b the interval's centre is 0, so that there is always a solution; only rounding makes the root of less than nothing.
        var root = Math.Sqrt(Math.Max(0, (half * half) - (square * ((a * a) - over))));
        return new RatioOfLifts(a / b, new Interval((half - root) / square, (half + root) / square));
    }
}
