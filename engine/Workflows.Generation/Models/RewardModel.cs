namespace Workflows.Generation.Models;

/// <summary>How members spend their points. They reckon with the base rate alone, so that they hardly ever ask for more than they have.</summary>
public sealed record RewardModel
{
    /// <summary>The base points for one of money; members expect this of their purchases.</summary>
    public double PointsPerMoney { get; init; } = 0.1;

    /// <summary>For how many days points can't be spent yet.</summary>
    public int PendingDays { get; init; } = 15;

    /// <summary>The probability, after a purchase, of spending what can be spent by then, 0 to 1.</summary>
    public double RedeemsAfterPurchase { get; init; } = 0.25;

    /// <summary>Rewards are priced in multiples of this many points, at least 1.</summary>
    public int Step { get; init; } = 50;

    /// <summary>
    /// The programme's rewards with a price of each, dearest first. A member asks for the dearest that the points pay; who has too few for
    /// any spends them on something else. Empty where the programme has none.
    /// </summary>
    public IReadOnlyList<RewardOffer> Offers { get; init; } = [new("Headphones", 500), new("FreeRoaming", 300), new("FreeRoaming", 100)];

    internal void Check()
    {
        Require.NotNegative(PointsPerMoney);
        ArgumentOutOfRangeException.ThrowIfNegative(PendingDays);
        Require.Share(RedeemsAfterPurchase);
        ArgumentOutOfRangeException.ThrowIfLessThan(Step, 1);
        foreach (var offer in Offers)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(offer.Points, 1);
        }
    }
}

/// <summary>A reward that members ask for.</summary>
/// <param name="Name">As the programme calls it.</param>
/// <param name="Points">One of its prices, at least 1.</param>
public sealed record RewardOffer(string Name, int Points);
