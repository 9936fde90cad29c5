using System.Collections.Immutable;
using Workflows.Flows.Values;

namespace Workflows.Flows.Charts;

/// <summary>How often activities and connections of a flowchart were visited, and whether a connection was followed at its last visit.</summary>
internal sealed class CounterScope(int nodes, int edges)
{
    private readonly long[] _nodes = new long[nodes];
    private readonly long[] _edges = new long[edges];
    private readonly bool[] _followed = new bool[edges];

    /// <summary>Counts an activity that ended or was skipped.</summary>
    public void Visit(int node) => _nodes[node]++;

    /// <summary>Counts a connection whose source ended or was skipped.</summary>
    public void Visit(ChartEdge edge, bool followed) => (_edges[edge.Index], _followed[edge.Index]) = (_edges[edge.Index] + 1, followed);

    /// <summary>Whether all ways to an activity were visited once more than the activity was.</summary>
    public bool AllVisited(ChartEdge[] ways, int node)
    {
        var least = long.MaxValue;
        foreach (var way in ways)
        {
            least = Math.Min(least, _edges[way.Index]);
        }

        return least > _nodes[node];
    }

    /// <summary>Whether one of the ways that were visited most was followed.</summary>
    public bool AnyFollowed(ChartEdge[] ways, int node) => Most(ways) is var most && most > _nodes[node] && FollowedOf(ways, most) > 0;

    /// <summary>Whether all ways were visited as often as each other, and followed.</summary>
    public bool AllFollowed(ChartEdge[] ways, int node) => Most(ways) is var most && most > _nodes[node] && FollowedOf(ways, most) == ways.Length;

    /// <summary>Whether the target was already run for this visit of the connection.</summary>
    public bool CameTooLate(ChartEdge edge) => _edges[edge.Index] <= _nodes[edge.Target];

    /// <summary>The counts as data. A connection is twice its visits, and 1 more where the last was followed.</summary>
    public FlowRecord Save(Chart chart) => new(
    [
        new("Activities", new FlowRecord([.. chart.Nodes.Select((node, place) => new KeyValuePair<string, object?>(node.Id, _nodes[place]))
            .Where(pair => pair.Value is not 0L)])),
        new("Connections", ImmutableArray.Create(Array.ConvertAll(chart.Edges, edge => (object?)((2 * _edges[edge.Index]) + (_followed[edge.Index] ? 1 : 0))))),
    ]);

    /// <summary>Puts back what <see cref="Save"/> gave.</summary>
    public static CounterScope Load(Chart chart, FlowRecord saved)
    {
        var scope = new CounterScope(chart.Nodes.Length, chart.Edges.Length);
        var nodes = saved["Activities"] as FlowRecord ?? FlowRecord.Empty;
        for (var place = 0; place < chart.Nodes.Length; place++)
        {
            scope._nodes[place] = nodes[chart.Nodes[place].Id] as long? ?? 0;
        }

        var edges = saved["Connections"] as ImmutableArray<object?>? ?? [];
        for (var place = 0; place < Math.Min(edges.Length, chart.Edges.Length); place++)
        {
            var count = edges[place] as long? ?? 0;
            (scope._edges[place], scope._followed[place]) = (count / 2, count % 2 == 1);
        }

        return scope;
    }

    private int FollowedOf(ChartEdge[] ways, long visits)
    {
        var count = 0;
        foreach (var way in ways)
        {
            count += _edges[way.Index] == visits && _followed[way.Index] ? 1 : 0;
        }

        return count;
    }

    private long Most(ChartEdge[] ways)
    {
        var most = 0L;
        foreach (var way in ways)
        {
            most = Math.Max(most, _edges[way.Index]);
        }

        return most;
    }
}
