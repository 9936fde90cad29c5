namespace Workflows.Flows.Charts;

/// <summary>
/// Which activities of a flowchart are in which branch of which fork, where the branches of every fork are apart from each other, lead nowhere else, and
/// come together in one join or in none. Activities and connections are numbers here.
/// </summary>
public sealed class Branching
{
    private const int None = -1;

    private readonly List<(int Fork, int Outer, int Edge)> _branches = [];
    private readonly int[] _within;
    private readonly bool[] _seen;
    private readonly int[] _joinOf;
    private readonly int[] _forkOf;

    private Branching(int nodes)
    {
        (_within, _seen, _joinOf, _forkOf) = (new int[nodes], new bool[nodes], new int[nodes], new int[nodes]);
        Array.Fill(_within, None);
        Array.Fill(_joinOf, None);
        Array.Fill(_forkOf, None);
    }

    /// <summary>Finds the branches of a flowchart; null where its forks and joins don't belong together like that.</summary>
    /// <param name="nodes">How many activities it has.</param>
    /// <param name="edges">Its connections.</param>
    /// <param name="start">The activity that is first.</param>
    /// <param name="isFork">Whether an activity is a fork.</param>
    /// <param name="isJoin">Whether an activity is a join.</param>
    public static Branching? Of(int nodes, IReadOnlyList<(int Source, int Target)> edges, int start, Func<int, bool> isFork, Func<int, bool> isJoin)
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(isFork);
        ArgumentNullException.ThrowIfNull(isJoin);
        var made = new Branching(nodes);
        var exits = Enumerable.Range(0, edges.Count).ToLookup(edge => edges[edge].Source);
        var entered = edges.Select(edge => edge.Target).ToHashSet();

        // What the start doesn't lead to is begun by itself; it belongs to no branch.
        var roots = Enumerable.Range(0, nodes).OrderBy(node => node == start ? 0 : entered.Contains(node) ? 2 : 1);
        return roots.All(root => made._seen[root] || made.Walk(root, exits, edges, isFork, isJoin)) ? made : null;
    }

    /// <summary>The fork whose branches come together in a join; null for what is no join.</summary>
    public int? ForkOf(int node) => _forkOf[node] is >= 0 and var fork ? fork : null;

    /// <summary>Whether an activity is in a branch of a fork, however deep.</summary>
    public bool IsIn(int node, int fork) => BranchOf(node, fork) is not null;

    /// <summary>The connection with which the branch of a fork begins in which an activity is, however deep; null where it is in none.</summary>
    public int? BranchOf(int node, int fork)
    {
        for (var branch = _within[node]; branch != None; branch = _branches[branch].Outer)
        {
            if (_branches[branch].Fork == fork)
            {
                return _branches[branch].Edge;
            }
        }

        return null;
    }

    private bool Walk(
        int root, ILookup<int, int> exits, IReadOnlyList<(int Source, int Target)> edges, Func<int, bool> isFork, Func<int, bool> isJoin)
    {
        var open = new Stack<(int Node, int Branch)>([(root, None)]);
        while (open.TryPop(out var at))
        {
            if (_seen[at.Node])
            {
                if (_within[at.Node] != at.Branch)
                {
                    return false;
                }

                continue;
            }

            (_seen[at.Node], _within[at.Node]) = (true, at.Branch);
            foreach (var edge in exits[at.Node])
            {
                var (target, branch) = (edges[edge].Target, at.Branch);
                if (isFork(at.Node))
                {
                    branch = _branches.Count;
                    _branches.Add((at.Node, at.Branch, edge));
                }

                if (!isJoin(target))
                {
                    open.Push((target, branch));
                }
                else if (!isFork(at.Node) && branch != None && Pair(_branches[branch].Fork, target))
                {
                    open.Push((target, _branches[branch].Outer));
                }
                else
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Pair(int fork, int join)
    {
        if (_joinOf[fork] == None && _forkOf[join] == None)
        {
            (_joinOf[fork], _forkOf[join]) = (join, fork);
        }

        return _joinOf[fork] == join && _forkOf[join] == fork;
    }
}
