using Workflows.Core.Machine;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Rewards;

/// <summary>How many points a request needs.</summary>
/// <param name="Currency">Index of the currency.</param>
/// <param name="Points">How many; 0 for none, or where the request can't be granted whatever points there are.</param>
/// <param name="Reward">The reward that they are for; null for none.</param>
internal readonly record struct PointsNeed(int Currency, long Points, Reward? Reward)
{
    /// <summary>What a request needs that spends points, reserves them or gives them to another member.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="record">The request.</param>
    /// <param name="transfer">The currency that it gives away, if it does.</param>
    public static PointsNeed Of(Programme programme, EventRecord record, PointsCurrency? transfer) => record.Type switch
    {
        BuiltInEvents.Transferred => transfer is null ? default : new(
            transfer.Index, RewardRequest.NumberOf(programme, record, "points") ?? 0, null),
        BuiltInEvents.RewardHeld => OfReward(programme, record),
        BuiltInEvents.Redeemed when RewardRequest.TextOf(programme, record, RewardRequest.HoldField) is not null => default,
        BuiltInEvents.Redeemed when RewardRequest.IsOfReward(programme, record) => OfReward(programme, record),
        BuiltInEvents.Redeemed => MemberFacts.SpentCurrency(programme, record) is >= 0 and var currency
            ? new(currency, MemberFacts.SpentPoints(programme, record), null) : default,
        _ => default,
    };

    /// <summary>The reward that a request names; null for none.</summary>
    public static Reward? RewardOf(Programme programme, EventRecord record) =>
        RewardRequest.NumberOf(programme, record, RewardRequest.RewardField) is { } index ? programme.Rewards[(int)index] : null;

    /// <summary>The price that a request names by its points, or by its currency; the first where it names none. -1 where there is none.</summary>
    public static int PriceOf(Programme programme, EventRecord record, Reward reward)
    {
        var points = RewardRequest.NumberOf(programme, record, "points");
        var currency = RewardRequest.TextOf(programme, record, "currency");
        for (var i = 0; i < reward.Prices.Length; i++)
        {
            var price = reward.Prices[i];
            if ((points is null || points == price.Points) && (currency is null || currency == programme.Currencies[price.Currency].Name))
            {
                return i;
            }
        }

        return -1;
    }

    private static PointsNeed OfReward(Programme programme, EventRecord record)
    {
        if (RewardOf(programme, record) is not { } reward || PriceOf(programme, record, reward) is not (>= 0 and var place)
            || (record.Type == BuiltInEvents.RewardHeld && reward.Hold is null))
        {
            return default;
        }

        return new(reward.Prices[place].Currency, reward.Prices[place].Points, reward);
    }
}
