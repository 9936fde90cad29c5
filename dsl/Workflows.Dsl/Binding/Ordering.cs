using System.Collections.Immutable;

namespace Workflows.Dsl.Binding;

/// <summary>In which order things that build on each other can be made.</summary>
/// <param name="Order">All of them, each after what it builds on (but for what is in a circle).</param>
/// <param name="Circles">Circles, each as its members from the first in the text on.</param>
/// <param name="Heights">How many others each builds on, one on the other; 0 within circles.</param>
internal sealed record Ordering(ImmutableArray<int> Order, ImmutableArray<ImmutableArray<int>> Circles, ImmutableArray<int> Heights)
{
    /// <summary>Orders the numbers below <paramref name="needs"/>' length; doesn't recurse, however long the chains are.</summary>
    public static Ordering Of(ImmutableArray<ImmutableArray<int>> needs)
    {
        var order = ImmutableArray.CreateBuilder<int>(needs.Length);
        var circles = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var heights = new int[needs.Length];
        var state = new State[needs.Length];
        var path = new List<(int Node, int Next)>();
        for (var root = 0; root < needs.Length; root++)
        {
            Enter(root);
            while (path.Count > 0)
            {
                var (node, next) = path[^1];
                if (next < needs[node].Length)
                {
                    path[^1] = (node, next + 1);
                    Enter(needs[node][next]);
                }
                else
                {
                    Leave(node);
                }
            }
        }

        return new(order.ToImmutable(), circles.ToImmutable(), [.. heights]);

        void Enter(int node)
        {
            if (state[node] == State.New)
            {
                state[node] = State.Open;
                path.Add((node, 0));
            }
            else if (state[node] == State.Open)
            {
                circles.Add([.. path.SkipWhile(one => one.Node != node).Select(one => one.Node)]);
            }
        }

        void Leave(int node)
        {
            state[node] = State.Done;
            heights[node] = needs[node].Where(need => state[need] == State.Done && need != node).Select(need =>
                heights[need] + 1).DefaultIfEmpty(0).Max();
            order.Add(node);
            path.RemoveAt(path.Count - 1);
        }
    }

    private enum State
    {
        New,
        Open,
        Done,
    }
}
