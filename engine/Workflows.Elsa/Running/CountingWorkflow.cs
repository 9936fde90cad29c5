using Workflows.Core.Ports;

namespace Workflows.Elsa.Running;

/// <summary>
/// Runs a flowchart in which several activities can be due or waited for at once, as Elsa does in its default mode: it counts visits
/// of activities and connections, and a way that can't be taken any more is counted as visited and not followed. So an activity with
/// several ways in runs once when the last of those that are still alive has arrived.
/// </summary>
internal sealed class CountingWorkflow : IWorkflow
{
    private readonly FlowGraph _graph;
    private readonly ForwardEdges _forward;

    /// <summary>Prepares a flowchart.</summary>
    public CountingWorkflow(FlowGraph graph)
    {
        _graph = graph;
        _forward = new ForwardEdges(graph);
    }

    /// <inheritdoc/>
    public void Start(WorkflowInstance instance, IStepRunner runner)
    {
        var burst = new CountingBurst(_graph, _forward, instance, runner);
        if (_graph.Start is { } start)
        {
            burst.Schedule(start);
        }

        burst.Run();
        burst.Keep(instance);
    }

    /// <inheritdoc/>
    public void Resume(WorkflowInstance instance, string activity, string outcome, IStepRunner runner)
    {
        if (!instance.Waiting.Contains(activity))
        {
            return;
        }

        var burst = new CountingBurst(_graph, _forward, instance, runner);
        burst.Resume(_graph.IndexOf(activity), outcome);
        burst.Run();
        burst.Keep(instance);
    }

    /// <inheritdoc/>
    public void Enter(WorkflowInstance instance, string activity, IStepRunner runner)
    {
        var burst = new CountingBurst(_graph, _forward, new WorkflowInstance(), runner);
        burst.Schedule(_graph.IndexOf(activity));
        burst.Run();
        burst.Keep(instance);
    }

    /// <inheritdoc/>
    public string? ActivityOf(string step) => _graph.ActivityOf(step);
}
