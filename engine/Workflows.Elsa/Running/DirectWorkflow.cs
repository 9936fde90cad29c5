using Workflows.Core.Ports;

namespace Workflows.Elsa.Running;

/// <summary>
/// Runs a flowchart in which at most one activity is due at any time, which is what every journey compiles to: the connection of the outcome is followed, and
/// nothing needs to be counted. It is the short way of what <see cref="BurstWorkflow"/> does with such a flowchart.
/// </summary>
internal sealed class DirectWorkflow(FlowGraph graph) : IWorkflow
{
    private const int Nowhere = -1;

    private readonly FlowNode[] _nodes = graph.Nodes;
    private readonly int _start = graph.Start ?? Nowhere;

    /// <inheritdoc/>
    public void Start(WorkflowInstance instance, IStepRunner runner) => Settle(instance, Run(_start, runner));

    /// <inheritdoc/>
    public void Resume(WorkflowInstance instance, string activity, string outcome, IStepRunner runner)
    {
        var place = instance.Waiting.IndexOf(activity);
        if (place < 0)
        {
            return;
        }

        var next = Run(Follow(_nodes[graph.IndexOf(activity)], outcome), runner);
        instance.Waiting.RemoveAt(place);
        Settle(instance, next);
    }

    /// <inheritdoc/>
    public void Enter(WorkflowInstance instance, string activity, IStepRunner runner)
    {
        var waiting = Run(graph.IndexOf(activity), runner);
        instance.Waiting.Clear();
        Settle(instance, waiting);
    }

    /// <inheritdoc/>
    public string? ActivityOf(string step) => graph.ActivityOf(step);

    /// <summary>Runs from an activity to the one that waits; the instance stays as it is, so that a fault leaves it whole.</summary>
    private int Run(int index, IStepRunner runner)
    {
        for (var steps = 0; index != Nowhere; steps++)
        {
            var node = _nodes[index];
            if (steps == BurstLimit.Steps)
            {
                BurstLimit.Fault(node.Id);
            }

            if (node.Behaviour.Run(node.Id, runner) is not { } outcome)
            {
                return index;
            }

            index = node.Behaviour.EndsWorkflow ? Nowhere : Follow(node, outcome);
        }

        return Nowhere;
    }

    private static int Follow(FlowNode node, string outcome)
    {
        foreach (var edge in node.Exits)
        {
            if (string.Equals(edge.Port, outcome, StringComparison.Ordinal))
            {
                return edge.Target;
            }
        }

        return Nowhere;
    }

    private void Settle(WorkflowInstance instance, int waiting)
    {
        if (waiting == Nowhere)
        {
            instance.IsFinished = true;
        }
        else
        {
            instance.Waiting.Add(_nodes[waiting].Id);
        }
    }
}
