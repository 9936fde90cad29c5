using Workflows.Model.Programmes;

namespace Workflows.Elsa.Tests.Branches;

/// <summary>
/// Walks the tree of a journey, each branch by itself as a person would who reads it aloud: no ids of activities, no connections. To go to a part it looks
/// for it from the top of the branch. What it is given says how each step ends, or that it has to wait.
/// </summary>
internal sealed class NaiveBranches(Func<JourneyStep, string?> run, int mostSteps)
{
    private readonly List<(JourneyStep Step, Thread Thread)> _waiting = [];

    /// <summary>What happened, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Ids of the steps that wait, the oldest first.</summary>
    public IReadOnlyList<string> Waiting => [.. _waiting.Select(one => one.Step.Id)];

    public bool IsOver { get; private set; }

    public void Start(Journey journey)
    {
        Go(new Thread(null, null, "", Top(journey.Steps)));
        IsOver |= _waiting.Count == 0;
    }

    public void Resume(string id, string outcome)
    {
        var one = _waiting.Find(waiting => waiting.Step.Id == id);
        _waiting.Remove(one);
        one.Thread.Answer = outcome;
        Go(one.Thread);
        IsOver |= _waiting.Count == 0;
    }

    private void Go(Thread thread)
    {
        while (!IsOver && !thread.IsBrokenOff)
        {
            if (!thread.Steps.MoveNext())
            {
                End(thread);
                return;
            }

            var step = thread.Steps.Current(thread);
            if (step is JourneyStep.Fork fork)
            {
                thread.Begin(fork.Branches.Select(branch => new Thread(thread, fork, branch.Name, Top(branch.Steps))));
                foreach (var child in thread.Children.ToList())
                {
                    Go(child);
                }

                return;
            }

            if (step is JourneyStep.Finish)
            {
                Note(step.Id + "!");
                _waiting.Clear();
                IsOver = true;
                return;
            }

            Note(step.Id);
            thread.Answer = run(step);
            if (thread.Answer is null)
            {
                _waiting.Add((step, thread));
                return;
            }
        }
    }

    private void End(Thread thread)
    {
        thread.HasEnded = true;
        if (thread.Parent is not { } parent || !(thread.Fork!.UntilFirst || parent.Children.TrueForAll(child => child.HasEnded)))
        {
            return;
        }

        Note($"{thread.Fork.Id} by {thread.Name}");
        foreach (var child in parent.Children)
        {
            child.BreakOff();
        }

        foreach (var (step, broken) in _waiting.Where(one => one.Thread.IsBrokenOff).ToList())
        {
            Note("no " + step.Id);
            _waiting.Remove((step, broken));
        }

        Go(parent);
    }

    private void Note(string what)
    {
        if (Log.Count == mostSteps)
        {
            throw new EnoughException();
        }

        Log.Add(what);
    }

    private static Walk Top(IReadOnlyList<JourneyStep> steps) => new(thread => All(steps, thread));

    private static IEnumerable<JourneyStep> All(IReadOnlyList<JourneyStep> steps, Thread thread)
    {
        var jumps = 0;
        do
        {
            var sought = thread.Jump;
            thread.Jump = null;
            foreach (var step in List(steps, thread, sought))
            {
                jumps = 0;
                yield return step;
            }

            if (jumps++ > 100)
            {
                throw new CircleException();
            }
        }
        while (thread.Jump is not null);
    }

    private static IEnumerable<JourneyStep> List(IReadOnlyList<JourneyStep> steps, Thread thread, string? sought)
    {
        foreach (var step in steps.SkipWhile(step => sought is not null && !Holds(step, sought)))
        {
            var inner = sought is null || step is JourneyStep.Part part && part.Name == sought ? Of(step, thread)
                : List(Lists(step).First(list => list.Steps.Any(one => Holds(one, sought))).Steps, thread, sought);
            sought = null;
            foreach (var one in inner)
            {
                yield return one;
            }

            if (thread.Jump is not null)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<JourneyStep> Of(JourneyStep step, Thread thread)
    {
        if (step is JourneyStep.GoTo jump)
        {
            thread.Jump = jump.Target;
            yield break;
        }

        if (step is not JourneyStep.Part)
        {
            yield return step;
        }

        var outcome = step is JourneyStep.Part ? "" : thread.Answer;
        foreach (var list in step is JourneyStep.Fork ? [] : Lists(step).Where(list => list.Outcome == outcome))
        {
            foreach (var inner in List(list.Steps, thread, null))
            {
                yield return inner;
            }
        }
    }

    /// <summary>Whether a part is in a step, but not in another branch.</summary>
    private static bool Holds(JourneyStep step, string part) =>
        (step as JourneyStep.Part)?.Name == part || (step is not JourneyStep.Fork && Lists(step).Any(list => list.Steps.Any(inner => Holds(inner, part))));

    private static IEnumerable<(string Outcome, IReadOnlyList<JourneyStep> Steps)> Lists(JourneyStep step) => step switch
    {
        JourneyStep.WaitFor wait => [("Arrived", wait.Arrived), ("Late", wait.Late)],
        JourneyStep.If condition => [("True", condition.Then), ("False", condition.Else)],
        JourneyStep.Task task => task.Outcomes.Select(outcome => (outcome.Name, (IReadOnlyList<JourneyStep>)outcome.Steps)),
        JourneyStep.Part part => [("", part.Steps)],
        _ => [],
    };

    /// <summary>The journey goes round without doing anything, which no checked one does.</summary>
    internal sealed class CircleException : Exception;

    /// <summary>Enough was seen.</summary>
    internal sealed class EnoughException : Exception;

    /// <summary>The steps of a branch, one after the other, as its thread answers.</summary>
    private sealed class Walk(Func<Thread, IEnumerable<JourneyStep>> all)
    {
        private IEnumerator<JourneyStep>? _steps;

        public Thread? Of { get; set; }

        public bool MoveNext() => (_steps ??= all(Of!).GetEnumerator()).MoveNext();

        public JourneyStep Current(Thread thread) => thread == Of ? _steps!.Current : throw new InvalidOperationException();
    }

    private sealed class Thread
    {
        public Thread(Thread? parent, JourneyStep.Fork? fork, string name, Walk steps)
        {
            (Parent, Fork, Name, Steps) = (parent, fork, name, steps);
            steps.Of = this;
        }

        public Thread? Parent { get; }

        public JourneyStep.Fork? Fork { get; }

        public string Name { get; }

        public Walk Steps { get; }

        public List<Thread> Children { get; } = [];

        public string? Jump { get; set; }

        public string? Answer { get; set; }

        public bool HasEnded { get; set; }

        public bool IsBrokenOff { get; private set; }

        public void Begin(IEnumerable<Thread> children)
        {
            Children.Clear();
            Children.AddRange(children);
        }

        public void BreakOff()
        {
            IsBrokenOff = true;
            Children.ForEach(child => child.BreakOff());
        }
    }
}
