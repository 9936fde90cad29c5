using System.Collections.Immutable;
using Workflows.Elsa.Definitions;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Elsa.Compiling;

/// <summary>A step that is an activity, with where the flow goes on.</summary>
/// <param name="Step">The step.</param>
/// <param name="Exits">Its outcomes, in the order of the text.</param>
internal sealed record FlowStep(JourneyStep Step, ImmutableArray<FlowExit> Exits)
{
    /// <summary>Whether it is where the branches of a fork come together, and not the fork.</summary>
    public bool IsJoin { get; init; }
}

/// <summary>An outcome of a step.</summary>
/// <param name="Port">The outcome.</param>
/// <param name="Target">Index of the step that follows; null where the journey is over.</param>
internal sealed record FlowExit(string Port, int? Target);

/// <summary>
/// The flow of a journey: which step follows which outcome. A branch that neither finishes nor goes to a part goes on after the step
/// that it belongs to; an empty branch does so at once; a part is its first step.
/// </summary>
internal sealed class JourneyFlow
{
    private readonly List<Place> _places = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _parts = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Place> _partIds = new(StringComparer.Ordinal);

    private JourneyFlow(Journey journey)
    {
        var beginning = new Place(journey.Steps, 0, null);
        Collect(beginning);
        First = Resolve(beginning);
        Steps = [.. _places.Select(place => new FlowStep(place.Step!, ExitsAt(place)) { IsJoin = place.IsJoin })];
        (IsReachable, GoesOn) = Reach([First, .. Entries(journey)]);
    }

    /// <summary>The steps that are activities, in the order of the text.</summary>
    public ImmutableArray<FlowStep> Steps { get; }

    /// <summary>Index of the first step; null for a journey that is over at once.</summary>
    public int? First { get; }

    /// <summary>For each step, whether the flow can come to it.</summary>
    public ImmutableArray<bool> IsReachable { get; }

    /// <summary>For each step, whether the flow can go on from it: not where branches come together of which one never ends.</summary>
    public ImmutableArray<bool> GoesOn { get; }

    /// <summary>The flow of a checked journey.</summary>
    /// <exception cref="KeyNotFoundException">It goes to a part that it doesn't have: the journey wasn't checked.</exception>
    /// <exception cref="ArgumentException">Two steps have one id, or two parts one name: the journey wasn't checked.</exception>
    public static JourneyFlow Of(Journey journey) => new(journey);

    private void Collect(Place place)
    {
        for (; place.Step is { } step; place = place.Next)
        {
            if (step is JourneyStep.Part part)
            {
                _parts.Add(part.Name, place.Into(part.Steps));
                _partIds.Add(part.Id, place.Into(part.Steps));
            }
            else if (step is not JourneyStep.GoTo)
            {
                _indexes.Add(step.Id, _places.Count);
                _places.Add(place);
            }

            foreach (var (_, branch) in Branches(step))
            {
                Collect(step is JourneyStep.Fork ? place.IntoBranch(branch) : place.Into(branch));
            }

            if (step is JourneyStep.Fork)
            {
                _indexes.Add(step.Id + JourneyStep.Fork.End, _places.Count);
                _places.Add(place with { IsJoin = true });
            }
        }
    }

    /// <summary>The lists within a step, each with the outcome that leads to it.</summary>
    private static List<(string Port, ImmutableArray<JourneyStep> Steps)> Branches(JourneyStep step) => step switch
    {
        JourneyStep.WaitFor wait => [(PictureOutcomes.Arrived, wait.Arrived), (PictureOutcomes.Late, wait.Late)],
        JourneyStep.If condition => [(PictureOutcomes.True, condition.Then), (PictureOutcomes.False, condition.Else)],
        JourneyStep.Task task => TaskBranches(task),
        JourneyStep.Fork fork => [.. fork.Branches.Select(branch => (branch.Name, branch.Steps))],
        JourneyStep.Part part => [("", part.Steps)],
        _ => [],
    };

    /// <summary>A task always has a way out in time, and one for when it was done even if nobody named how.</summary>
    private static List<(string Port, ImmutableArray<JourneyStep> Steps)> TaskBranches(JourneyStep.Task task)
    {
        var declared = task.Outcomes.Select(outcome => (Port: outcome.Name, outcome.Steps)).ToList();
        if (declared.TrueForAll(outcome => outcome.Port == TaskOutcome.Overdue))
        {
            declared.Insert(0, (ElsaConnection.Done, []));
        }

        if (declared.TrueForAll(outcome => outcome.Port != TaskOutcome.Overdue))
        {
            declared.Add((TaskOutcome.Overdue, []));
        }

        return declared;
    }

    private ImmutableArray<FlowExit> ExitsAt(Place place) => place.Step switch
    {
        JourneyStep.Finish => [],
        JourneyStep.Fork when !place.IsJoin =>
            [.. Branches(place.Step).Select(branch => new FlowExit(branch.Port, Resolve(place.IntoBranch(branch.Steps))))],
        JourneyStep.WaitFor or JourneyStep.If or JourneyStep.Task =>
            [.. Branches(place.Step).Select(branch => new FlowExit(branch.Port, Resolve(place.Into(branch.Steps))))],
        _ => [new FlowExit(ElsaConnection.Done, Resolve(place.Next))],
    };

    /// <summary>The step to which the flow comes from a place. Parts that go to each other and do nothing lead nowhere.</summary>
    private int? Resolve(Place? place)
    {
        var followed = new HashSet<string>(StringComparer.Ordinal);
        while (place is not null)
        {
            switch (place.Step)
            {
                case { } fork when place.IsJoin:
                    return _indexes[fork.Id + JourneyStep.Fork.End];
                case null:
                    place = place.After;
                    break;
                case JourneyStep.Part part:
                    place = place.Into(part.Steps);
                    break;
                case JourneyStep.GoTo go:
                    if (!followed.Add(go.Id))
                    {
                        return null;
                    }

                    place = _parts[go.Target];
                    break;
                default:
                    return _indexes[place.Step.Id];
            }
        }

        return null;
    }

    /// <summary>Where instances of earlier versions go on.</summary>
    private IEnumerable<int?> Entries(Journey journey) => (journey.Running?.Places ?? []).Select(place =>
        _indexes.TryGetValue(place.To, out var index) ? index
        : _partIds.TryGetValue(place.To, out var part) ? Resolve(part)
        : null);

    /// <summary>A fork that waits for all of its branches is over only where all of them can end.</summary>
    private (ImmutableArray<bool> IsReached, ImmutableArray<bool> GoesOn) Reach(IEnumerable<int?> entries)
    {
        var (reached, goesOn) = (new bool[Steps.Length], new bool[Steps.Length]);
        var open = new Stack<int>();
        var ended = new HashSet<(int Join, string Branch)>();
        foreach (var entry in entries)
        {
            Visit(entry, true);
        }

        while (open.TryPop(out var index))
        {
            foreach (var exit in Steps[index].Exits)
            {
                Visit(exit.Target, exit.Target is not { } join || !Steps[join].IsJoin || IsJoined(join, Steps[index], exit));
            }
        }

        return ([.. reached], [.. goesOn]);

        bool IsJoined(int join, FlowStep from, FlowExit exit)
        {
            var fork = (JourneyStep.Fork)Steps[join].Step;
            ended.Add((join, from.Step == fork ? exit.Port : fork.Branches.First(branch =>
                from.Step.Id.StartsWith($"{fork.Id}.{branch.Name}.", StringComparison.Ordinal)).Name));
            return fork.UntilFirst || fork.Branches.All(branch => ended.Contains((join, branch.Name)));
        }

        void Visit(int? target, bool goes)
        {
            if (target is { } index)
            {
                reached[index] = true;
                if (goes && !goesOn[index])
                {
                    goesOn[index] = true;
                    open.Push(index);
                }
            }
        }
    }
}
