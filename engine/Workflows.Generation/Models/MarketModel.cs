namespace Workflows.Generation.Models;

/// <summary>What competitors offer, as the market's news tell it.</summary>
public sealed record MarketModel
{
    /// <summary>The competitors with the plan that each offers; empty for a market without news.</summary>
    public IReadOnlyList<CompetitorPlan> Plans { get; init; } =
        [new("Peak Telecom", "Peak 5G 50 GB", 23_800), new("Tide Mobile", "Tide Family", 38_800)];

    /// <summary>The mean of the days from one offer to the next, at least 1.</summary>
    public int DaysBetween { get; init; } = 30;

    /// <summary>The least share of its price that an offer gives back in points, in hundredths of a percent.</summary>
    public int LeastBack { get; init; } = 50;

    /// <summary>The largest share, in hundredths of a percent.</summary>
    public int MostBack { get; init; } = 400;

    /// <summary>For how many days an offer stands.</summary>
    public int DaysOpen { get; init; } = 28;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(DaysBetween, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(LeastBack);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostBack, LeastBack);
        ArgumentOutOfRangeException.ThrowIfNegative(DaysOpen);
    }
}

/// <summary>A plan of a competitor.</summary>
/// <param name="Competitor">Who offers it.</param>
/// <param name="Plan">What it is called.</param>
/// <param name="Cents">Its usual price a month, in hundredths of the currency.</param>
public sealed record CompetitorPlan(string Competitor, string Plan, long Cents);
