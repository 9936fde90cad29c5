using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>Finds which waits of a member's journeys are over: because of an event, or because of the clock.</summary>
internal sealed class JourneyResumes(ProgrammePlan plan)
{
    private readonly List<(JourneyRun Run, Wait Wait, string Outcome)> _found = [];

    /// <summary>What was found, and how each wait ended.</summary>
    public List<(JourneyRun Run, Wait Wait, string Outcome)> Found => _found;

    /// <summary>Finds what an event resumes, before anything starts: an event satisfies only waits created before it.</summary>
    /// <param name="facts">The event, the member and the clock.</param>
    /// <param name="output">Where decisions go.</param>
    /// <param name="isLate">Whether the event has its place before something that was judged already.</param>
    /// <returns>Whether it is the report of staff on a task of a journey.</returns>
    public bool Find(RuleFacts facts, StepOutput output, bool isLate = false)
    {
        _found.Clear();
        if (!plan.Journeys.IsAwaited(facts.Event.Type))
        {
            return false;
        }

        if (facts.Event.Type == BuiltInEvents.TaskDone)
        {
            return FindTask(facts, output, isLate);
        }

        foreach (var run in facts.Member.Journeys)
        {
            if (run.IsAwaiting)
            {
                FindIn(run, facts, output, isLate);
            }
        }

        return false;
    }

    /// <summary>Finds what an event resumes in a run; where that can't be said, the run stands still.</summary>
    private void FindIn(JourneyRun run, RuleFacts facts, StepOutput output, bool isLate)
    {
        var (from, asked) = (_found.Count, "");
        try
        {
            foreach (var wait in run.Waits)
            {
                asked = wait.Step;
                if (!wait.Begins && plan.StepOf(run.Journey, wait.Step) is JourneyStep.WaitFor step && step.EventType == facts.Event.Type
                    && Lateness.IsAfter(facts.Event, wait.Since, isLate) && (step.Where is null || plan.Rules.Holds(plan.Conditions[step.Where], facts)))
                {
                    _found.Add((run, wait, StepOutcome.Arrived));
                }
            }
        }
        catch (Exception fault) when (JourneyFaults.IsOfTheStep(fault))
        {
            _found.RemoveRange(from, _found.Count - from);
            JourneyFaults.Suspend(run, asked, fault, facts.Now, output);
        }
    }

    /// <summary>Finds what is due at an instant, in order of due instant and age.</summary>
    public void FindDue(RuleFacts facts)
    {
        _found.Clear();
        foreach (var run in facts.Member.Journeys)
        {
            foreach (var wait in run.IsAwaiting ? run.Waits.Where(wait => wait.Due <= facts.Now) : [])
            {
                _found.Add((run, wait, wait.Outcome ?? OutcomeOfTime(run, wait)));
            }
        }

        Sort();
    }

    /// <summary>A wait that was found is broken off before its turn.</summary>
    public void Forget(JourneyRun run, Wait wait)
    {
        for (var i = 0; i < _found.Count; i++)
        {
            if (_found[i].Run == run && _found[i].Wait == wait)
            {
                _found[i] = (run, wait with { Due = Instant.Earliest }, StepOutcome.Cancelled);
            }
        }
    }

    /// <summary>What is alike stays in its order: of one run in that in which it began to wait.</summary>
    private void Sort()
    {
        for (var i = 1; i < _found.Count; i++)
        {
            var (at, one) = (i, _found[i]);
            for (; at > 0 && IsBefore(one, _found[at - 1]); at--)
            {
                _found[at] = _found[at - 1];
            }

            _found[at] = one;
        }
    }

    private static bool IsBefore(in (JourneyRun Run, Wait Wait, string Outcome) one, in (JourneyRun Run, Wait Wait, string Outcome) other) =>
        (one.Wait.Due, one.Wait.Since, one.Run.Number).CompareTo((other.Wait.Due, other.Wait.Since, other.Run.Number)) < 0;

    /// <summary>How a wait ends when its time is over; what that is of an activity that there isn't is seen where it goes on.</summary>
    private string OutcomeOfTime(JourneyRun run, in Wait wait) => wait.Begins ? StepOutcome.Done : plan.FindStep(run.Journey, wait.Step) switch
    {
        JourneyStep.WaitFor => StepOutcome.Late,
        JourneyStep.Task => TaskOutcome.Overdue,
        _ => StepOutcome.Done,
    };

    private bool FindTask(RuleFacts facts, StepOutput output, bool isLate)
    {
        var type = plan.Programme.EventTypes[BuiltInEvents.TaskDone];
        var name = facts.Event.Texts[type.FieldNamed("task")!.Index];
        var outcome = facts.Event.Texts[type.FieldNamed("outcome")!.Index];
        foreach (var run in facts.Member.Journeys)
        {
            foreach (var wait in run.IsAwaiting ? run.Waits : [])
            {
                if (!wait.Begins && plan.FindStep(run.Journey, wait.Step) is JourneyStep.Task task && task.Name == name
                    && Lateness.IsAfter(facts.Event, wait.Since, isLate) && OutcomeOf(task, outcome!) is { } known)
                {
                    _found.Add((run, wait, known));
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>How a task goes on after what staff reported; null for a word that it doesn't know. One without words of its own is just done.</summary>
    private static string? OutcomeOf(JourneyStep.Task task, string reported) =>
        task.Outcomes.All(known => known.Name == TaskOutcome.Overdue) ? StepOutcome.Done
        : task.Outcomes.Any(known => known.Name == reported) ? reported
        : null;
}
