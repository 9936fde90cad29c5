using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>
/// Ends runs of journeys before they come to their end: by an exit that their text states, or because their member is gone. What they wait for is waited
/// for no more, tasks are closed, what was put off isn't sent. What they did stays, and goals go on to be measured.
/// </summary>
internal sealed class JourneyEnds(ProgrammePlan plan, JourneyStarts starts)
{
    /// <summary>The place of an incident that is of no step: the condition of an exit.</summary>
    private const string Exit = "exit";

    /// <summary>Ends the runs that a trigger ends, in text order.</summary>
    /// <param name="facts">What happened, the member and the clock.</param>
    /// <param name="trigger">What happened.</param>
    /// <param name="output">Where decisions go.</param>
    /// <param name="isLate">Whether it is an event that has its place before something that was judged already.</param>
    public void EndAll(RuleFacts facts, TriggerKey trigger, StepOutput output, bool isLate = false)
    {
        foreach (var exit in plan.Journeys.EndedBy(trigger))
        {
            foreach (var run in facts.Member.Journeys)
            {
                if (run.Journey == exit.Journey && run.EndedAt == Instant.Never
                    && (trigger.Kind != TriggerKind.Event || Lateness.IsAfter(facts.Event, run.StartedAt, isLate)) && IsOpen(exit, run, facts, output))
                {
                    End(run, facts.Now, output);
                    output.Add(EffectKind.JourneyFinished, facts.Now, run.Journey, run.Number, amount: exit.Place, text: exit.Outcome);
                    starts.LetGo(run);
                }
            }
        }
    }

    /// <summary>Breaks off all that a member goes through: nobody waits any more, and no task is open.</summary>
    public void CancelAll(MemberState member, Instant at, StepOutput output, string? why = null)
    {
        foreach (var run in member.Journeys.Where(run => run.EndedAt == Instant.Never))
        {
            End(run, at, output);
            run.Workflow = null;
            output.Add(EffectKind.JourneyCancelled, at, run.Journey, run.Number, text: why);
        }
    }

    /// <summary>A run is over: nothing that it waits for is waited for any more.</summary>
    public void End(JourneyRun run, Instant at, StepOutput output)
    {
        if (run.IsWaiting)
        {
            foreach (var wait in run.Waits)
            {
                BreakOff(run, wait, at, output);
            }

            run.Waits.Clear();
        }

        (run.EndedAt, run.Incident) = (at, null);
    }

    /// <summary>A wait that has been taken off its run is waited for no more: staff who have a task need not do it.</summary>
    public void BreakOff(JourneyRun run, in Wait wait, Instant at, StepOutput output)
    {
        if (!wait.Begins && plan.FindStep(run.Journey, wait.Step) is JourneyStep.Task task)
        {
            output.Add(EffectKind.TaskEnded, at, run.Journey, run.Number, text: $"{task.Id} {StepOutcome.Cancelled}");
        }
    }

    private bool IsOpen(PlannedExit exit, JourneyRun run, RuleFacts facts, StepOutput output)
    {
        try
        {
            return exit.Where < 0 || plan.Rules.Holds(exit.Where, facts);
        }
        catch (Exception fault) when (JourneyFaults.IsOfTheStep(fault))
        {
            if (run.Incident is null)
            {
                JourneyFaults.Suspend(run, Exit, fault, facts.Now, output);
            }

            return false;
        }
    }
}
