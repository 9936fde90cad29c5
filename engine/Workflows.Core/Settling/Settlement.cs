using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Settling;

/// <summary>Brings a member's tiers and segments into line with the member's values, and says what changed.</summary>
internal sealed class Settlement(ProgrammePlan plan)
{
    private readonly Programme _programme = plan.Programme;
    private readonly TierTerms _terms = new(plan.Calendar);
    private readonly int[][] _tierConditions =
        [.. plan.Programme.Ladders.Select(ladder => ladder.Tiers.Select(tier => plan.Conditions[tier.When]).ToArray())];

    private readonly int[] _segmentConditions = [.. plan.Programme.Segments.Select(segment => plan.Conditions[segment.When])];

    /// <summary>Raises tiers that are earned and re-judges segments; what changed is added to the internal events.</summary>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="changes">Where the changes go, in order: ladders, then segments, each in text order.</param>
    /// <param name="output">Where the effects go.</param>
    public void Settle(RuleFacts facts, List<TriggerKey> changes, StepOutput output)
    {
        foreach (var ladder in _programme.Ladders)
        {
            var standing = facts.Member.Tiers[ladder.Index];

            // In its time of grace a tier can be earned again.
            var least = standing.IsInGrace ? standing.Tier - 1 : standing.Tier;
            var earned = EarnedTier(ladder, least, facts);
            if (earned > least)
            {
                if (earned == standing.Tier)
                {
                    output.Add(EffectKind.TierEarnedAgain, facts.Now, ladder.Index, earned);
                }

                Move(ladder, earned, facts.Now, _terms.Reached(ladder, earned, facts.Now, facts.Member), facts, changes, output);
            }
        }

        foreach (var segment in _programme.Segments)
        {
            var isIn = plan.Rules.Holds(_segmentConditions[segment.Index], facts);
            if (isIn != facts.Member.IsIn(segment.Index))
            {
                facts.Member.SetIn(segment.Index, isIn);
                output.Add(isIn ? EffectKind.SegmentEntered : EffectKind.SegmentLeft, facts.Now, subject: segment.Index);
                changes.Add(new TriggerKey(isIn ? TriggerKind.EnteringSegment : TriggerKind.LeavingSegment, segment.Index));
            }
        }
    }

    /// <summary>The next instant at which a tier ends.</summary>
    public static Instant NextTierEnd(MemberState member)
    {
        var next = long.MaxValue;
        foreach (var standing in member.Tiers)
        {
            next = standing.Until == 0 ? next : Math.Min(next, standing.Until);
        }

        return new Instant(next);
    }

    /// <summary>
    /// Ends the tiers whose time is over. The clock of the facts stands just before the end, so that the measure is that of the period
    /// that closes: the new tier is the higher of where the ladder drops to and what that measure earns.
    /// </summary>
    public void EndTiers(RuleFacts facts, Instant end, List<TriggerKey> changes, StepOutput output)
    {
        foreach (var ladder in _programme.Ladders)
        {
            var standing = facts.Member.Tiers[ladder.Index];
            if (standing.Until == 0 || standing.Until > end.Micros)
            {
                continue;
            }

            if (standing.IsInGrace)
            {
                EndGrace(ladder, standing, facts, end, changes, output);
            }
            else
            {
                EndTerm(ladder, standing, facts, end, changes, output);
            }
        }
    }

    private void EndTerm(
        TierLadder ladder, Standing standing, RuleFacts facts, Instant end, List<TriggerKey> changes, StepOutput output)
    {
        var drop = ladder.Drop == TierDrop.OneTier ? standing.Tier - 1 : 0;
        var tier = EarnedTier(ladder, drop, facts);
        if (tier >= standing.Tier || ladder.Grace is not { } grace)
        {
            Move(ladder, tier, end, _terms.Following(ladder, tier, end, facts.Member), facts, changes, output);
            return;
        }

        var until = plan.Calendar.Plus(end, grace).Micros;
        facts.Member.Tiers[ladder.Index] = new Standing { Tier = standing.Tier, Until = until, GraceFrom = end.Micros, Fallback = tier };
        output.Add(EffectKind.TierInGrace, end, ladder.Index, standing.Tier, amount: until);
    }

    /// <summary>Grace doesn't lengthen what follows: the lower tier's term counts from the end of the higher one's, unless it is over too.</summary>
    private void EndGrace(
        TierLadder ladder, Standing standing, RuleFacts facts, Instant end, List<TriggerKey> changes, StepOutput output)
    {
        var tier = EarnedTier(ladder, standing.Fallback, facts);
        var until = _terms.Following(ladder, tier, new Instant(standing.GraceFrom), facts.Member);
        until = until != 0 && until <= end.Micros ? _terms.Following(ladder, tier, end, facts.Member) : until;
        Move(ladder, tier, end, until, facts, changes, output);
    }

    /// <summary>Says what is different between a member before and after a correction.</summary>
    public void Compare(MemberState old, MemberState corrected, Instant at, List<TriggerKey> changes, StepOutput output)
    {
        foreach (var ladder in _programme.Ladders)
        {
            var (was, now) = (old.Tier(ladder.Index), corrected.Tier(ladder.Index));
            if (was != now)
            {
                output.Add(EffectKind.TierChanged, at, ladder.Index, now, amount: was);
                changes.Add(now > was ? TriggerKey.Entering(ladder.Index, now) : TriggerKey.Leaving(ladder.Index, was));
            }
        }

        foreach (var segment in _programme.Segments)
        {
            var isIn = corrected.IsIn(segment.Index);
            if (isIn != old.IsIn(segment.Index))
            {
                output.Add(isIn ? EffectKind.SegmentEntered : EffectKind.SegmentLeft, at, subject: segment.Index);
                changes.Add(new TriggerKey(isIn ? TriggerKind.EnteringSegment : TriggerKind.LeavingSegment, segment.Index));
            }
        }
    }

    /// <summary>Puts a member on a tier as a given fact.</summary>
    public void Place(RuleFacts facts, int ladder, int tier) =>
        facts.Member.Tiers[ladder] = new Standing
        {
            Tier = tier, Until = _terms.Reached(_programme.Ladders[ladder], tier, facts.Now, facts.Member),
        };

    private static void Move(
        TierLadder ladder, int tier, Instant at, long until, RuleFacts facts, List<TriggerKey> changes, StepOutput output)
    {
        var old = facts.Member.Tiers[ladder.Index].Tier;
        facts.Member.Tiers[ladder.Index] = new Standing { Tier = tier, Until = until };
        if (tier == old)
        {
            return;
        }

        output.Add(EffectKind.TierChanged, at, ladder.Index, tier, amount: old);
        changes.Add(tier > old ? TriggerKey.Entering(ladder.Index, tier) : TriggerKey.Leaving(ladder.Index, old));
    }

    /// <summary>The highest tier that the member earns above one; that one where there is none.</summary>
    private int EarnedTier(TierLadder ladder, int above, RuleFacts facts)
    {
        var conditions = _tierConditions[ladder.Index];
        for (var tier = conditions.Length - 1; tier > above; tier--)
        {
            if (conditions[tier] >= 0 && plan.Rules.Holds(conditions[tier], facts))
            {
                return tier;
            }
        }

        return above;
    }
}
