namespace Workflows.Evaluation.Charts;

/// <summary>A scale with round marks that holds a range of values.</summary>
internal sealed class Axis
{
    /// <summary>A scale over a range; 0 is always on it.</summary>
    public Axis(double low, double high, int marks = 4)
    {
        (low, high) = (Math.Min(0, low), Math.Max(0, high));
        if (high - low <= 0)
        {
            high = 1;
        }

        var rough = (high - low) / marks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        Step = (rough / power) switch { <= 1 => power, <= 2 => 2 * power, <= 2.5 => 2.5 * power, <= 5 => 5 * power, _ => 10 * power };
        Low = Math.Floor(low / Step) * Step;
        High = Math.Ceiling(high / Step) * Step;
    }

    /// <summary>The lowest mark.</summary>
    public double Low { get; }

    /// <summary>The highest mark.</summary>
    public double High { get; }

    /// <summary>From mark to mark.</summary>
    public double Step { get; }

    /// <summary>All marks.</summary>
    public IEnumerable<double> Marks => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + (i * Step));

    /// <summary>Where a value lies, from 0 (lowest) to 1.</summary>
    public double At(double value) => (value - Low) / (High - Low);
}

/// <summary>Values by month, or by whatever the labels say.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Values">One for each label; null where there is none.</param>
/// <param name="Style">The colour's class.</param>
internal sealed record Series(string Name, IReadOnlyList<double?> Values, string Style);
