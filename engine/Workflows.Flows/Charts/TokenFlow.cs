using Workflows.Flows.Running;

namespace Workflows.Flows.Charts;

/// <summary>How a flowchart goes on by tokens: each end puts one on every connection that it follows, and the target says what it waits for.</summary>
internal static class TokenFlow
{
    /// <summary>An activity came to its end.</summary>
    public static void Go(Burst burst, Context context, Context child, string[]? outcomes, Chart chart, ForwardEdges forward)
    {
        var scope = (TokenScope)(context.Memory ??= new TokenScope());
        var place = chart.PlaceOf(child.Node);
        var followed = Array.FindAll(chart.Exits[place], edge => edge.IsFollowedBy(outcomes));
        scope.Tokens.AddRange(followed.Select(edge => new Token(edge.Source, edge.Port, edge.Target)));
        foreach (var token in scope.Tokens.Where(token => token.Target == place && token.IsFree))
        {
            token.IsConsumed = true;
        }

        foreach (var edge in followed)
        {
            if (Arrives(burst, context, edge, scope, chart, forward))
            {
                burst.Schedule(context, chart.Nodes[edge.Target], child);
            }
        }

        if (context.RunningChildren == 0 && context.ItemsBelow == 0 && context.FaultedChildren == 0 && !scope.Tokens.Exists(token => token.IsFree))
        {
            scope.Tokens.Clear();
            Endings.Complete(burst, context);
        }

        scope.Tokens.RemoveAll(token => token.Target == place && token.IsConsumed);
    }

    /// <summary>An activity was cancelled: no token from or to it is left.</summary>
    public static void Cancel(Context context, Context child, Chart chart)
    {
        var place = chart.PlaceOf(child.Node);
        (context.Memory as TokenScope)?.Tokens.RemoveAll(token => token.Source == place || token.Target == place);
    }

    /// <summary>Whether the target of a connection is to run now.</summary>
    private static bool Arrives(Burst burst, Context context, ChartEdge edge, TokenScope scope, Chart chart, ForwardEdges forward)
    {
        var ways = forward.WaysIn[edge.Target];
        switch (ModeOf(burst, context, edge.Target, chart))
        {
            case "race":
                CounterFlow.CancelWaysTo(burst, context, chart, forward, edge.Target);
                return PassesBlock(edge, scope, ways);
            case "cascade":
                return true;
            case "merge":
                return ways.Length <= 1 || Array.TrueForAll(ways, scope.HasFreeOn);
            case "converge":
                var all = forward.AllWaysIn[edge.Target];
                return all.Length <= 1 || Array.TrueForAll(all, scope.HasFreeOn);
            default:
                return !Array.Exists(ways, way => scope.Tokens.Exists(token => token.IsFree && token.Target == way.Source));
        }
    }

    /// <summary>The first to come blocks the other ways in; who meets a block takes it away and isn't let through.</summary>
    private static bool PassesBlock(ChartEdge edge, TokenScope scope, ChartEdge[] ways)
    {
        var block = scope.Tokens.Find(token =>
            token.IsBlocking && token.Source == edge.Source && token.Target == edge.Target && token.Port == edge.Port);
        if (block is not null)
        {
            // The token that met it has no one to go to; left as it is it would keep the flowchart open for ever.
            scope.Tokens.RemoveAll(token => token == block
                || (token.IsFree && token.Source == edge.Source && token.Target == edge.Target && token.Port == edge.Port));
            return false;
        }

        scope.Tokens.AddRange(ways.Where(way => way.Source != edge.Source).Select(way => new Token(way.Source, way.Port, way.Target) { IsBlocking = true }));
        return true;
    }

    /// <summary>What is said of the target; a join that waits for any is a race, any other merges.</summary>
    private static string? ModeOf(Burst burst, Context context, int target, Chart chart) => chart.JoinModes[target] is { } slot
        ? (slot.IsConstant ? slot.Constant : InputValues.ValueOf(burst, context, slot)) is 2L ? "race" : "merge"
        : chart.Nodes[target].MergeMode?.ToLowerInvariant();
}
