namespace Workflows.Generation.Models;

/// <summary>
/// How busy the months, weekdays and hours are, as factors of any scale; only their proportions count. All rates of the model are per
/// day of average business: a day that is twice as busy counts as two.
/// </summary>
public sealed record SeasonModel
{
    /// <summary>January to December, twelve factors above 0: a quiet March, new phones in September, gifts in December.</summary>
    public IReadOnlyList<double> Months { get; init; } = [0.96, 1.06, 0.90, 0.92, 0.95, 0.97, 1.02, 1.00, 1.14, 1.04, 1.08, 1.20];

    /// <summary>Monday to Sunday, seven factors above 0.</summary>
    public IReadOnlyList<double> Weekdays { get; init; } = [0.85, 0.86, 0.90, 0.95, 1.10, 1.25, 1.15];

    /// <summary>The hours of a day from midnight on, local time, 24 factors above 0.</summary>
    public IReadOnlyList<double> Hours { get; init; } =
        [
            0.20, 0.10, 0.05, 0.05, 0.05, 0.10, 0.20, 0.45, 0.70, 0.90, 1.20, 1.40,
            1.90, 1.70, 1.30, 1.30, 1.40, 1.70, 2.10, 2.20, 1.90, 1.40, 0.90, 0.50,
        ];

    /// <summary>Every hour alike, for checks against formulas.</summary>
    public static SeasonModel Flat { get; } = new()
    {
        Months = Enumerable.Repeat(1.0, 12).ToArray(),
        Weekdays = Enumerable.Repeat(1.0, 7).ToArray(),
        Hours = Enumerable.Repeat(1.0, 24).ToArray(),
    };

    internal void Check()
    {
        Require.Weights(Months, 12);
        Require.Weights(Weekdays, 7);
        Require.Weights(Hours, 24);
    }
}
