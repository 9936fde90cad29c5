using Workflows.Core.Ports;
using Workflows.Elsa.Activities;

namespace Workflows.Elsa.Running;

/// <summary>
/// One burst of a <see cref="CountingWorkflow"/>: from a start or resume until nothing is due. Activities run first in, first out. The
/// instance is read at the beginning and written by <see cref="Keep"/>, so that a fault leaves it whole.
/// </summary>
internal sealed class CountingBurst
{
    private const string RepeatedKey = "repeated ";

    private readonly FlowGraph _graph;
    private readonly ForwardEdges _forward;
    private readonly IStepRunner _runner;
    private readonly VisitCounts _counts;
    private readonly Queue<Due> _due = new();
    private readonly List<Due> _waiting;
    private bool _ended;

    /// <summary>Takes up an instance.</summary>
    public CountingBurst(FlowGraph graph, ForwardEdges forward, WorkflowInstance instance, IStepRunner runner)
    {
        _graph = graph;
        _forward = forward;
        _runner = runner;
        _counts = new VisitCounts(graph, forward, instance);
        _waiting = [.. instance.Waiting.Select(id => new Due(graph.IndexOf(id), instance.Visits.ContainsKey(RepeatedKey + id)))];
    }

    /// <summary>An activity that is to run, or that waits.</summary>
    /// <param name="Node">Its index.</param>
    /// <param name="IsRepeated">Whether the flow came back to it: that visit isn't counted.</param>
    private readonly record struct Due(int Node, bool IsRepeated);

    /// <summary>Puts an activity at the end of the queue.</summary>
    public void Schedule(int node) => _due.Enqueue(new Due(node, false));

    /// <summary>Ends the wait of an activity.</summary>
    public void Resume(int node, string outcome)
    {
        var place = _waiting.FindIndex(due => due.Node == node);
        var due = _waiting[place];
        _waiting.RemoveAt(place);
        Leave(due, outcome);
    }

    /// <summary>Runs what is due until nothing is.</summary>
    public void Run()
    {
        for (var steps = 0; !_ended && _due.TryDequeue(out var due); steps++)
        {
            var node = _graph.Nodes[due.Node];
            if (steps == BurstLimit.Steps)
            {
                BurstLimit.Fault(node.Id);
            }

            var outcome = node.Behaviour.Run(node.Id, _runner);
            _ended = node.Behaviour.EndsWorkflow;
            if (outcome is null)
            {
                _waiting.Add(due);
            }
            else if (!_ended)
            {
                Leave(due, outcome);
            }
        }
    }

    /// <summary>Writes what is to be remembered.</summary>
    public void Keep(WorkflowInstance instance)
    {
        instance.Waiting.Clear();
        instance.Visits.Clear();
        instance.IsFinished = _ended || _waiting.Count == 0;
        if (instance.IsFinished)
        {
            return;
        }

        _counts.Keep(instance);
        foreach (var due in _waiting)
        {
            var id = _graph.Nodes[due.Node].Id;
            instance.Waiting.Add(id);
            if (due.IsRepeated)
            {
                instance.Visits[RepeatedKey + id] = 1;
            }
        }
    }

    /// <summary>
    /// Visits the connections from an activity that ended, or that was skipped or cancelled (no outcome). Skipping goes on at once and
    /// depth first, with a stack of its own: a dead way can be as long as the flowchart.
    /// </summary>
    private void Leave(Due left, string? outcome)
    {
        var open = new Stack<(int Node, string? Outcome, int Next)>();
        if (!left.IsRepeated)
        {
            _counts.Visit(left.Node);
        }

        open.Push((left.Node, outcome, 0));
        while (open.TryPop(out var place))
        {
            var node = _graph.Nodes[place.Node];
            if (place.Next == node.Exits.Length)
            {
                continue;
            }

            open.Push(place with { Next = place.Next + 1 });
            var edge = node.Exits[place.Next];
            var followed = place.Outcome is { } name && node.Behaviour.Follows(name, edge.Port);
            _counts.Visit(edge, followed);
            if (!_forward.IsForward(edge))
            {
                Repeat(edge, followed);
            }
            else if (IsSkipped(edge, followed))
            {
                _counts.Visit(edge.Target);
                open.Push((edge.Target, null, 0));
            }
        }
    }

    private void Repeat(FlowEdge edge, bool followed)
    {
        if (!followed)
        {
            return;
        }

        if (!_forward.LeadsBackSafely(edge))
        {
            throw new InvalidOperationException(
                $"Activity `{_graph.Nodes[edge.Source].Id}` leads back to `{_graph.Nodes[edge.Target].Id}`, but can be reached without it; "
                + "where branches run side by side, a loop may only be entered where it begins.");
        }

        _due.Enqueue(new Due(edge.Target, true));
    }

    /// <summary>Decides about the target of a visited forward connection: schedules it, skips it, or waits for other ways in.</summary>
    private bool IsSkipped(FlowEdge edge, bool followed)
    {
        if (_forward.WaysIn(edge.Target).Length > 1)
        {
            return _graph.Nodes[edge.Target].Behaviour.Join == JoinMode.WaitAny ? IsSkippedByAny(edge) : IsSkippedByAll(edge.Target);
        }

        if (followed)
        {
            Schedule(edge.Target);
        }

        return !followed;
    }

    private bool IsSkippedByAll(int target)
    {
        if (!_counts.AllVisited(target))
        {
            return false;
        }

        var runs = _graph.Nodes[target].Behaviour.Join == JoinMode.WaitAll ? _counts.AllFollowed(target) : _counts.AnyFollowed(target);
        if (runs)
        {
            Schedule(target);
        }

        return !runs;
    }

    private bool IsSkippedByAny(FlowEdge edge)
    {
        if (_counts.CameTooLate(edge) || _due.Any(due => due.Node == edge.Target))
        {
            return false;
        }

        if (!_counts.AnyFollowed(edge.Target))
        {
            return _counts.AllVisited(edge.Target);
        }

        Schedule(edge.Target);
        CancelWaysTo(edge.Target);
        return false;
    }

    /// <summary>What still waits on the way to an activity is cancelled: its connections are visited and not followed.</summary>
    private void CancelWaysTo(int target)
    {
        foreach (var due in _waiting.Where(due => due.Node != target && _forward.Reaches(due.Node, target)).ToList())
        {
            _waiting.Remove(due);
            Leave(due with { IsRepeated = false }, null);
        }
    }
}
