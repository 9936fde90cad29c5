namespace Workflows.Statistics;

/// <summary>
/// Intervals that may be looked at after every member and acted upon at any moment: the chance that one of ALL the looks misses the
/// truth is at most 1 - confidence, for estimates that are averages over many members.
/// </summary>
public static class AlwaysValid
{
    /// <summary>
    /// The sample size, both arms together, at which the interval is tightest unless told otherwise (GrowthBook's default).
    /// </summary>
    public const double DefaultTuning = 5000;

    /// <summary>
    /// The interval around an estimate: a two-sided normal mixture (Howard, Ramdas, McAuliffe &amp; Sekhon 2021, Annals of
    /// Statistics 49(2)) in the asymptotic form of Waudby-Smith et al., arXiv 2103.06476v7, equations 9 and 161, which
    /// GrowthBook uses: B = s sqrt(2 (N r^2 + 1) ln(sqrt(N r^2 + 1) / alpha) / (N r)^2),
    /// r^2 = (-2 ln alpha + ln(1 - 2 ln alpha)) / tuning.
    /// s^2 is the variance of ONE observation, that is N times the squared standard error of the estimate.
    /// </summary>
    /// <param name="estimate">The difference or lift.</param>
    /// <param name="standardError">Its standard error at this look, same unit; at least 0.</param>
    /// <param name="count">N, members in both arms together; at least 1.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <param name="tuning">The number of members at which to be tightest; fixed before the first look, above 0.</param>
    public static Interval Around(
        double estimate, double standardError, long count, double confidence = 0.95, double tuning = DefaultTuning)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(standardError);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Interval.Around(estimate, Multiple(count, confidence, tuning) * standardError);
    }

    /// <summary>How many standard errors the interval reaches to each side at N members; 1.96 would be one look's.</summary>
    internal static double Multiple(double count, double confidence, double tuning)
    {
        Quantiles.CheckShare(confidence, nameof(confidence));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tuning);
        var alpha = 1 - confidence;
        var rhoSquare = (-2 * Math.Log(alpha) + Math.Log(1 - 2 * Math.Log(alpha))) / tuning;
        var information = count * rhoSquare;

        // With s^2 = N se^2, B / se = sqrt(N) sqrt(2 (N r^2 + 1) ln(...) / (N r)^2) = sqrt(2 (N r^2 + 1) ln(...) / (N r^2)).
        return Math.Sqrt(2 * (information + 1) * Math.Log(Math.Sqrt(information + 1) / alpha) / information);
    }
}
