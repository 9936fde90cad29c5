using Workflows.Core.Ports;
using Workflows.Elsa.Activities;
using Workflows.Flows.Charts;

namespace Workflows.Elsa.Running;

/// <summary>
/// Runs a flowchart whose forks and joins belong together, which is what a journey with branches compiles to. Where it waits is all that there is to
/// remember: a branch is over when nothing of it waits any more. It is the short way of what <see cref="BurstWorkflow"/> does with such a flowchart.
/// </summary>
internal sealed class BranchWorkflow(FlowGraph graph, Branching branching) : IWorkflow
{
    private readonly FlowNode[] _nodes = graph.Nodes;

    /// <inheritdoc/>
    public void Start(WorkflowInstance instance, IStepRunner runner) => Go(instance, [], graph.Start is { } start ? [start] : [], runner);

    /// <inheritdoc/>
    public void Resume(WorkflowInstance instance, string activity, string outcome, IStepRunner runner)
    {
        var index = graph.IndexOf(activity);
        var waiting = Places(instance);
        if (waiting.Remove(index))
        {
            var due = new List<int>();
            Follow(_nodes[index], outcome, waiting, due, runner);
            Go(instance, waiting, due, runner);
        }
    }

    /// <inheritdoc/>
    public void Enter(WorkflowInstance instance, string activity, IStepRunner runner)
    {
        var index = graph.IndexOf(activity);
        var waiting = Places(instance);
        Go(instance, waiting.Remove(index) ? waiting : [], [index], runner);
    }

    /// <inheritdoc/>
    public string? ActivityOf(string step) => graph.ActivityOf(step);

    private List<int> Places(WorkflowInstance instance) => [.. instance.Waiting.Select(graph.IndexOf)];

    /// <summary>Runs what is due, the last first, until everything waits; only then the instance is changed, so that a fault leaves it whole.</summary>
    private void Go(WorkflowInstance instance, List<int> waiting, List<int> due, IStepRunner runner)
    {
        for (var steps = 0; due.Count > 0; steps++)
        {
            var node = _nodes[due[^1]];
            if (steps == BurstLimit.Steps)
            {
                BurstLimit.Fault(node.Id);
            }

            var index = due[^1];
            due.RemoveAt(due.Count - 1);
            if (node.Behaviour.Run(node.Id, runner) is not { } outcome)
            {
                waiting.Add(index);
            }
            else if (node.Behaviour.EndsWorkflow)
            {
                waiting.Clear();
                break;
            }
            else
            {
                Follow(node, outcome, waiting, due, runner);
            }
        }

        instance.Waiting.Clear();
        instance.Waiting.AddRange(waiting.Select(index => _nodes[index].Id));
        instance.IsFinished = waiting.Count == 0;
    }

    /// <summary>Makes due what follows an outcome: all branches behind a fork, of which the first is to be run first.</summary>
    private void Follow(FlowNode node, string outcome, List<int> waiting, List<int> due, IStepRunner runner)
    {
        if (node.Behaviour is ForkBehaviour fork)
        {
            due.AddRange(fork.Branches.Reverse().Select(branch => Array.Find(node.Exits, edge => edge.Port == branch)).OfType<FlowEdge>()
                .Select(edge => edge.Target));
        }
        else if (Array.Find(node.Exits, edge => string.Equals(edge.Port, outcome, StringComparison.Ordinal)) is not { } edge)
        {
            return;
        }
        else if (branching.ForkOf(edge.Target) is not { } split)
        {
            due.Add(edge.Target);
        }
        else if (_nodes[edge.Target].Behaviour.Join == JoinMode.WaitAny || !IsAlive(split, waiting, due))
        {
            runner.Joined(_nodes[edge.Target].Id, graph.Edges[branching.BranchOf(edge.Source, split)!.Value].Port);
            BreakOff(split, waiting, due, runner);
            due.Add(edge.Target);
        }
    }

    private bool IsAlive(int fork, List<int> waiting, List<int> due) =>
        waiting.Exists(index => branching.IsIn(index, fork)) || due.Exists(index => branching.IsIn(index, fork));

    private void BreakOff(int fork, List<int> waiting, List<int> due, IStepRunner runner)
    {
        due.RemoveAll(index => branching.IsIn(index, fork));
        foreach (var index in waiting.FindAll(index => branching.IsIn(index, fork)))
        {
            runner.Cancel(_nodes[index].Id);
            waiting.Remove(index);
        }
    }
}
