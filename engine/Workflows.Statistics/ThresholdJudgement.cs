namespace Workflows.Statistics;

/// <summary>What can honestly be said of a figure against a value that was fixed beforehand.</summary>
/// <param name="IsAbove">Whether it lies above that value; null where the interval covers it.</param>
/// <param name="Interval">The interval for repeated looks, in the unit of the figure.</param>
/// <param name="MoreNeeded">
/// How many more members are needed to see the difference that would matter; 0 where there are enough, or where it is answered.
/// </param>
public sealed record ThresholdAnswer(bool? IsAbove, Interval Interval, long MoreNeeded);

/// <summary>Judges the mean of independent members, such as a share of them, against a fixed value, however often one looks.</summary>
public static class ThresholdJudgement
{
    private const double Power = 0.8;

    /// <summary>Judges a mean.</summary>
    /// <param name="mean">The figure.</param>
    /// <param name="variance">The variance of one member, in the square of its unit; above 0.</param>
    /// <param name="count">Of how many members it is; at least 1.</param>
    /// <param name="threshold">The value that was fixed beforehand.</param>
    /// <param name="minimal">The smallest difference that would matter, in the unit of the figure; above 0.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <param name="least">Fewer members than this never answer: the interval rests on the central limit theorem.</param>
    public static ThresholdAnswer Of(
        double mean, double variance, long count, double threshold, double minimal, double confidence, long least = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(variance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimal);
        var interval = AlwaysValid.Around(mean, Math.Sqrt(variance / count), count, confidence);
        if (count >= least && !interval.Contains(threshold))
        {
            return new ThresholdAnswer(mean > threshold, interval, 0);
        }

        var needed = SampleSize.ForContinuousLooks(minimal, variance, 1 - confidence, Power, AlwaysValid.DefaultTuning);
        return new ThresholdAnswer(null, interval, Math.Max(0, Math.Max(least, (long)Math.Ceiling(needed)) - count));
    }
}
