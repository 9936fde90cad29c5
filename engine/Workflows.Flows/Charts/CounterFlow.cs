using Workflows.Flows.Compiling;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;

namespace Workflows.Flows.Charts;

/// <summary>
/// How a flowchart goes on by Elsa's usual way: it counts visits of activities and connections, and a way that can't be taken any more is
/// counted as visited and not followed. So an activity with several ways in runs once when the last of those that are still alive has arrived.
/// </summary>
internal static class CounterFlow
{
    private const long WaitAll = 0;
    private const long WaitAny = 2;

    private static readonly string[] _none = [];

    /// <summary>An activity came to its end.</summary>
    public static void Go(Burst burst, Context context, Context child, string[]? outcomes, Chart chart, ForwardEdges forward)
    {
        if (!Leave(burst, context, child, chart.PlaceOf(child.Node), outcomes, child.IsRepeated, chart, forward))
        {
            Flowchart.EndIfIdle(burst, context);
        }
    }

    /// <summary>An activity was cancelled: nothing follows it.</summary>
    public static void Skip(Burst burst, Context context, Context child, Chart chart, ForwardEdges forward) =>
        Leave(burst, context, child, chart.PlaceOf(child.Node), _none, false, chart, forward);

    /// <summary>Cancels what still runs on the way to an activity.</summary>
    public static void CancelWaysTo(Burst burst, Context context, Chart chart, ForwardEdges forward, int target)
    {
        var before = forward.PlacesBefore(target);
        for (var child = context.FirstChild; child is not null; child = child.Next)
        {
            if (!child.IsOver && Array.IndexOf(before, chart.PlaceOf(child.Node)) >= 0)
            {
                Endings.Cancel(burst, child);
            }
        }
    }

    /// <summary>Visits what leads on from an activity that ended or is skipped; says whether anything was scheduled.</summary>
    private static bool Leave(
        Burst burst, Context context, Context child, int place, string[]? outcomes, bool isRepeated, Chart chart, ForwardEdges forward)
    {
        if (!forward.IsReached(place))
        {
            throw new FlowFault($"Activity {chart.Nodes[place].Id} is not reachable from the flowchart graph. Unable to schedule it's outbound activities.");
        }

        var scope = (CounterScope)(context.Memory ??= new CounterScope(chart.Nodes.Length, chart.Edges.Length));
        if (!isRepeated)
        {
            scope.Visit(place);
        }

        var scheduled = false;
        foreach (var edge in chart.Exits[place])
        {
            var followed = edge.IsFollowedBy(outcomes);
            scope.Visit(edge, followed);
            scheduled |= forward.IsForward(edge)
                ? Arrive(burst, context, child, edge, scope, chart, forward)
                : followed && ComeBack(burst, context, child, edge, chart, forward);
        }

        return scheduled;
    }

    private static bool ComeBack(Burst burst, Context context, Context child, ChartEdge edge, Chart chart, ForwardEdges forward)
    {
        if (!forward.LeadsBackSafely(edge))
        {
            throw new FlowFault(
                $"Invalid backward connection: Every path from the source ('{chart.Nodes[edge.Source].Id}') must go through the target "
                + $"('{chart.Nodes[edge.Target].Id}') when tracing back to the start.");
        }

        burst.Schedule(context, chart.Nodes[edge.Target], child, isRepeated: true);
        return true;
    }

    /// <summary>Decides about the target of a visited forward connection: schedules it, skips it, or waits for other ways in.</summary>
    private static bool Arrive(Burst burst, Context context, Context child, ChartEdge edge, CounterScope scope, Chart chart, ForwardEdges forward)
    {
        var target = edge.Target;
        var ways = forward.WaysIn[target];
        var mode = ModeOf(burst, context, target, chart);
        if (mode == WaitAny)
        {
            if (scope.CameTooLate(edge) || burst.Agenda.Holds(context, chart.Nodes[target]) || IsAtWork(context, chart.Nodes[target]))
            {
                return false;
            }

            if (scope.AnyFollowed(ways, target))
            {
                burst.Schedule(context, chart.Nodes[target], child);
                CancelWaysTo(burst, context, chart, forward, target);
                return true;
            }
        }

        if (!scope.AllVisited(ways, target))
        {
            return false;
        }

        if (mode != WaitAny && (mode == WaitAll ? scope.AllFollowed(ways, target) : scope.AnyFollowed(ways, target)))
        {
            burst.Schedule(context, chart.Nodes[target], child);
            return true;
        }

        return Leave(burst, context, child, target, _none, false, chart, forward);
    }

    /// <summary>Whether a join runs already: what it cancels itself must not bring it about again.</summary>
    private static bool IsAtWork(Context context, FlowNode node)
    {
        for (var child = context.RunningChildren > 0 ? context.FirstChild : null; child is not null; child = child.Next)
        {
            if (child.Node == node && child.Status == ActivityStatus.Running)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How ways into an activity come together; what is no join waits for all that are alive.</summary>
    private static long ModeOf(Burst burst, Context context, int target, Chart chart) => chart.JoinModes[target] switch
    {
        null => 1,
        { IsConstant: true } slot => slot.Constant as long? ?? 0,
        { } slot => InputValues.ValueOf(burst, context, slot) as long? ?? 0,
    };
}
