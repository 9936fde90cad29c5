namespace Workflows.Statistics;

/// <summary>So many of so many: a count of members who did something out of those who could have.</summary>
public sealed record Proportion
{
    /// <summary>Makes a proportion.</summary>
    /// <param name="successes">How many did, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Out of how many; 0 means that nobody was seen yet.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more successes than trials.</exception>
    public Proportion(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        Successes = successes;
        Trials = trials;
    }

    /// <summary>How many did.</summary>
    public long Successes { get; }

    /// <summary>Out of how many.</summary>
    public long Trials { get; }

    /// <summary>Successes / trials, 0 to 1; NaN when there are no trials.</summary>
    public double Rate => Trials == 0 ? double.NaN : (double)Successes / Trials;

    /// <summary>The variance of one trial, p (1 - p).</summary>
    internal double Variance => Rate * (1 - Rate);
}
