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

    private readonly int[][] _matchConditions =
        [.. plan.Programme.Ladders.Select(ladder => ladder.Matches.Select(match => plan.Conditions[match.While]).ToArray())];

    private readonly int[] _segmentConditions = [.. plan.Programme.Segments.Select(segment => plan.Conditions[segment.When])];

    /// <summary>
    /// Raises tiers that are earned, lends and takes back what is lent, and re-judges segments; what changed is added to the internal events.
    /// </summary>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="changes">Where the changes go, in order: ladders, then segments, each in text order.</param>
    /// <param name="output">Where the effects go.</param>
    public void Settle(RuleFacts facts, List<TriggerKey> changes, StepOutput output)
    {
        foreach (var ladder in _programme.Ladders)
        {
            Settle(ladder, facts, changes, output);
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

    private void Settle(TierLadder ladder, RuleFacts facts, List<TriggerKey> changes, StepOutput output)
    {
        ref readonly var standing = ref facts.Member.Tiers[ladder.Index];

        // In its time of grace a tier can be earned again.
        var least = standing.IsInGrace ? standing.Own - 1 : standing.Own;
        var earned = EarnedTier(ladder, least, facts);
        if (earned <= least && ladder.Matches.IsEmpty && facts.Member.Loans is null && standing.Lent == 0)
        {
            return;
        }

        var now = standing;
        if (earned > least)
        {
            if (earned == standing.Own)
            {
                output.Add(EffectKind.TierEarnedAgain, facts.Now, ladder.Index, earned);
            }

            now = standing.With(earned, _terms.Reached(ladder, earned, facts.Now, facts.Member));
        }

        now.Matched = MatchedTier(ladder, facts);
        now.Lent = Math.Max(now.Matched, Lending.TierOf(facts.Member, ladder.Index));
        if (now.Matched != standing.Matched)
        {
            output.Add(EffectKind.TierMatched, facts.Now, ladder.Index, now.Matched, amount: standing.Matched);
        }

        Bring(ladder, now, facts.Now, facts.Member, changes, output);
    }

    /// <summary>The highest tier that a ladder's own conditions lend; 0 for none.</summary>
    private int MatchedTier(TierLadder ladder, RuleFacts facts)
    {
        var tier = 0;
        for (var i = 0; i < ladder.Matches.Length; i++)
        {
            if (ladder.Matches[i].Tier > tier && plan.Rules.Holds(_matchConditions[ladder.Index][i], facts))
            {
                tier = ladder.Matches[i].Tier;
            }
        }

        return tier;
    }

    /// <summary>The next instant at which an earned tier ends.</summary>
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
        var drop = ladder.Drop == TierDrop.OneTier ? standing.Own - 1 : 0;
        var tier = EarnedTier(ladder, drop, facts);
        if (tier >= standing.Own || ladder.Grace is not { } grace)
        {
            Bring(ladder, standing.With(tier, _terms.Following(ladder, tier, end, facts.Member)), end, facts.Member, changes, output);
            return;
        }

        var until = plan.Calendar.Plus(end, grace).Micros;
        facts.Member.Tiers[ladder.Index] = standing with { Until = until, GraceFrom = end.Micros, Fallback = tier };
        output.Add(EffectKind.TierInGrace, end, ladder.Index, standing.Own, amount: until);
    }

    /// <summary>Grace doesn't lengthen what follows: the lower tier's term counts from the end of the higher one's, unless it is over too.</summary>
    private void EndGrace(
        TierLadder ladder, Standing standing, RuleFacts facts, Instant end, List<TriggerKey> changes, StepOutput output)
    {
        var tier = EarnedTier(ladder, standing.Fallback, facts);
        var until = _terms.Following(ladder, tier, new Instant(standing.GraceFrom), facts.Member);
        until = until != 0 && until <= end.Micros ? _terms.Following(ladder, tier, end, facts.Member) : until;
        Bring(ladder, standing.With(tier, until), end, facts.Member, changes, output);
    }

    /// <summary>Says what is different between a member before and after a correction.</summary>
    public void Compare(MemberState old, MemberState corrected, Instant at, List<TriggerKey> changes, StepOutput output)
    {
        foreach (var ladder in _programme.Ladders)
        {
            CompareLoans(ladder.Index, old, corrected, at, output);
            Note(ladder, old.Tiers[ladder.Index], corrected.Tiers[ladder.Index], at, changes, output);
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

    /// <summary>A loan that what is judged now doesn't make is over with the correction; one that it makes is there from then on.</summary>
    private static void CompareLoans(int ladder, MemberState old, MemberState corrected, Instant at, StepOutput output)
    {
        foreach (var loan in old.Loans ?? [])
        {
            if (loan.Ladder == ladder && corrected.Loans?.Exists(one => one.Ladder == ladder && one.Tier == loan.Tier) != true)
            {
                output.Add(EffectKind.LoanEnded, at, ladder, loan.Tier);
            }
        }

        foreach (var loan in corrected.Loans ?? [])
        {
            if (loan.Ladder == ladder && old.Loans?.Contains(loan) != true)
            {
                output.Add(EffectKind.TierLent, at, ladder, loan.Tier, amount: loan.Until);
            }
        }

        var (was, now) = (old.Tiers[ladder].Matched, corrected.Tiers[ladder].Matched);
        if (was != now)
        {
            output.Add(EffectKind.TierMatched, at, ladder, now, amount: was);
        }
    }

    /// <summary>Puts a member on a tier as a given fact.</summary>
    public void Place(RuleFacts facts, int ladder, int tier)
    {
        ref var standing = ref facts.Member.Tiers[ladder];
        standing = standing.With(tier, _terms.Reached(_programme.Ladders[ladder], tier, facts.Now, facts.Member));
    }

    private static void Bring(TierLadder ladder, in Standing now, Instant at, MemberState member, List<TriggerKey> changes, StepOutput output)
    {
        var before = member.Tiers[ladder.Index];
        member.Tiers[ladder.Index] = now;
        Note(ladder, before, now, at, changes, output);
    }

    /// <summary>Says what is different between two standings; it is an internal event where the tier is another one that the member has.</summary>
    private static void Note(TierLadder ladder, in Standing before, in Standing now, Instant at, List<TriggerKey> changes, StepOutput output)
    {
        Tell(ladder.Index, before, now, at, output);
        if (now.Tier != before.Tier)
        {
            changes.Add(now.Tier > before.Tier ? TriggerKey.Entering(ladder.Index, now.Tier) : TriggerKey.Leaving(ladder.Index, before.Tier));
        }
    }

    /// <summary>Says what is different between two standings.</summary>
    public static void Tell(int ladder, in Standing before, in Standing now, Instant at, StepOutput output)
    {
        if (now.Own != before.Own && (before.IsLent || now.IsLent))
        {
            output.Add(EffectKind.OwnTierChanged, at, ladder, now.Own, amount: before.Own);
        }

        if (now.Tier != before.Tier)
        {
            output.Add(EffectKind.TierChanged, at, ladder, now.Tier, amount: before.Tier);
        }
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
