namespace Workflows.Statistics;

/// <summary>The mean, standard deviation and size of a sample of amounts, such as margin per member.</summary>
/// <param name="Mean">The arithmetic mean, in the unit of the amounts; 0 for an empty sample.</param>
/// <param name="Deviation">The standard deviation with n - 1 below, same unit; 0 for fewer than two values.</param>
/// <param name="Count">How many values.</param>
public sealed record Sample(double Mean, double Deviation, long Count)
{
    /// <summary>The variance of one value.</summary>
    internal double Variance => Deviation * Deviation;

    /// <summary>Sums values up in one pass without losing digits (Welford 1962, Technometrics 4(3)).</summary>
    /// <param name="values">The values; one per member, with 0 for a member who bought nothing.</param>
    public static Sample Of(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        long count = 0;
        double mean = 0;
        double squares = 0;
        foreach (var value in values)
        {
            count++;
            var before = value - mean;
            mean += before / count;
            squares += before * (value - mean);
        }

        return new Sample(mean, count < 2 ? 0 : Math.Sqrt(squares / (count - 1)), count);
    }

    /// <summary>The sample of zeros and ones that a proportion is.</summary>
    public static Sample Of(Proportion proportion)
    {
        ArgumentNullException.ThrowIfNull(proportion);
        return proportion.Trials == 0
            ? new Sample(0, 0, 0)
            : new Sample(proportion.Rate, Math.Sqrt(proportion.Variance), proportion.Trials);
    }
}
