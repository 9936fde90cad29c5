using Workflows.Core.Asked;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>
/// Takes a member through journeys: starts them, resumes what waits, measures goals. The workflow host says which step comes next;
/// what a step does is said here, of messages by <see cref="MessageSending"/>. Points that steps give are collected for a later sub-step.
/// </summary>
internal sealed class JourneyEngine : IStepRunner
{
    private readonly ProgrammePlan _plan;
    private readonly Programme _programme;
    private readonly MessageSending _messages;
    private readonly JourneyStarts _starts;
    private RuleFacts _facts = null!;
    private StepOutput _output = null!;
    private JourneyRun _run = null!;

    // The activity at hand: where a burst faults, it is the one that did.
    private string _activity = "";

    /// <summary>Runs the journeys of a programme.</summary>
    public JourneyEngine(ProgrammePlan plan)
    {
        _plan = plan;
        _programme = plan.Programme;
        _messages = new MessageSending(plan);
        _starts = new JourneyStarts(plan);
        Resumes = new JourneyResumes(plan);
        Ends = new JourneyEnds(plan, _starts);
    }

    /// <summary>Points that steps want to give, in order.</summary>
    public List<JourneyGift> Gifts { get; } = [];

    /// <summary>Which waits an input has ended.</summary>
    public JourneyResumes Resumes { get; }

    /// <summary>Ends runs before they come to their end.</summary>
    public JourneyEnds Ends { get; }

    /// <summary>The next instant at which something that waits is due.</summary>
    public Instant NextDue(MemberState member)
    {
        var next = Instant.Never;
        if (!_plan.Journeys.CanWait)
        {
            return next;
        }

        foreach (var run in member.Journeys)
        {
            if (run.IsAwaiting)
            {
                foreach (var wait in run.Waits)
                {
                    next = Instant.Earlier(next, wait.Due);
                }
            }
        }

        return next;
    }

    /// <summary>Starts the journeys that a trigger starts and that the member may begin now, in text order.</summary>
    public void StartAll(RuleFacts facts, TriggerKey trigger, StepOutput output)
    {
        (_facts, _output) = (facts, output);
        foreach (var start in _plan.Journeys.StartedBy(trigger))
        {
            if (_starts.MayStart(start, trigger, facts) && !_starts.IsPaused(start.Journey, facts.Now, output))
            {
                Start(start.Journey);
            }
        }
    }

    /// <summary>Starts a journey because a workflow asks for it, unless the member may not begin it now.</summary>
    /// <returns>The run; null where the member may not.</returns>
    public JourneyRun? StartAsked(RuleFacts facts, Journey journey, StepOutput output)
    {
        (_facts, _output) = (facts, output);
        if (!_starts.MayStart(new JourneyStart(journey, -1, _plan.Conditions[journey.When]), TriggerKey.Asked, facts)
            || _starts.IsPaused(journey, facts.Now, output))
        {
            return null;
        }

        Start(journey);
        return _run;
    }

    /// <summary>Notes which journeys had their goal reached by an event.</summary>
    /// <param name="facts">The event, the member and the clock.</param>
    /// <param name="output">Where decisions go.</param>
    /// <param name="isLate">Whether the event has its place before something that was judged already.</param>
    public void MeasureGoals(RuleFacts facts, StepOutput output, bool isLate = false)
    {
        if (!_plan.Journeys.IsGoal(facts.Event.Type))
        {
            return;
        }

        foreach (var run in facts.Member.Journeys)
        {
            if (run.GoalUntil >= facts.Event.At && _programme.Journeys[run.Began].Goal is { } goal && goal.EventType == facts.Event.Type
                && Lateness.IsAfter(facts.Event, run.StartedAt, isLate)
                && (goal.Where is null || _plan.Rules.Holds(_plan.Conditions[goal.Where], facts)))
            {
                run.GoalUntil = Instant.Earliest;
                output.Add(EffectKind.GoalReached, facts.Now, run.Began, run.Number, amount: run.IsHeldOut ? 1 : 0);
            }
        }
    }

    /// <summary>Resumes what was found, and ends what workflows asked for in between, by the same order.</summary>
    public void ResumeAll(RuleFacts facts, ErrandDesk errands, StepOutput output)
    {
        (_facts, _output) = (facts, output);
        for (var i = 0; i < Resumes.Found.Count; i++)
        {
            var (run, wait, outcome) = Resumes.Found[i];
            errands.EndBefore(wait, facts, output);
            var place = run.Waits.IndexOf(wait);
            if (place >= 0 && run.Incident is not null)
            {
                // Another branch stands still, and all of the run with it: how this wait ended is kept for when it goes on.
                run.Waits[place] = wait with { Outcome = outcome };
            }
            else if (place >= 0)
            {
                run.Waits.RemoveAt(place);
                _run = run;
                GoOn(wait with { Outcome = outcome }, place);
            }
        }

        Resumes.Found.Clear();
    }

    string? IStepRunner.Run(string activity)
    {
        _activity = activity;
        var step = _plan.StepOf(_run.Journey, activity);
        var outcome = step switch
        {
            JourneyStep.Send send => _messages.Send(activity, send, _facts.Now, _run, _facts, _output),
            JourneyStep.Bonus or JourneyStep.Match => Collect(step),
            JourneyStep.If branch => _plan.Rules.Holds(_plan.Conditions[branch.Condition], _facts) ? "True" : "False",
            JourneyStep.Wait wait => WaitUntil(activity, _plan.Calendar.Plus(_facts.Now, wait.Length), StepOutcome.Done),
            JourneyStep.WaitFor wait =>
                WaitUntil(activity, _plan.Calendar.Plus(wait.SinceStart ? _run.StartedAt : _facts.Now, wait.UpTo), StepOutcome.Late),
            JourneyStep.Task task => GiveTask(activity, task),
            _ => StepOutcome.Done,
        };
        if (outcome is not null)
        {
            Note(EffectKind.StepDone, step.Id, outcome);
        }

        return outcome;
    }

    void IStepRunner.Finish(string activity)
    {
        _activity = activity;
        Finish(((JourneyStep.Finish)_plan.StepOf(_run.Journey, activity)).Outcome);
    }

    void IStepRunner.Joined(string activity, string branch)
    {
        _activity = activity;
        var fork = (JourneyStep.Fork)_plan.StepOf(_run.Journey, activity[..^JourneyStep.Fork.End.Length]);
        Note(EffectKind.StepDone, fork.Id, fork.UntilFirst ? branch : StepOutcome.Done);
    }

    void IStepRunner.Cancel(string activity)
    {
        var place = _run.Waits.FindIndex(wait => wait.Step == activity);
        if (place >= 0)
        {
            var wait = _run.Waits[place];
            _run.Waits.RemoveAt(place);
            Resumes.Forget(_run, wait);
            Ends.BreakOff(_run, wait, _facts.Now, _output);
        }
    }

    private void Start(Journey journey)
    {
        _run = _starts.Begin(journey, _facts, _output);
        if (_run.Workflow is not null)
        {
            GoOn(new Wait("", _facts.Now, _facts.Now) { Begins = true, Outcome = StepOutcome.Done }, 0);
        }
    }

    /// <summary>Does what follows a wait that is over: all of it, or where that faults nothing, and then the run stands still where it was.</summary>
    private void GoOn(in Wait over, int place)
    {
        var before = new BurstMark(_run, over, place, _output, Gifts);
        _activity = over.Step;
        try
        {
            if (over.Begins)
            {
                BeginAt(over.Step);
            }
            else
            {
                Resume(over, over.Outcome!);
            }
        }
        catch (Exception fault) when (JourneyFaults.IsOfTheStep(fault))
        {
            before.TakeBack(_facts.Member, _messages.Times, _output, Gifts);
            JourneyFaults.Suspend(_run, _activity, fault, _facts.Now, _output);
        }
    }

    private void Resume(in Wait wait, string outcome)
    {
        var step = _plan.StepOf(_run.Journey, wait.Step);
        if (step is JourneyStep.Send send)
        {
            if (_messages.Send(wait.Step, send, wait.Since, _run, _facts, _output) is null)
            {
                return;
            }
        }
        else if (step is JourneyStep.Task)
        {
            Note(EffectKind.TaskEnded, step.Id, outcome);
        }

        Note(EffectKind.StepDone, step.Id, outcome);
        _plan.Workflows[_run.Journey].Resume(_run.Workflow!, wait.Step, outcome, this);
        EndIfOver();
    }

    /// <summary>Goes on with a step to which a version of the programme brought the run; with the first one where it names none.</summary>
    private void BeginAt(string activity)
    {
        if (activity.Length == 0)
        {
            _plan.Workflows[_run.Journey].Start(_run.Workflow!, this);
        }
        else
        {
            _plan.Workflows[_run.Journey].Enter(_run.Workflow!, activity, this);
        }

        EndIfOver();
    }

    private void EndIfOver()
    {
        if (_run.EndedAt == Instant.Never && _run.Workflow!.IsFinished)
        {
            Finish("");
        }

        if (_run.EndedAt != Instant.Never)
        {
            _starts.LetGo(_run);
        }
    }

    private void Finish(string outcome)
    {
        Ends.End(_run, _facts.Now, _output);
        _output.Add(EffectKind.JourneyFinished, _facts.Now, _run.Journey, _run.Number, text: outcome);
    }

    private string? WaitUntil(string activity, Instant due, string outcomeWhenOver)
    {
        if (due <= _facts.Now)
        {
            return outcomeWhenOver;
        }

        _run.Waits.Add(new Wait(activity, due, _facts.Now));
        return null;
    }

    private string Collect(JourneyStep step)
    {
        Gifts.Add(new JourneyGift(_run.Journey, _run.Number, step));
        return StepOutcome.Done;
    }

    private string? GiveTask(string activity, JourneyStep.Task task)
    {
        _output.Add(EffectKind.TaskGiven, _facts.Now, _run.Journey, _run.Number, text: task.Id);
        return WaitUntil(activity, _plan.Calendar.Plus(_facts.Now, task.DueIn), TaskOutcome.Overdue);
    }

    private void Note(EffectKind kind, string step, string outcome) =>
        _output.Add(kind, _facts.Now, _run.Journey, _run.Number, text: outcome == StepOutcome.Done ? step : $"{step} {outcome}");
}
