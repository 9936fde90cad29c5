using Workflows.Core.History;
using Workflows.Core.Households;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Core.Versions;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>
/// A member whose log was judged goes on in the present, after a correction or under the next version: facts, such as journeys and messages,
/// are taken from the state as it was.
/// </summary>
internal sealed class GoingOn(
    ProgrammePlan plan, RuleFacts facts, MemberHistory history, Settlement settlement, SubSteps subSteps, Pooling pooling, MemberClock clock)
{
    private readonly StatePassage _passage = new(plan);
    private readonly VersionJourneys _versionJourneys = new(plan);

    /// <summary>
    /// A member goes on as corrected; entering and leaving are raised for the present only. What became known is news of now for journeys: it ends waits
    /// that are still open and began before it, though what was done already stays done.
    /// </summary>
    /// <param name="old">The member before the correction.</param>
    /// <param name="corrected">The member as judged; taken over.</param>
    /// <param name="record">The event that made the correction.</param>
    /// <param name="at">The instant of the correction.</param>
    /// <param name="answers">Answers of the budgets.</param>
    /// <param name="output">Where decisions go.</param>
    /// <returns>The corrected member.</returns>
    public MemberState AfterCorrection(
        MemberState old, MemberState corrected, EventRecord record, Instant at, IAnswers answers, StepOutput output)
    {
        var isLate = record.Replaces is not null || EffectiveLog.Compare(record, old.LastAt, old.LastKey) < 0;
        TakeFacts(old, corrected);
        subSteps.Begin(corrected, at);
        subSteps.ChangesFrom(old);
        var news = PassingEvents.Is(record.Type) ? null : record;
        facts.NoEventAtHand();
        facts.Event = news ?? facts.Event;
        output.SubStep++;
        settlement.Compare(old, corrected, at, subSteps.Changes, output);
        if (!corrected.HasLeft)
        {
            output.Cause = StepCause.Wait;
            subSteps.TakeJourneysOn(news, isLate, answers, output);
            pooling.EndStep(corrected, at, output);
        }

        (corrected.LastAt, corrected.LastKey) = (old.LastAt, old.LastKey);
        clock.Schedule(corrected);
        return corrected;
    }

    /// <summary>A member goes on under a version up to whose beginning its log was judged; journeys do as they were, or as the version says.</summary>
    public MemberState UnderVersion(MemberState before, MemberState judged, StepOutput output)
    {
        TakeFacts(before, judged);
        subSteps.Begin(judged, judged.LastAt);
        facts.NoEventAtHand();
        _versionJourneys.Take(facts, output);
        clock.Schedule(judged);
        return judged;
    }

    /// <summary>
    /// This version of the programme begins for a member: the state goes over to it, and tiers and segments settle by it. Nobody enters or
    /// leaves by that: no rule and no journey reacts.
    /// </summary>
    /// <param name="member">The member, for whom the clock has been brought to the instant.</param>
    /// <param name="at">From when the version is in force.</param>
    /// <param name="given">What was given to the member before.</param>
    /// <param name="output">Where decisions go.</param>
    public void BeginVersion(MemberState member, Instant at, GivenBefore given, StepOutput output)
    {
        subSteps.Begin(member, at);
        facts.NoEventAtHand();
        history.AdvanceTo(member, at, facts.Day);
        output.Add(EffectKind.VersionBegan, at, subject: plan.Number);
        _passage.Take(member, at, output.LogId, given);
        if (member is { HasJoined: true, HasLeft: false, IsHousehold: false })
        {
            subSteps.Settle(output);
        }

        (member.LastAt, member.LastKey) = (at, "");
        clock.Schedule(member);
    }

    private static void TakeFacts(MemberState old, MemberState judged)
    {
        judged.Journeys.AddRange(old.Journeys);
        judged.Messages.AddRange(old.Messages);
        judged.Arms = old.Arms;
        judged.Errands = old.Errands is null ? null : [.. old.Errands];
        if (old.Rewards is { } given)
        {
            judged.Rewards?.TakeUses(given);
        }

        judged.QueuedFor = Instant.Never;
    }
}
