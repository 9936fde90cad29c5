using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>Who may begin a journey, and what there is of it at its beginning.</summary>
internal sealed class JourneyStarts(ProgrammePlan plan)
{
    private WorkflowInstance? _spare;

    /// <summary>Whether a member may begin a journey now.</summary>
    /// <param name="start">The journey and its conditions.</param>
    /// <param name="trigger">What would start it.</param>
    /// <param name="facts">The member and the clock.</param>
    public bool MayStart(JourneyStart start, TriggerKey trigger, RuleFacts facts)
    {
        if ((start.Where >= 0 && !plan.Rules.Holds(start.Where, facts)) || (start.When >= 0 && !plan.Rules.Holds(start.When, facts)))
        {
            return false;
        }

        var journey = start.Journey;
        if (trigger.Kind == TriggerKind.BeingIn && !IsIn(journey.Start, facts.Member))
        {
            return false;
        }

        var last = LastRun(facts.Member, journey.Index);
        if (last is null)
        {
            return true;
        }

        // Nobody goes through the same journey twice at once.
        if (last.EndedAt == Instant.Never || journey.Again is null)
        {
            return false;
        }

        return plan.Calendar.Plus(journey.Again.FromEnd ? last.EndedAt : last.StartedAt, journey.Again.After) <= facts.Now;
    }

    /// <summary>Whether a follow-up lets the journey start for nobody at an instant; notes so, since the member would have begun it.</summary>
    public bool IsPaused(Journey journey, Instant at, StepOutput output)
    {
        if (plan.Pauses.Of(journey.Name, at) is not { } pause)
        {
            return false;
        }

        output.Add(EffectKind.JourneyPaused, at, journey.Index, text: pause.FollowUp);
        return true;
    }

    /// <summary>A new run of a journey, with its arm drawn; its workflow has not run yet.</summary>
    public JourneyRun Begin(Journey journey, RuleFacts facts, StepOutput output)
    {
        var member = facts.Member;
        var last = LastRun(member, journey.Index);
        var (number, heldOut) = ((last?.Number ?? 0) + 1, IsHeldOut(journey, member));

        // The object of a run that nobody needs any more stands for the next one: members begin some journeys at nearly every event.
        var run = ForgetEnded(member, journey.Index, facts.Now)
            ?? new JourneyRun { Journey = journey.Index, Began = journey.Index, Number = number, StartedAt = facts.Now, IsHeldOut = heldOut };
        (run.Journey, run.Began, run.Number, run.StartedAt, run.IsHeldOut) = (journey.Index, journey.Index, number, facts.Now, heldOut);
        (run.EndedAt, run.Incident) = (heldOut ? facts.Now : Instant.Never, null);
        run.GoalUntil = journey.Goal is { } goal ? plan.Calendar.Plus(facts.Now, goal.UpTo) : Instant.Earliest;
        run.Workflow = heldOut ? null : TakeInstance();
        member.Journeys.Add(run);
        output.Add(EffectKind.JourneyStarted, facts.Now, journey.Index, run.Number, amount: heldOut ? 1 : 0);
        return run;
    }

    /// <summary>Lets go of the workflow of a run that has ended; the next one to start has it.</summary>
    public void LetGo(JourneyRun ended)
    {
        (_spare, ended.Workflow) = (ended.Workflow ?? _spare, null);
    }

    private WorkflowInstance TakeInstance()
    {
        var instance = _spare ?? new WorkflowInstance();
        _spare = null;
        instance.Clear();
        return instance;
    }

    private static bool IsIn(Trigger start, MemberState member) => start switch
    {
        Trigger.EnteringSegment x => member.IsIn(x.Segment),
        Trigger.EnteringTier x => member.Tier(x.Ladder) == x.Tier,
        _ => false,
    };

    private JourneyRun? LastRun(MemberState member, int journey)
    {
        for (var i = member.Journeys.Count - 1; i >= 0; i--)
        {
            if (plan.Common.JourneyNames[member.Journeys[i].Journey] == plan.Common.JourneyNames[journey])
            {
                return member.Journeys[i];
            }
        }

        return null;
    }

    /// <summary>Of what has ended only the latest run of a journey is kept, and those whose goal is still open.</summary>
    /// <returns>A run that was let go; null for none.</returns>
    private JourneyRun? ForgetEnded(MemberState member, int journey, Instant now)
    {
        JourneyRun? forgotten = null;
        for (var i = member.Journeys.Count - 1; i >= 0; i--)
        {
            var run = member.Journeys[i];
            if (plan.Common.JourneyNames[run.Journey] == plan.Common.JourneyNames[journey] && run.EndedAt != Instant.Never && run.GoalUntil < now)
            {
                member.Journeys.RemoveAt(i);
                forgotten = run;
            }
        }

        return forgotten;
    }

    private bool IsHeldOut(Journey journey, MemberState member) =>
        member.Arms is { } arms && arms.TryGetValue(journey.Index, out var given) ? given : HoldOut.Holds(plan.Programme, journey, member.Id);
}
