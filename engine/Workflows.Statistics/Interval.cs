namespace Workflows.Statistics;

/// <summary>A two-sided interval, in the unit of the figure it belongs to (a share of 1, money, points).</summary>
/// <param name="Low">The lower end; never above <paramref name="High"/>.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval from <paramref name="centre"/> - <paramref name="halfWidth"/> to centre + halfWidth.</summary>
    public static Interval Around(double centre, double halfWidth) => new(centre - halfWidth, centre + halfWidth);

    /// <summary>Whether <paramref name="value"/> lies within the interval, its ends included.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}
