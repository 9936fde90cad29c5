namespace Workflows.Flows.Charts;

/// <summary>
/// Which connections of a flowchart lead forward from its start, and which lead back. Elsa's own search decides: breadth first, a
/// connection that would close a circle of forward ones leads back.
/// </summary>
internal sealed class ForwardEdges
{
    private readonly Chart _chart;
    private readonly bool[] _isForward;
    private readonly bool?[] _leadsBackSafely;
    private readonly int[][] _before;

    /// <summary>Searches a flowchart.</summary>
    /// <param name="chart">Which.</param>
    /// <param name="start">Place of its first activity.</param>
    public ForwardEdges(Chart chart, int start)
    {
        (_chart, Start) = (chart, start);
        _isForward = new bool[chart.Edges.Length];
        _leadsBackSafely = new bool?[chart.Edges.Length];
        Search();
        var ways = chart.Edges.Where(edge => _isForward[edge.Index]).ToLookup(edge => edge.Target);
        WaysIn = [.. Enumerable.Range(0, chart.Nodes.Length).Select(place => ways[place].ToArray())];
        var entries = chart.Edges.ToLookup(edge => edge.Target);
        AllWaysIn = [.. Enumerable.Range(0, chart.Nodes.Length).Select(place => entries[place].ToArray())];
        _before = [.. Enumerable.Range(0, chart.Nodes.Length).Select(Before)];
    }

    /// <summary>Place of the first activity.</summary>
    public int Start { get; }

    /// <summary>The forward connections to each activity.</summary>
    public ChartEdge[][] WaysIn { get; }

    /// <summary>All connections to each activity.</summary>
    public ChartEdge[][] AllWaysIn { get; }

    /// <summary>Whether a connection leads forward.</summary>
    public bool IsForward(ChartEdge edge) => _isForward[edge.Index];

    /// <summary>Whether the search came to an activity.</summary>
    public bool IsReached(int place) => place == Start || WaysIn[place].Length > 0;

    /// <summary>Places of the activities from which forward ways lead to one.</summary>
    public int[] PlacesBefore(int place) => _before[place];

    /// <summary>Whether every forward way to the source of a connection comes through its target; Elsa repeats no others.</summary>
    public bool LeadsBackSafely(ChartEdge edge) => _leadsBackSafely[edge.Index] ??= edge.Source == edge.Target || !Reaches(Start, edge.Source, edge.Target);

    private bool Reaches(int from, int to, int? avoiding = null)
    {
        var seen = new bool[_chart.Nodes.Length];
        var open = new Stack<int>([from]);
        while (open.TryPop(out var place))
        {
            if (place == avoiding || seen[place])
            {
                continue;
            }

            if (place == to)
            {
                return true;
            }

            seen[place] = true;
            foreach (var edge in _chart.Exits[place].Where(edge => _isForward[edge.Index]))
            {
                open.Push(edge.Target);
            }
        }

        return false;
    }

    private void Search()
    {
        var seen = new bool[_chart.Nodes.Length];
        var open = new Queue<int>([Start]);
        seen[Start] = true;
        while (open.TryDequeue(out var source))
        {
            foreach (var edge in _chart.Exits[source])
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

    private int[] Before(int place)
    {
        var found = new List<int>();
        var open = new Queue<int>([place]);
        while (open.TryDequeue(out var at))
        {
            foreach (var edge in WaysIn[at].Where(edge => !found.Contains(edge.Source)))
            {
                found.Add(edge.Source);
                open.Enqueue(edge.Source);
            }
        }

        return [.. found];
    }
}
