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
                _next[step].ForEach(open.Push);
            }
        }

        return reached;
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

            if (!seen[step] && _steps[step] is not (JourneyStep.Wait or JourneyStep.WaitFor or JourneyStep.Task))
            {
                _next[step].ForEach(open.Push);
            }

            seen[step] = true;
        }

        return false;
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
