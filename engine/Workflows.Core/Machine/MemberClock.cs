using Workflows.Core.Asked;
using Workflows.Core.History;
using Workflows.Core.Households;
using Workflows.Core.Journeys;
using Workflows.Core.Leaving;
using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>What time alone changes for a member: windows let go, tiers, reservations and holds end, points mature and expire; and when it does so next.</summary>
internal sealed class MemberClock(
    ProgrammePlan plan, RuleFacts facts, MemberHistory history, Settlement settlement, RewardDesk rewards, EarnedPoints earned, LotClock lots,
    Departure departure, HouseholdActor household, SubSteps subSteps, JourneyEngine? journeys, bool isReplay)
{
    /// <summary>Does what is due at an instant, and what follows from it.</summary>
    /// <param name="member">The member, or a household.</param>
    /// <param name="at">The instant: no later than any other at which something is due.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void Strike(MemberState member, Instant at, IAnswers answers, StepOutput output)
    {
        if (member.IsHousehold)
        {
            household.Wake(member, at, output);
            return;
        }

        if (Settlement.NextTierEnd(member) <= at)
        {
            // The measure of the period that closes is the one of the instant before.
            var before = new Instant(at.Micros - 1);
            subSteps.Begin(member, before);
            history.AdvanceTo(member, before, facts.Day);
            settlement.EndTiers(facts, at, subSteps.Changes, output);
            facts.SetNow(at);
        }
        else
        {
            subSteps.Begin(member, at);
        }

        history.AdvanceTo(member, at, facts.Day);
        Lending.End(member, at, output);
        var from = output.Effects.Count;
        rewards.AdvanceTo(member, at, isReplay, answers, output);
        earned.EndHolds(facts, output);
        lots.AdvanceTo(member, at, output);
        departure.EndKept(member, at, output);
        if (!member.HasLeft)
        {
            subSteps.NoteExpiries(from, output);
            subSteps.Settle(output);
            subSteps.Finish(null, answers, output);
        }
    }

    /// <summary>Notes when something about a member is due next: by the clock alone, and of what waits.</summary>
    public void Schedule(MemberState member)
    {
        if (member.IsErased || member.IsHousehold || member.MergedInto is not null)
        {
            (member.NextClock, member.NextWait) = (member.IsHousehold ? LotClock.NextChange(member) : Instant.Never, Instant.Never);
            return;
        }

        var clock = Instant.Earlier(LotClock.NextChange(member), Settlement.NextTierEnd(member));
        clock = Instant.Earlier(clock, Lending.NextEnd(member));
        clock = member.Rewards is { } given ? Instant.Earlier(clock, given.NextChange()) : clock;
        clock = Departure.NextChange(member, facts.Now, clock);
        clock = member.HeldEarnings is null ? clock : Instant.Earlier(clock, earned.NextHoldEnd(member, facts.Now));
        member.NextClock = member.HasLeft ? clock : member.HasJoined ? Instant.Earlier(clock, plan.Watch.Next(member, facts.Now, plan.Calendar)) : Instant.Never;
        member.NextWait = Instant.Earlier(journeys?.NextDue(member) ?? Instant.Never, ErrandDesk.NextDue(member));
    }
}
