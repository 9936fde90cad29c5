using Workflows.Core.Earning;
using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Settling;
using Workflows.Model.Time;

namespace Workflows.Core.Versions;

/// <summary>Brings a member's state over from the version before. Nothing that a member has is lost by it.</summary>
/// <param name="plan">The version that begins.</param>
internal sealed class StatePassage(ProgrammePlan plan)
{
    private readonly CapBook _caps = new(plan);
    private readonly LotTimes _times = new(plan.Calendar);

    /// <summary>Brings a state over.</summary>
    /// <param name="member">The member, under the numbers that all versions share.</param>
    /// <param name="at">When the version begins.</param>
    /// <param name="entry">The number of the input in the log.</param>
    /// <param name="given">What was given to the member before.</param>
    public void Take(MemberState member, Instant at, long entry, GivenBefore given)
    {
        if (plan.Common.FromBefore is not { } passage)
        {
            return;
        }

        TakeTiers(member, passage);
        TakeDefaults(member);
        TakeRewards(member, passage);
        foreach (var currency in passage.NewLots)
        {
            var points = plan.Programme.Currencies[currency];
            if (member.Balances[currency].Available > 0)
            {
                // What has no age yet begins to have one.
                (member.Lots[currency] ??= []).Add(
                    _times.NewLot(points, entry, at, member.Balances[currency].Available) with { Matures = long.MinValue });
            }
        }

        foreach (var cap in passage.NewCaps)
        {
            Fill(member, cap, given);
        }
    }

    private static void TakeTiers(MemberState member, Passage passage)
    {
        for (var ladder = 0; ladder < passage.Tiers.Length; ladder++)
        {
            var places = passage.Tiers[ladder];
            if (!places.IsEmpty)
            {
                ref var standing = ref member.Tiers[ladder];
                standing.Own = places[standing.Own];
                standing.Fallback = places[standing.Fallback];
                standing.Lent = places[standing.Lent];
                standing.Matched = places[standing.Matched];
            }
        }

        if (member.Loans is { } loans)
        {
            member.Loans = null;
            foreach (var loan in loans)
            {
                Lending.Keep(member, passage.Tiers[loan.Ladder].IsEmpty ? loan : loan with { Tier = passage.Tiers[loan.Ladder][loan.Tier] });
            }
        }
    }

    private void TakeDefaults(MemberState member)
    {
        foreach (var field in plan.Programme.MemberFields)
        {
            if (member.HasJoined && !member.Has(field.Index) && (field.Default is not null || field.DefaultText is not null))
            {
                member.FieldNumbers[field.Index] = field.Default ?? 0;
                member.FieldTexts[field.Index] = field.DefaultText;
                member.FieldsKnown |= 1UL << field.Index;
            }
        }
    }

    private static void TakeRewards(MemberState member, Passage passage)
    {
        if (member.Rewards is not { } rewards)
        {
            return;
        }

        for (var i = 0; i < rewards.Holds.Count; i++)
        {
            rewards.Holds[i] = rewards.Holds[i] with { Price = passage.Prices[rewards.Holds[i].Reward][rewards.Holds[i].Price] };
        }

        for (var i = 0; i < rewards.Redemptions.Count; i++)
        {
            var one = rewards.Redemptions[i];
            rewards.Redemptions[i] = one with { Price = passage.Prices[one.Reward].IsEmpty ? one.Price : passage.Prices[one.Reward][one.Price] };
        }
    }

    private void Fill(MemberState member, NewCap limit, GivenBefore given)
    {
        var cap = limit.Cap;
        foreach (var one in given.All)
        {
            var counts = one.Rule < 0
                ? one.Reward == limit.Reward
                : limit.Rules.Contains(plan.Common.RuleNames[one.Rule]) && plan.Counts(cap, one.Currency);
            if (counts && (cap.CountsUses ? one.IsNewUse : one.Points > 0))
            {
                var key = cap.PerField is { } field && one.Event is { } record ? PoolKey.ValueOf(field, plan.Programme, record) : "";
                _caps.Book(member, cap, one.At, plan.Calendar.DayOf(one.At), plan.UsedOf(cap, one.Currency, one.Points), key);
            }
        }
    }
}
