namespace Workflows.Elsa.Running;

/// <summary>
/// Which connections of a flowchart lead forward from its start, and which lead back. Elsa's own search decides: breadth first, a
/// connection that would close a circle of forward ones leads back.
/// </summary>
internal sealed class ForwardEdges
{
    private readonly FlowGraph _graph;
    private readonly bool[] _isForward;
    private readonly int[][] _waysIn;

    /// <summary>Searches a flowchart.</summary>
    public ForwardEdges(FlowGraph graph)
    {
        _graph = graph;
        _isForward = new bool[graph.Edges.Length];
        Search();
        var ways = graph.Edges.Where(edge => _isForward[edge.Index]).ToLookup(edge => edge.Target, edge => edge.Index);
        _waysIn = [.. Enumerable.Range(0, graph.Nodes.Length).Select(node => ways[node].ToArray())];
    }

    /// <summary>Whether a connection leads forward.</summary>
    public bool IsForward(FlowEdge edge) => _isForward[edge.Index];

    /// <summary>Indexes of the forward connections to an activity.</summary>
    public int[] WaysIn(int node) => _waysIn[node];

    /// <summary>Whether every forward way to the source of a connection comes through its target; Elsa repeats no others.</summary>
    public bool LeadsBackSafely(FlowEdge edge) =>
        edge.Source == edge.Target || !Reaches(_graph.Start ?? edge.Target, edge.Source, edge.Target);

    /// <summary>Whether a forward way leads from one activity to another, or they are the same.</summary>
    /// <param name="from">Where the way begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="avoiding">An activity through which it may not go; null for none.</param>
    public bool Reaches(int from, int to, int? avoiding = null)
    {
        var seen = new bool[_graph.Nodes.Length];
        var open = new Stack<int>();
        open.Push(from);
        while (open.TryPop(out var node))
        {
            if (node == avoiding || seen[node])
            {
                continue;
            }

            if (node == to)
            {
                return true;
            }

            seen[node] = true;
            foreach (var edge in _graph.Nodes[node].Exits)
            {
                if (_isForward[edge.Index])
                {
                    open.Push(edge.Target);
                }
            }
        }

        return false;
    }

    private void Search()
    {
        if (_graph.Start is not { } start)
        {
            return;
        }

        var seen = new bool[_graph.Nodes.Length];
        var open = new Queue<int>([start]);
        seen[start] = true;
        while (open.TryDequeue(out var source))
        {
            foreach (var edge in _graph.Nodes[source].Exits)
            {
                _isForward[edge.Index] = !Reaches(edge.Target, source);
                if (_isForward[edge.Index] && !seen[edge.Target])
                {
                    seen[edge.Target] = true;
                    open.Enqueue(edge.Target);
                }
            }
        }
    }
}
