using Workflows.Dsl.Binding;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Which step can follow which in a journey.</summary>
internal sealed class JourneyFlow
{
    private const int End = -1;

    private readonly Dictionary<JourneyStep, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<JourneyStep> _steps = [];
    private readonly List<List<int>> _next = [];
    private readonly Dictionary<string, int> _parts = new(StringComparer.Ordinal);

    /// <summary>By the number of the end of a branch: the ends of all branches whose coming together goes on, and where.</summary>
    private readonly Dictionary<int, (int[] Ends, int Join)> _joins = [];
    private readonly Dictionary<ForkBranch, int> _ends = new(ReferenceEqualityComparer.Instance);

    private JourneyFlow()
    {
    }

    public static JourneyFlow Of(IReadOnlyList<JourneyStep> steps)
    {
        var flow = new JourneyFlow();
        flow.Number(steps);
        flow.Connect(steps, End);
        return flow;
    }

    public int NumberOf(JourneyStep step) => _numbers[step];

    /// <summary>By number, whether a member can come to a step.</summary>
    /// <param name="entries">Ids of steps at which instances of earlier versions go on.</param>
    public bool[] Reached(IEnumerable<string> entries)
    {
        var reached = new bool[_steps.Count];
        var open = new Stack<int>(_steps.Count > 0 ? [0] : []);
        foreach (var entry in entries)
        {
            var found = _steps.FindIndex(step => step.Id == entry);
            if (found >= 0)
            {
                open.Push(found);
            }
        }

        while (open.TryPop(out var step))
        {
            if (!reached[step])
            {
                reached[step] = true;
                GoOn(step, reached, open);
            }
        }

        return reached;
    }

    /// <summary>Whether nothing but named parts and jumps is between the beginning and the end of a branch.</summary>
    public bool IsEmpty(ForkBranch branch)
    {
        var step = branch.Steps.IsEmpty ? _ends[branch] : NumberOf(branch.Steps[0]);
        for (var hops = 0; hops < _steps.Count && step != _ends[branch]; hops++)
        {
            if (_steps[step] is not (JourneyStep.Part or JourneyStep.GoTo) || _next[step].Count != 1)
            {
                return false;
            }

            step = _next[step][0];
        }

        return step == _ends[branch];
    }

    /// <summary>Whether a branch can be the end of its fork, or of the journey, before anything was waited for.</summary>
    public bool CanEndAtOnce(JourneyStep.Fork fork, ForkBranch branch)
    {
        var seen = new bool[_steps.Count];
        var open = new Stack<int>(branch.Steps.IsEmpty ? [] : [NumberOf(branch.Steps[0])]);
        while (open.TryPop(out var step))
        {
            if (step == _ends[branch] ? fork.UntilFirst : _steps[step] is JourneyStep.Finish)
            {
                return true;
            }

            if (!seen[step] && step != _ends[branch] && !IsWait(step))
            {
                seen[step] = true;
                GoOn(step, seen, open);
            }
        }

        return false;
    }

    /// <summary>Jumps that a member can come back to without any wait between, which would never end.</summary>
    public IEnumerable<JourneyStep.GoTo> JumpsInCircles(bool[] reached) =>
        _steps.OfType<JourneyStep.GoTo>().Where(jump => reached[NumberOf(jump)] && ComesBack(NumberOf(jump)));

    private bool ComesBack(int start)
    {
        var seen = new bool[_steps.Count];
        var open = new Stack<int>(_next[start]);
        while (open.TryPop(out var step))
        {
            if (step == start)
            {
                return true;
            }

            var isNew = !seen[step];
            seen[step] = true;
            if (isNew && !IsWait(step))
            {
                GoOn(step, seen, open);
            }
        }

        return false;
    }

    private bool IsWait(int step) => _steps[step] is JourneyStep.Wait or JourneyStep.WaitFor or JourneyStep.Task;

    /// <summary>What can follow a step; the end of a branch is followed by what is behind all of them when all have been come to, or the first.</summary>
    private void GoOn(int step, bool[] seen, Stack<int> open)
    {
        _next[step].ForEach(open.Push);
        if (_joins.TryGetValue(step, out var join) && join.Ends.All(end => seen[end]))
        {
            open.Push(join.Join);
        }
    }

    private void Number(IReadOnlyList<JourneyStep> steps)
    {
        foreach (var step in steps)
        {
            _numbers.Add(step, _steps.Count);
            if (step is JourneyStep.Part part)
            {
                _parts.TryAdd(part.Name, _steps.Count);
            }

            _steps.Add(step);
            _next.Add([]);
            foreach (var list in step.Lists())
            {
                Number(list);
            }

            if (step is JourneyStep.Fork fork)
            {
                NumberEnds(fork);
            }
        }
    }

    /// <summary>The ends of the branches of a fork, and where they come together, have numbers of their own, as if they were steps.</summary>
    private void NumberEnds(JourneyStep.Fork fork)
    {
        var ends = Enumerable.Range(_steps.Count, fork.Branches.Length).ToArray();
        var join = _steps.Count + ends.Length;
        for (var i = 0; i <= ends.Length; i++)
        {
            _steps.Add(fork);
            _next.Add([]);
            if (i < ends.Length)
            {
                _ends[fork.Branches[i]] = ends[i];
                _joins[ends[i]] = (fork.UntilFirst ? [ends[i]] : ends, join);
            }
        }
    }

    // What follows the last step of a list is what follows the step that holds the list.
    private void Connect(IReadOnlyList<JourneyStep> steps, int after)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var follows = i + 1 < steps.Count ? NumberOf(steps[i + 1]) : after;
            var next = _next[NumberOf(steps[i])];
            switch (steps[i])
            {
                case JourneyStep.Finish:
                    break;
                case JourneyStep.GoTo jump:
                    // A jump to nowhere was reported; what follows it counts as reached.
                    Add(next, _parts.TryGetValue(jump.Target, out var target) ? target : follows);
                    break;
                default:
                    Branch(steps[i], next, follows);
                    break;
            }
        }
    }

    private void Branch(JourneyStep step, List<int> next, int follows)
    {
        if (step is JourneyStep.Fork { Branches.IsEmpty: false } fork)
        {
            foreach (var branch in fork.Branches)
            {
                Connect(branch.Steps, _ends[branch]);
                Add(next, branch.Steps.IsEmpty ? _ends[branch] : NumberOf(branch.Steps[0]));
            }

            Add(_next[_joins[_ends[fork.Branches[0]]].Join], follows);
            return;
        }

        var lists = step.Lists().ToList();
        foreach (var list in lists)
        {
            Connect(list, follows);
            Add(next, list.Count > 0 ? NumberOf(list[0]) : follows);
        }

        if (lists.Count == 0)
        {
            Add(next, follows);
        }
    }

    private static void Add(List<int> next, int step)
    {
        if (step != End)
        {
            next.Add(step);
        }
    }
}
