using System.Collections.Immutable;
using Workflows.Core.Journeys;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Versions;

/// <summary>
/// What the beginning of a version means for a member's journeys: running ones move to it where it says so, and those start that take in
/// who is in their segment or tier already. What then follows is due at that instant and done by the clock.
/// </summary>
internal sealed class VersionJourneys
{
    private readonly ProgrammePlan _plan;
    private readonly JourneyMoves _moves;
    private readonly JourneyStarts _starts;
    private readonly Instant _from;
    private readonly ImmutableArray<bool> _isNews;

    /// <summary>The journeys of a version.</summary>
    public VersionJourneys(ProgrammePlan plan)
    {
        _plan = plan;
        _moves = new JourneyMoves(plan.Programme, plan.Common.JourneyNames);
        _starts = new JourneyStarts(plan);
        _from = plan.Programme.Starts is { } day ? plan.Calendar.StartOfDay(day) : Instant.Earliest;
        _isNews = [.. plan.Journeys.AlsoForWhoIsIn.Select(start => !WasSaidBefore(start.Journey))];
    }

    /// <summary>Lets the version begin for the journeys of a member.</summary>
    /// <param name="facts">The member under the version, and the instant.</param>
    /// <param name="output">What the beginning changed so far; where decisions go.</param>
    public void Take(RuleFacts facts, StepOutput output)
    {
        var member = facts.Member;
        for (var i = 0; i < member.Journeys.Count; i++)
        {
            if (member.Journeys[i] is { IsWaiting: true } run && run.EndedAt == Instant.Never)
            {
                member.Journeys[i] = Moved(run, facts.Now, output);
            }
        }

        if (member is { HasJoined: true, HasLeft: false } && facts.Now >= _from)
        {
            StartForWhoIsIn(facts, output);
        }
    }

    private JourneyRun Moved(JourneyRun run, Instant at, StepOutput output)
    {
        var wait = run.Waits[0];
        if (wait.Step.Length == 0)
        {
            // It has done nothing yet, so it begins by the text that is in force.
            var present = _plan.PresentJourney(run.Journey);
            return present == run.Journey || _plan.Programme.Journeys[present].Running is null ? run : Begun(run, present, at, output);
        }

        // Where one branch has no place, or two would have to share one, the run ends by the text with which it began.
        var places = run.Waits.Select(one => _plan.FindStep(run.Journey, one.Step) is { } step ? _moves.Of(run.Journey, step.Id) : null).ToList();
        if (places.Contains(null) || !JourneyMoves.CanBeTogether([.. places.OfType<JourneyPlace>()]))
        {
            return run;
        }

        var waits = run.Waits.Zip(places, (one, place) => Moved(run, one, place!, at, output)).ToList();
        return With(run, places[0]!.Journey.Index, [.. waits.DistinctBy(one => one.Step)]);
    }

    /// <summary>A run that has done nothing begins by another text; where something went wrong as it began, this is told as a move.</summary>
    private static JourneyRun Begun(JourneyRun run, int journey, Instant at, StepOutput output)
    {
        if (run.Incident is not null)
        {
            output.Add(
                EffectKind.JourneyMoved, at, journey, run.Number, amount: run.Journey, text: $"{JourneyIncident.AtStart} {JourneyIncident.AtStart}");
        }

        return With(run, journey, run.Waits[0] with { Due = Instant.Later(at, run.Waits[0].Due) });
    }

    private Wait Moved(JourneyRun run, Wait wait, JourneyPlace place, Instant at, StepOutput output)
    {
        var from = _plan.StepOf(run.Journey, wait.Step);
        var isBegun = place.IsBegun || wait.Begins || !Knows(place.Step, wait.Outcome);
        if (from is JourneyStep.Task && isBegun && !wait.Begins)
        {
            output.Add(EffectKind.TaskEnded, at, run.Journey, run.Number, text: $"{from.Id} {StepOutcome.Moved}");
        }

        output.Add(EffectKind.JourneyMoved, at, place.Journey.Index, run.Number, amount: run.Journey, text: $"{from.Id} {place.Step.Id}");
        var activity = _plan.Workflows[place.Journey.Index].ActivityOf(place.Step.Id)!;
        return isBegun ? new Wait(activity, at, at) { Begins = true }
            : new Wait(activity, wait.Outcome is null ? Instant.Later(at, DueOf(place.Step, wait, run)) : at, wait.Since) { Outcome = wait.Outcome };
    }

    /// <summary>Whether a step goes on after how another one ended that came to nothing: a task may have other words by now.</summary>
    private static bool Knows(JourneyStep step, string? outcome) =>
        outcome is null || step is not JourneyStep.Task task || task.Outcomes.Any(one => one.Name == outcome) || outcome == StepOutcome.Done;

    private static JourneyRun With(JourneyRun run, int journey, params ReadOnlySpan<Wait> waits)
    {
        var moved = new JourneyRun
        {
            Journey = journey, Began = run.Began, Number = run.Number, StartedAt = run.StartedAt, IsHeldOut = run.IsHeldOut,
            EndedAt = run.EndedAt, GoalUntil = run.GoalUntil, Workflow = new WorkflowInstance(),
        };
        foreach (var wait in waits)
        {
            moved.Waits.Add(wait);
            if (wait.Step.Length > 0)
            {
                moved.Workflow.Waiting.Add(wait.Step);
            }
        }

        return moved;
    }

    /// <summary>A wait goes on as if the new text had stood there when it began.</summary>
    private Instant DueOf(JourneyStep step, Wait wait, JourneyRun run) => step switch
    {
        JourneyStep.WaitFor x => _plan.Calendar.Plus(x.SinceStart ? run.StartedAt : wait.Since, x.UpTo),
        JourneyStep.Wait x => _plan.Calendar.Plus(wait.Since, x.Length),
        JourneyStep.Task x => _plan.Calendar.Plus(wait.Since, x.DueIn),
        _ => wait.Due,
    };

    /// <summary>Who is in a segment by the version, or who was in it before the journey asked for them; not who had the chance already.</summary>
    private void StartForWhoIsIn(RuleFacts facts, StepOutput output)
    {
        var starts = _plan.Journeys.AlsoForWhoIsIn;
        for (var i = 0; i < starts.Length; i++)
        {
            var isNew = _isNews[i] || HasEntered(starts[i].Journey.Start, output);
            if (isNew && _starts.MayStart(starts[i], TriggerKey.BeingIn, facts) && _starts.Begin(starts[i].Journey, facts, output) is { IsHeldOut: false } run)
            {
                run.Waits.Add(new Wait("", facts.Now, facts.Now) { Begins = true });
            }
        }
    }

    private static bool HasEntered(Trigger start, StepOutput output) => output.Effects.Exists(effect => start switch
    {
        Trigger.EnteringSegment x => effect.Kind == EffectKind.SegmentEntered && effect.Subject == x.Segment,
        Trigger.EnteringTier x => effect.Kind == EffectKind.TierChanged && effect.Source == x.Ladder && effect.Subject == x.Tier,
        _ => false,
    });

    private bool WasSaidBefore(Journey journey)
    {
        if (_plan.Past.IsEmpty)
        {
            return false;
        }

        var before = _plan.Past[^1].Plan;
        var same = before.Programme.Journeys.FirstOrDefault(one =>
            one.IsInForce && _plan.Common.JourneyNames[one.Index] == _plan.Common.JourneyNames[journey.Index]);
        return same is { AlsoWhoIsIn: true } && (same.Start, journey.Start) switch
        {
            (Trigger.EnteringSegment old, Trigger.EnteringSegment now) => old.Segment == now.Segment,
            (Trigger.EnteringTier old, Trigger.EnteringTier now) =>
                old.Ladder == now.Ladder && _plan.PresentTier(before.Number, old.Ladder, old.Tier) == now.Tier,
            _ => false,
        };
    }
}
