using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;

namespace Workflows.Core.Journeys;

/// <summary>Finds which waits of a member's journeys are over: because of an event, or because of the clock.</summary>
internal sealed class JourneyResumes(ProgrammePlan plan)
{
    private readonly List<(JourneyRun Run, Wait Wait, string Outcome)> _found = [];

    /// <summary>What was found, and how each wait ended.</summary>
    public List<(JourneyRun Run, Wait Wait, string Outcome)> Found => _found;

    /// <summary>Finds what an event resumes, before anything starts: an event satisfies only waits created before it.</summary>
    public void Find(RuleFacts facts, StepOutput output)
    {
        _found.Clear();
        if (!plan.Journeys.IsAwaited(facts.Event.Type))
        {
            return;
        }

        if (facts.Event.Type == BuiltInEvents.TaskDone)
        {
            FindTask(facts, output);
            return;
        }

        foreach (var run in facts.Member.Journeys)
        {
            foreach (var wait in run.Waits)
            {
                if (!wait.Begins && plan.StepOf(run.Journey, wait.Step) is JourneyStep.WaitFor step && step.EventType == facts.Event.Type
                    && (step.Where is null || plan.Rules.Holds(plan.Conditions[step.Where], facts)))
                {
                    _found.Add((run, wait, StepOutcome.Arrived));
                }
            }
        }
    }

    /// <summary>Finds what is due at an instant, in order of due instant and age.</summary>
    public void FindDue(RuleFacts facts)
    {
        _found.Clear();
        foreach (var run in facts.Member.Journeys)
        {
            foreach (var wait in run.Waits.Where(wait => wait.Due <= facts.Now))
            {
                var outcome = wait.Begins ? StepOutcome.Done : plan.StepOf(run.Journey, wait.Step) switch
                {
                    JourneyStep.WaitFor => StepOutcome.Late,
                    JourneyStep.Task => TaskOutcome.Overdue,
                    _ => StepOutcome.Done,
                };
                _found.Add((run, wait, outcome));
            }
        }

        _found.Sort(static (a, b) => (a.Wait.Due, a.Wait.Since, a.Run.Number).CompareTo((b.Wait.Due, b.Wait.Since, b.Run.Number)));
    }

    private void FindTask(RuleFacts facts, StepOutput output)
    {
        var type = plan.Programme.EventTypes[BuiltInEvents.TaskDone];
        var name = facts.Event.Texts[type.FieldNamed("task")!.Index];
        var outcome = facts.Event.Texts[type.FieldNamed("outcome")!.Index];
        foreach (var run in facts.Member.Journeys)
        {
            foreach (var wait in run.Waits)
            {
                if (!wait.Begins && plan.StepOf(run.Journey, wait.Step) is JourneyStep.Task task && task.Name == name && OutcomeOf(task, outcome!) is { } known)
                {
                    _found.Add((run, wait, known));
                    return;
                }
            }
        }

        output.Add(EffectKind.Rejected, facts.Now, subject: (int)RejectionReason.NoSuchTask, text: name);
    }

    /// <summary>How a task goes on after what staff reported; null for a word that it doesn't know. One without words of its own is just done.</summary>
    private static string? OutcomeOf(JourneyStep.Task task, string reported) =>
        task.Outcomes.All(known => known.Name == TaskOutcome.Overdue) ? StepOutcome.Done
        : task.Outcomes.Any(known => known.Name == reported) ? reported
        : null;
}
