namespace Workflows.Statistics;

/// <summary>Intervals for one proportion.</summary>
public static class ProportionInterval
{
    /// <summary>
    /// Wilson's score interval (Wilson 1927, JASA 22:209-212; Brown, Cai &amp; DasGupta 2001): holds its level at small
    /// counts and near 0 and 1, where the usual p +- z se gives nonsense. With no trials it is all of [0, 1].
    /// </summary>
    /// <param name="proportion">What was counted.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static Interval Wilson(Proportion proportion, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(proportion);
        var z = Quantiles.TwoSided(confidence);
        if (proportion.Trials == 0)
        {
            return new Interval(0, 1);
        }

        double n = proportion.Trials;
        var z2 = z * z;
        var centre = (proportion.Successes + z2 / 2) / (n + z2);
        var halfWidth = z / (n + z2) * Math.Sqrt(n * proportion.Variance + z2 / 4);

        // At 0 or n successes the ends are exactly 0 and 1; rounding must not push them out.
        var low = proportion.Successes == 0 ? 0 : centre - halfWidth;
        var high = proportion.Successes == proportion.Trials ? 1 : centre + halfWidth;
        return new Interval(low, high);
    }
}
