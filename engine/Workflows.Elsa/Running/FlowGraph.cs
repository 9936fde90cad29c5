using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Workflows.Core.Ports;
using Workflows.Elsa.Activities;
using Workflows.Elsa.Definitions;
using Workflows.Flows.Charts;

namespace Workflows.Elsa.Running;

/// <summary>A flowchart with its ids resolved: activities and connections by index.</summary>
internal sealed class FlowGraph
{
    private readonly FrozenDictionary<string, int> _indexes;

    private FlowGraph(ElsaFlow flow)
    {
        _indexes = flow.Activities.Select((activity, index) => (activity.Id, index))
            .ToFrozenDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        Edges = [.. flow.Connections.Distinct()
            .Select((connection, index) => new FlowEdge(index, _indexes[connection.Source], connection.Port, _indexes[connection.Target]))];
        var exits = Edges.ToLookup(edge => edge.Source);
        Nodes = [.. flow.Activities.Select((activity, index) => new FlowNode(activity.Id, Behaviours.Of(activity), [.. exits[index]]))];
        Start = StartOf(flow);
    }

    /// <summary>The activities, in the order of the file.</summary>
    public FlowNode[] Nodes { get; }

    /// <summary>The connections, in the order of the file, each once.</summary>
    public FlowEdge[] Edges { get; }

    /// <summary>Index of the first activity; null for an empty flowchart.</summary>
    public int? Start { get; }

    /// <summary>
    /// Whether at most one activity is ever due or waited for: no outcome leads to two activities, and no join asks for more than one
    /// way in.
    /// </summary>
    public bool IsSinglePath =>
        Nodes.All(node => !node.Behaviour.Splits && node.Exits.DistinctBy(edge => edge.Port).Count() == node.Exits.Length)
        && !Edges.GroupBy(edge => edge.Target).Any(ways => ways.Count() > 1 && Nodes[ways.Key].Behaviour.Join == JoinMode.WaitAll);

    /// <summary>
    /// The branches of a flowchart whose forks and joins belong together, so that nothing has to be counted; null for all others. A join that asks for
    /// all ways in, even those that nobody went, is none of these.
    /// </summary>
    public Branching? Branches() =>
        Start is not { } start || !Nodes.Any(node => node.Behaviour.Splits) || Nodes.Any(node => node.Behaviour.Join == JoinMode.WaitAll)
            || Nodes.Any(node => node.Exits.DistinctBy(edge => edge.Port).Count() != node.Exits.Length)
            ? null
            : Branching.Of(
                Nodes.Length, [.. Edges.Select(edge => (edge.Source, edge.Target))], start,
                index => Nodes[index].Behaviour.Splits, index => Nodes[index].Behaviour is JoinBehaviour);

    /// <summary>Resolves a flowchart.</summary>
    /// <exception cref="FormatException">One of its activities can't run here.</exception>
    public static FlowGraph Of(ElsaFlow flow) => new(flow);

    /// <summary>The index of an activity on which an instance waits.</summary>
    /// <exception cref="WorkflowFault">The definition has no such activity: the instance belongs to another one.</exception>
    public int IndexOf(string activity) => _indexes.TryGetValue(activity, out var index) ? index : ThrowForeign(activity);

    /// <summary>The id of the activity that stands for a step of a journey; null for none.</summary>
    public string? ActivityOf(string step) => Array.Find(Nodes, node => Compiling.ActivityId.StepOf(node.Id) == step)?.Id;

    /// <summary>The choice that Elsa makes where no trigger is named.</summary>
    private int? StartOf(ElsaFlow flow)
    {
        if (flow.Start is { } start && _indexes.TryGetValue(start, out var named))
        {
            return named;
        }

        var entered = Edges.Select(edge => edge.Target).ToHashSet();
        return IndexWhere(activity => activity.Type == "Elsa.Start")
            ?? IndexWhere(activity => activity.CanStart)
            ?? IndexWhere(activity => !entered.Contains(_indexes[activity.Id]))
            ?? IndexWhere(_ => true);

        int? IndexWhere(Func<ElsaActivity, bool> condition) =>
            flow.Activities.FirstOrDefault(condition) is { } activity ? _indexes[activity.Id] : null;
    }

    [DoesNotReturn]
    private static int ThrowForeign(string activity) =>
        throw new WorkflowFault(activity, Foreign);

    /// <summary>What is wrong with an instance that waits where its definition has nothing.</summary>
    internal const string Foreign = "the instance waits there, and its workflow definition has no such activity";
}
