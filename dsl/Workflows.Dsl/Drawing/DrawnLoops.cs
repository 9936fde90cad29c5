namespace Workflows.Dsl.Drawing;

/// <summary>Loops of a picture: each may be entered at one step only.</summary>
internal static class DrawnLoops
{
    /// <summary>A line that leads back to a step without which its source can be reached too; null where there is none.</summary>
    public static Exit? EnteredTwice(DrawnFlow flow)
    {
        var over = Dominators(flow);
        foreach (var node in flow.Order.Where(flow.ReachedFromStart.Contains))
        {
            foreach (var exit in DrawnFlow.OutcomesOf(flow[node]).Select(outcome => new Exit(node, outcome)).Where(flow.LeadsBack))
            {
                if (!over[node].Contains(flow.TargetOf(exit)!))
                {
                    return exit;
                }
            }
        }

        return null;
    }

    /// <summary>For each step, those through which every way from the start to it leads, and itself.</summary>
    private static Dictionary<string, HashSet<string>> Dominators(DrawnFlow flow)
    {
        var nodes = flow.Order.Where(flow.ReachedFromStart.Contains).ToList();
        var ways = nodes.ToDictionary(node => node, node => flow.WaysTo(node).ToList(), StringComparer.Ordinal);
        var over = nodes.ToDictionary(node => node, _ => nodes.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var node in nodes)
            {
                HashSet<string>? common = null;
                foreach (var from in ways[node])
                {
                    var before = from == flow.Entry ? [] : over.GetValueOrDefault(from.Node) ?? [];
                    common = common is null ? [.. before] : [.. common.Where(before.Contains)];
                }

                common ??= [];
                common.Add(node);
                if (common.Count != over[node].Count)
                {
                    over[node] = common;
                    changed = true;
                }
            }
        }

        return over;
    }
}
