namespace Workflows.Generation.Models;

/// <summary>
/// A true effect of a win-back journey that an evaluation can recover. The journey's trigger is a member with at least
/// <paramref name="MinimumOrders"/> orders over <see cref="OrdersWithinDays"/> who has been silent for <paramref name="SilentDays"/>
/// days, and not within <see cref="UnhappyDays"/> of an answer of <see cref="UnhappyScore"/> or less; refunded orders don't count, nor
/// does anything before the period. At the trigger the member's own process is set aside: the member buys within
/// <paramref name="ReturnWithinDays"/> days with probability <paramref name="BaseProbability"/>, plus <paramref name="Effect"/> if
/// treated; whoever returns is alive again, whoever doesn't goes on as before after those days. Arms are decided as the engine does it,
/// from salt, journey and member, so nothing needs to be fed back.
/// </summary>
/// <param name="Journey">The journey's name in the programme.</param>
/// <param name="Salt">The salt of the programme's hold-outs.</param>
/// <param name="Share">The share held out, 0 to 1.</param>
/// <param name="SilentDays">Days since the last purchase at which the journey starts, at least 1.</param>
/// <param name="MinimumOrders">Orders needed, at least 1.</param>
/// <param name="ReturnWithinDays">Days within which a return counts, at least 1.</param>
/// <param name="BaseProbability">The probability to return without treatment, 0 to 1.</param>
/// <param name="Effect">What treatment adds to it; the sum lies between 0 and 1.</param>
public sealed record ResponseEffect(
    string Journey,
    string Salt,
    double Share,
    int SilentDays,
    int MinimumOrders,
    int ReturnWithinDays,
    double BaseProbability,
    double Effect)
{
    /// <summary>Over how many days orders are counted.</summary>
    public int OrdersWithinDays { get; init; } = 365;

    /// <summary>The journey doesn't start again within so many days of a start.</summary>
    public int AgainDays { get; init; } = 180;

    /// <summary>An answer of this or less keeps the journey from starting; -1 when none does.</summary>
    public int UnhappyScore { get; init; } = 6;

    /// <summary>For how many days such an answer does.</summary>
    public int UnhappyDays { get; init; } = 90;

    /// <summary>The first local day on which the journey runs; nobody is treated earlier. Null when it runs from the start.</summary>
    public DateOnly? RunsFrom { get; init; }

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrEmpty(Journey);
        ArgumentNullException.ThrowIfNull(Salt);
        Require.Share(Share);
        Require.Share(BaseProbability);
        Require.Share(BaseProbability + Effect);
        ArgumentOutOfRangeException.ThrowIfLessThan(SilentDays, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumOrders, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReturnWithinDays, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(OrdersWithinDays, SilentDays);
        ArgumentOutOfRangeException.ThrowIfNegative(AgainDays);
        ArgumentOutOfRangeException.ThrowIfNegative(UnhappyDays);
    }
}
