using Workflows.Flows.Running;

namespace Workflows.Flows.Charts;

/// <summary>
/// How a journey goes on whose forks and joins belong together: each branch goes where the connection of the outcome leads, in the order of the text as
/// far as it can at once. Nothing is counted: a branch is over when nothing of it is due or waits any more.
/// </summary>
internal static class BranchFlow
{
    private const long WaitAny = 2;

    /// <summary>An activity came to its end.</summary>
    public static void Go(Burst burst, Context context, Context child, string[]? outcomes, Chart chart, Branching branching)
    {
        var exits = chart.Exits[chart.PlaceOf(child.Node)];
        var isJoined = false;
        foreach (var outcome in (outcomes ?? ["Done"]).Reverse())
        {
            if (Array.Find(exits, edge => (edge.Port ?? "Done") == outcome) is not { } edge)
            {
                continue;
            }

            if (branching.ForkOf(edge.Target) is { } fork)
            {
                isJoined = true;
                Arrive(burst, context, child, edge, fork, chart, branching);
            }
            else
            {
                burst.ScheduleFirst(context, chart.Nodes[edge.Target], child);
            }
        }

        if (!isJoined)
        {
            Flowchart.EndIfIdle(burst, context);
        }
    }

    /// <summary>A branch has come to its join.</summary>
    private static void Arrive(Burst burst, Context context, Context child, ChartEdge edge, int fork, Chart chart, Branching branching)
    {
        var join = chart.Nodes[edge.Target];
        var isAny = chart.JoinModes[edge.Target] is { Constant: WaitAny };
        if (!isAny && IsAlive(burst, context, child, fork, chart, branching))
        {
            return;
        }

        var branch = chart.Edges[branching.BranchOf(edge.Source, fork)!.Value].Port ?? "";
        burst.Desk?.Joined(join.Id, branch);
        burst.ScheduleFirst(context, join, child);
        burst.Agenda.Withdraw(context, node => branching.IsIn(chart.PlaceOf(node), fork));
        for (var other = context.FirstChild; other is not null; other = other.Next)
        {
            if (!other.IsOver && other != child && branching.IsIn(chart.PlaceOf(other.Node), fork))
            {
                Endings.Cancel(burst, other);
            }
        }
    }

    private static bool IsAlive(Burst burst, Context context, Context child, int fork, Chart chart, Branching branching)
    {
        for (var other = context.FirstChild; other is not null; other = other.Next)
        {
            if (!other.IsOver && other != child && branching.IsIn(chart.PlaceOf(other.Node), fork))
            {
                return true;
            }
        }

        return burst.Agenda.Holds(context, node => branching.IsIn(chart.PlaceOf(node), fork));
    }
}
