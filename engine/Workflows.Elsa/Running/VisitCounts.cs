using System.Globalization;
using Workflows.Core.Ports;

namespace Workflows.Elsa.Running;

/// <summary>
/// How often activities and connections were visited, as arrays during a burst and as sorted keys in the instance. Only what leads
/// to an activity with several forward ways in is kept: for the others every visit decides by itself.
/// </summary>
internal sealed class VisitCounts
{
    private readonly FlowGraph _graph;
    private readonly ForwardEdges _forward;
    private readonly int[] _ofNodes;
    private readonly int[] _ofEdges;
    private readonly bool[] _followed;

    /// <summary>Reads the counts of an instance.</summary>
    public VisitCounts(FlowGraph graph, ForwardEdges forward, WorkflowInstance instance)
    {
        _graph = graph;
        _forward = forward;
        _ofNodes = new int[graph.Nodes.Length];
        _ofEdges = new int[graph.Edges.Length];
        _followed = new bool[graph.Edges.Length];
        foreach (var node in Counted())
        {
            instance.Visits.TryGetValue(NodeKey(node), out _ofNodes[node]);
            foreach (var edge in forward.WaysIn(node))
            {
                instance.Visits.TryGetValue(EdgeKey(edge), out var kept);
                (_ofEdges[edge], _followed[edge]) = (kept / 2, kept % 2 == 1);
            }
        }
    }

    /// <summary>Counts an activity that ended or was skipped.</summary>
    public void Visit(int node) => _ofNodes[node]++;

    /// <summary>Counts a connection whose source ended or was skipped.</summary>
    public void Visit(FlowEdge edge, bool followed) => (_ofEdges[edge.Index], _followed[edge.Index]) = (_ofEdges[edge.Index] + 1, followed);

    /// <summary>Whether all forward ways to an activity were visited once more than the activity was.</summary>
    public bool AllVisited(int node) => _forward.WaysIn(node).Min(edge => _ofEdges[edge]) > _ofNodes[node];

    /// <summary>Whether all forward ways to an activity were followed at their last visit.</summary>
    public bool AllFollowed(int node) => Array.TrueForAll(_forward.WaysIn(node), edge => _followed[edge]);

    /// <summary>Whether a forward way to an activity was followed at its last visit.</summary>
    public bool AnyFollowed(int node) => Array.Exists(_forward.WaysIn(node), edge => _followed[edge]);

    /// <summary>Whether the target was already run for this visit of the connection.</summary>
    public bool CameTooLate(FlowEdge edge) => _ofEdges[edge.Index] <= _ofNodes[edge.Target];

    /// <summary>Writes the counts to an instance. A connection is twice its visits, and 1 more where the last was followed.</summary>
    public void Keep(WorkflowInstance instance)
    {
        foreach (var node in Counted())
        {
            Keep(instance, NodeKey(node), _ofNodes[node]);
            foreach (var edge in _forward.WaysIn(node))
            {
                Keep(instance, EdgeKey(edge), (2 * _ofEdges[edge]) + (_followed[edge] ? 1 : 0));
            }
        }
    }

    private static void Keep(WorkflowInstance instance, string key, int count)
    {
        if (count > 0)
        {
            instance.Visits[key] = count;
        }
    }

    private IEnumerable<int> Counted() => Enumerable.Range(0, _graph.Nodes.Length).Where(node => _forward.WaysIn(node).Length > 1);

    private string NodeKey(int node) => "activity " + _graph.Nodes[node].Id;

    /// <summary>By index: ids may contain any sign that a key could be made with, and the file's order is part of the definition.</summary>
    private static string EdgeKey(int edge) => "connection " + edge.ToString(CultureInfo.InvariantCulture);
}
