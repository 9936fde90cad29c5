namespace Workflows.Generation.Models;

/// <summary>
/// How often members buy: BG/NBD (Fader, Hardie and Lee 2005, Marketing Science 24(2)). While alive a member buys at a rate lambda per
/// day of average business, lambda ~ Gamma(<see cref="Shape"/>, rate <see cref="ScaleDays"/>); after each repeat purchase the member
/// drops out with probability p ~ Beta(<see cref="DropoutA"/>, <see cref="DropoutB"/>). The purchase on joining is not a repeat
/// purchase. What they spend: Gamma-Gamma (Fader and Hardie 2013). A purchase is worth Gamma(<see cref="SpendShape"/>, rate nu), nu ~
/// Gamma(<see cref="SpendMemberShape"/>, rate <see cref="SpendScale"/>), so the mean over members is p * gamma / (q - 1).
/// </summary>
public sealed record PurchaseModel
{
    /// <summary>r, above 0.</summary>
    public double Shape { get; init; } = 1.3;

    /// <summary>alpha in days, above 0: the mean rate is r / alpha purchases a day.</summary>
    public double ScaleDays { get; init; } = 32;

    /// <summary>a, above 0.</summary>
    public double DropoutA { get; init; } = 1.0;

    /// <summary>b, above 0.</summary>
    public double DropoutB { get; init; } = 9.0;

    /// <summary>p, above 0.</summary>
    public double SpendShape { get; init; } = 3.0;

    /// <summary>q, above 1 so that the mean exists.</summary>
    public double SpendMemberShape { get; init; } = 4.0;

    /// <summary>gamma in the currency's unit, above 0.</summary>
    public double SpendScale { get; init; } = 380;

    /// <summary>No purchase is worth more than this, in the currency's unit; the tail of the model beyond it is cut off.</summary>
    public double LargestSpend { get; init; } = 50_000;

    /// <summary>The share of purchases that are fully refunded, 0 to 1.</summary>
    public double RefundShare { get; init; } = 0.03;

    /// <summary>A refund comes 1 to so many days after its purchase, at least 2.</summary>
    public int RefundWithinDays { get; init; } = 14;

    /// <summary>How members divide over their usual channel: shop, web, app, partner; four factors above 0.</summary>
    public IReadOnlyList<double> Channels { get; init; } = [0.35, 0.20, 0.35, 0.10];

    /// <summary>The share of purchases made in the usual channel whatever the factors say, 0 to 1.</summary>
    public double UsualChannelShare { get; init; } = 0.6;

    internal void Check()
    {
        Require.Positive(Shape);
        Require.Positive(ScaleDays);
        Require.Positive(DropoutA);
        Require.Positive(DropoutB);
        Require.Positive(SpendShape);
        Require.Positive(SpendMemberShape - 1);
        Require.Positive(SpendScale);
        Require.Positive(LargestSpend - 1);
        Require.Share(RefundShare);
        ArgumentOutOfRangeException.ThrowIfLessThan(RefundWithinDays, 2);
        Require.Weights(Channels, 4);
        Require.Share(UsualChannelShare);
    }
}
