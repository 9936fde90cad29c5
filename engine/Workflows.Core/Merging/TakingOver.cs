using Workflows.Core.History;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Merging;

/// <summary>
/// A member takes over what another one had who turned out to be the same: points with their dates, uses of limits, the records of windows, the
/// tier that stays, consents, rewards, and what waits. Nothing of the past is judged again, and nobody enters anything by it.
/// </summary>
internal sealed class TakingOver(ProgrammePlan plan, MemberHistory history, LotClock lots, Spending spending)
{
    private readonly Programme _programme = plan.Programme;
    private readonly CarriedCodec _carried = new(plan);
    private readonly JoinedWindows _windows = new(plan.History, plan.Calendar);
    private readonly MovedPoints _points = new(plan.Programme, spending);

    /// <summary>Takes over what an input brings.</summary>
    public void Take(EventRecord record, RuleFacts facts, StepOutput output)
    {
        var from = record.Texts[PassingEvents.From] ?? "";
        var carried = _carried.Read(record.Texts[PassingEvents.State]!, from);
        var (member, now) = (facts.Member, facts.Now);
        output.Add(EffectKind.TookOver, now, text: from);
        if (!member.HasJoined)
        {
            // What made a member of this one was taken back since; the other one was a member all the same.
            member.JoinedAt = carried.JoinedAt;
        }

        List<string> others = [from, .. carried.Absorbed ?? []];
        TakeFields(member, carried, others);
        TakeConsents(facts, carried, output);
        TakeTiers(facts, carried, output);
        JoinedLimits.Join(member, carried, now);
        history.AdvanceTo(carried, now, facts.Day);
        _windows.Join(member, carried, now, facts.Day);
        foreach (var currency in _programme.Currencies)
        {
            if (_points.TakeOver(member, carried, currency.Index, now, output) is not 0 and var points)
            {
                output.Add(EffectKind.TookOver, now, currency: currency.Index, amount: points, text: from);
            }
        }

        TakeRewards(member, carried);
        TakePlaces(member, carried);
        TakeWhatWaits(member, carried, others);
        (member.Absorbed ??= []).AddRange(others);
        lots.AdvanceTo(member, now, output);
    }

    /// <summary>What the member doesn't know of itself; nobody is one's own friend.</summary>
    private void TakeFields(MemberState member, MemberState carried, List<string> others)
    {
        foreach (var field in _programme.MemberFields)
        {
            var text = carried.FieldTexts[field.Index];
            var isOneself = field.Type.Kind == DataKind.Member && (text == member.Id || others.Contains(text ?? ""));
            if (carried.Has(field.Index) && !member.Has(field.Index) && !isOneself)
            {
                (member.FieldNumbers[field.Index], member.FieldTexts[field.Index]) = (carried.FieldNumbers[field.Index], text);
                member.FieldsKnown |= 1UL << field.Index;
            }
        }
    }

    /// <summary>The later word of the person counts; of two at one instant the one that withdraws.</summary>
    private void TakeConsents(RuleFacts facts, MemberState carried, StepOutput output)
    {
        var member = facts.Member;
        foreach (var consent in _programme.Consents)
        {
            var (own, other) = (member.ConsentTimes[consent.Index], carried.ConsentTimes[consent.Index]);
            var (isGiven, isGivenThere) = (member.HasConsentedTo(consent.Index), carried.HasConsentedTo(consent.Index));
            if (other < own || other == 0 || (other == own && (isGivenThere || !isGiven)))
            {
                continue;
            }

            var bit = 1UL << consent.Index;
            member.Consents = isGivenThere ? member.Consents | bit : member.Consents & ~bit;
            (member.ConsentTimes[consent.Index], member.ConsentTexts[consent.Index]) = (other, carried.ConsentTexts[consent.Index]);
            if (isGiven != isGivenThere)
            {
                output.Add(
                    isGivenThere ? EffectKind.ConsentGiven : EffectKind.ConsentWithdrawn, facts.Now, subject: consent.Index,
                    text: carried.ConsentTexts[consent.Index]);
            }
        }
    }

    /// <summary>Of the earned tiers one stays; what is lent to either of the two goes on, of one tier the loan that ends later.</summary>
    private void TakeTiers(RuleFacts facts, MemberState carried, StepOutput output)
    {
        foreach (var ladder in _programme.Ladders)
        {
            var (own, other) = (facts.Member.Tiers[ladder.Index], carried.Tiers[ladder.Index]);
            var isHigher = other.Own == own.Own ? LastsLonger(other, own) : other.Own > own.Own == _programme.Merging.KeepsHigherTier;
            var now = isHigher ? other with { Matched = own.Matched } : own;
            foreach (var loan in carried.Loans?.Where(loan => loan.Ladder == ladder.Index) ?? [])
            {
                Lending.Take(facts.Member, loan, facts.Now, output);
            }

            now.Lent = Math.Max(now.Matched, Lending.TierOf(facts.Member, ladder.Index));
            facts.Member.Tiers[ladder.Index] = now;
            Settlement.Tell(ladder.Index, own, now, facts.Now, output);
        }
    }

    /// <summary>Of one tier twice, the one that lasts longer; a time of grace is over sooner than any term.</summary>
    private static bool LastsLonger(in Standing one, in Standing other)
    {
        if (one.IsInGrace != other.IsInGrace)
        {
            return other.IsInGrace;
        }

        return other.Until != 0 && (one.Until == 0 || one.Until > other.Until);
    }

    /// <summary>What is reserved stays reserved, and vouchers stay good.</summary>
    private static void TakeRewards(MemberState member, MemberState carried)
    {
        if (carried.Rewards is not { } rewards)
        {
            return;
        }

        var own = member.Rewards ??= new MemberRewards();
        List<Hold> holds = [.. own.Holds.Concat(rewards.Holds).OrderBy(hold => hold.At)];
        List<Redemption> redemptions = [.. own.Redemptions.Concat(rewards.Redemptions).OrderBy(redemption => redemption.At)];
        own.Holds.Clear();
        own.Holds.AddRange(holds);
        own.Redemptions.Clear();
        own.Redemptions.AddRange(redemptions);
    }

    /// <summary>Of two places of one leaderboard the later one, and of one race the better one.</summary>
    private static void TakePlaces(MemberState member, MemberState carried)
    {
        foreach (var place in carried.Places ?? [])
        {
            if (member.Places?.Exists(own => own.Ranking == place.Ranking && (own.At, -own.Rank).CompareTo((place.At, -place.Rank)) >= 0) != true)
            {
                member.Note(place);
            }
        }
    }

    /// <summary>What guards hold, and who waits for events: not one of the two for the other, who is nobody else.</summary>
    private static void TakeWhatWaits(MemberState member, MemberState carried, List<string> others)
    {
        if (carried.HeldEarnings is { Count: > 0 } held)
        {
            member.HeldEarnings = [.. (member.HeldEarnings ?? []).Concat(held).OrderBy(one => one.At).ThenBy(one => one.LogId)];
        }

        if (carried.Lookouts is not null || member.Lookouts is not null)
        {
            member.Lookouts = [.. (member.Lookouts ?? []).Concat(carried.Lookouts ?? [])
                .Where(lookout => lookout.Member != member.Id && !others.Contains(lookout.Member) && member.Absorbed?.Contains(lookout.Member) != true)];
        }
    }
}
