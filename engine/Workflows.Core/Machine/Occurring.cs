using Workflows.Core.Asked;
using Workflows.Core.Earning;
using Workflows.Core.History;
using Workflows.Core.Households;
using Workflows.Core.Journeys;
using Workflows.Core.Leaving;
using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Core.Merging;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Machine;

/// <summary>
/// What an event brings about for its member: who joins, comes back or leaves, what is recorded, what guards say, what is earned, and what
/// follows from that.
/// </summary>
internal sealed class Occurring(
    ProgrammePlan plan, RuleFacts facts, MemberHistory history, EarnedPoints earned, LotClock lots, RewardDesk rewards, HouseholdDesk households,
    Departure departure, GoingUnder goingUnder, WorkflowDesk workflows, ErrandDesk errands, JourneyEngine? journeys, SubSteps subSteps, bool isReplay)
{
    private readonly EventColumns _columns = new(plan, facts);
    private readonly GuardPosts _guards = new(plan);
    private readonly Lookouts _lookouts = new(plan);

    /// <summary>Takes an event of the member at hand, whose windows have been advanced to it.</summary>
    /// <param name="record">The event.</param>
    /// <param name="isDenied">Whether somebody decided that it earns nothing, and the log is judged again.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void Take(EventRecord record, bool isDenied, IAnswers answers, StepOutput output)
    {
        var member = facts.Member;
        if (record.Type == BuiltInEvents.Merged)
        {
            goingUnder.Take(facts, output);
        }
        else if (record.Type == BuiltInEvents.Left && member is { HasJoined: true, HasLeft: false })
        {
            Record(record);
            departure.Leave(facts, isReplay, answers, output);
        }
        else if (record.Type == BuiltInEvents.Erased && member.HasJoined)
        {
            departure.Erase(facts, isReplay, answers, output);
        }
        else if (record.Type is BuiltInEvents.Left or BuiltInEvents.Erased || (member.HasLeft && record.Type != BuiltInEvents.Joined))
        {
            TakeOfWhoHasLeft(record, answers, output);
        }
        else if (record.Type == BuiltInEvents.WorkflowStep)
        {
            workflows.Take(record, facts, answers, output);
        }
        else
        {
            Happen(record, isDenied, answers, output);
        }
    }

    private void Happen(EventRecord record, bool isDenied, IAnswers answers, StepOutput output)
    {
        var member = facts.Member;
        var joins = !member.HasJoined;
        if (joins || member.HasLeft)
        {
            Join(member, record, output);
        }
        else if (record.Type is BuiltInEvents.Joined or BuiltInEvents.Updated)
        {
            MemberFacts.Take(plan.Programme, member, record, output);
        }

        var from = output.Effects.Count;
        var isHeldUp = households.HoldsUp(facts, new RewardAnswer(record, facts, isReplay, answers, output), isDenied);
        if (!isHeldUp && IsGranted(record, from, answers, output))
        {
            Occur(record, joins, isDenied, answers, output);
        }
    }

    /// <summary>A household answers what the member asked for: the event that asked happens now, or is refused.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void TakeAnswer(EventRecord answer, IAnswers answers, StepOutput output)
    {
        if (facts.Member.Asked is not { } asked)
        {
            return;
        }

        facts.Member.Asked = null;
        var record = asked.Record.At == answer.At ? asked.Record : asked.Record.MovedTo(answer.At);
        facts.Event = record;
        var from = output.Effects.Count;
        var isGranted = households.Take(answer, new RewardAnswer(record, facts, isReplay, answers, output), asked.Uses);
        subSteps.NoteExpiries(from, output);
        if (isGranted)
        {
            Occur(record, joins: false, asked.IsDenied, answers, output);
        }
    }

    /// <summary>Who has left can still ask for what kept points buy; all else is told and of no account.</summary>
    private void TakeOfWhoHasLeft(EventRecord record, IAnswers answers, StepOutput output)
    {
        if (Departure.Ignores(record))
        {
            output.Add(EffectKind.Rejected, record.At, subject: (int)RejectionReason.HasLeft, text: record.Key);
            return;
        }

        IsGranted(record, output.Effects.Count, answers, output);
        departure.EndKept(facts.Member, record.At, output);
    }

    private void Occur(EventRecord record, bool joins, bool isDenied, IAnswers answers, StepOutput output)
    {
        Record(record);
        journeys?.MeasureGoals(facts, output);
        FindResumed(record, output);
        var verdict = _guards.Judge(facts, isDenied, output);
        Earn(new TriggerKey(TriggerKind.Event, record.Type), verdict, answers, output);
        if (verdict == GuardVerdict.Pass)
        {
            _lookouts.Tell(record, facts, output);
        }

        if (joins)
        {
            subSteps.Changes.Add(new TriggerKey(TriggerKind.Joining, 0));
        }

        subSteps.Finish(new TriggerKey(TriggerKind.Event, record.Type), answers, output);
    }

    /// <summary>Finds what the event ends that waits for it; a report of staff on a task that nobody has is refused.</summary>
    private void FindResumed(EventRecord record, StepOutput output)
    {
        var isTaken = errands.Find(facts, isTaken: journeys?.Resumes.Find(facts, output) == true);
        if (!isTaken && journeys is not null && record.Type == BuiltInEvents.TaskDone)
        {
            var task = record.Texts[plan.Programme.EventTypes[BuiltInEvents.TaskDone].FieldNamed("task")!.Index];
            output.Add(EffectKind.Rejected, facts.Now, subject: (int)RejectionReason.NoSuchTask, text: task);
        }
    }

    /// <summary>What an event earns, if guards let it: who is stopped confirms nothing either.</summary>
    private void Earn(TriggerKey trigger, GuardVerdict verdict, IAnswers answers, StepOutput output)
    {
        if (plan.Programme.EventTypes[trigger.Subject].Decides is { Releases: true })
        {
            var from = output.Effects.Count;
            earned.Release(facts, output);
            lots.AdvanceTo(facts.Member, facts.Now, output);
            subSteps.NoteExpiries(from, output);
        }

        if (verdict.IsRefused)
        {
            subSteps.Settle(output);
            return;
        }

        subSteps.Apply(trigger, answers, output, verdict.HeldBy);
        if (verdict == GuardVerdict.Pass && earned.Confirm(facts.Event, facts, output))
        {
            subSteps.Settle(output);
        }
    }

    private void Join(MemberState member, EventRecord record, StepOutput output)
    {
        if (member.HasLeft)
        {
            Departure.ComeBack(member, record.At, output);
        }
        else
        {
            member.JoinedAt = record.At;
            output.Add(EffectKind.Joined, record.At);
        }

        MemberFacts.Take(plan.Programme, member, record, output);

        // Who qualifies on joining or on coming back is in from the start: nobody enters by it.
        subSteps.Settle(output);
        subSteps.ChangesFrom(member);
        if (plan.Journeys.AlsoForWhoIsIn.Length > 0)
        {
            subSteps.Changes.Add(TriggerKey.BeingIn);
        }
    }

    /// <summary>Whether a request is granted; what is no request simply happens.</summary>
    private bool IsGranted(EventRecord record, int from, IAnswers answers, StepOutput output)
    {
        var isGranted = !RewardRequest.Is(record) || rewards.Take(new RewardAnswer(record, facts, isReplay, answers, output));
        subSteps.NoteExpiries(from, output);
        return isGranted;
    }

    private void Record(EventRecord record)
    {
        foreach (var stream in plan.History.ByEventType[record.Type])
        {
            if (stream.Condition < 0 || plan.Rules.Holds(stream.Condition, facts))
            {
                history.Record(stream, facts.Member, record.At, facts.Day, _columns.Of(stream, record));
            }
        }
    }
}
