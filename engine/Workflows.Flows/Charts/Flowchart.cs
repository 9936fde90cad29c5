using Workflows.Flows.Activities;
using Workflows.Flows.Compiling;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Flows.Charts;

/// <summary>Activities with connections between them. How ways come together is counted, or goes by tokens.</summary>
internal sealed class Flowchart : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.Flowchart", parts => new Flowchart(parts)) { HasVariables = true };

    private readonly Chart _chart;
    private readonly ForwardEdges? _usual;

    private Flowchart(ActivityParts parts)
    {
        _chart = new Chart(parts.Children("activities"), parts.Json);
        _usual = _chart.Start(null) is { } start ? new ForwardEdges(_chart, start) : null;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "FlowScope" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var start = burst.Trigger is null ? _usual?.Start : _chart.Start(burst.Trigger);
        if (start is null)
        {
            Endings.Complete(burst, context);
            return;
        }

        burst.Schedule(context, _chart.Nodes[start.Value]);
    }

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes)
    {
        if (child.Node.Behaviour.IsTerminal)
        {
            Endings.Complete(burst, context);
        }
        else if (_chart.IsOnePath)
        {
            Follow(burst, context, child, outcomes);
        }
        else if (_chart.Branching is { } branching)
        {
            BranchFlow.Go(burst, context, child, outcomes, _chart, branching);
        }
        else if (burst.Settings.UsesTokens)
        {
            TokenFlow.Go(burst, context, child, outcomes, _chart, EdgesOf(burst));
        }
        else
        {
            CounterFlow.Go(burst, context, child, outcomes, _chart, EdgesOf(burst));
        }
    }

    /// <inheritdoc/>
    public override void ChildCancelled(Burst burst, Context context, Context child)
    {
        if (_chart.IsOnePath || _chart.Branching is not null)
        {
            EndIfIdle(burst, context);
        }
        else if (burst.Settings.UsesTokens)
        {
            TokenFlow.Cancel(context, child, _chart);
            EndIfIdle(burst, context);
        }
        else if (!context.IsDeaf)
        {
            EndIfIdle(burst, context);
            CounterFlow.Skip(burst, context, child, _chart, EdgesOf(burst));
        }
    }

    /// <summary>Whether a connection leads to an activity.</summary>
    public bool IsEntered(FlowNode node) => _chart.PlaceOf(node) is var place && Array.Exists(_chart.Edges, edge => edge.Target == place);

    /// <summary>Cancels what still runs on the way to an activity.</summary>
    public void CancelWaysTo(Burst burst, Context context, FlowNode target)
    {
        if (_chart.Branching is null)
        {
            CounterFlow.CancelWaysTo(burst, context, _chart, EdgesOf(burst), _chart.PlaceOf(target));
        }
    }

    /// <inheritdoc/>
    public override FlowRecord? Save(Context context) => context.Memory switch
    {
        CounterScope counted => counted.Save(_chart),
        TokenScope tokens => tokens.Save(_chart),
        _ => null,
    };

    /// <inheritdoc/>
    public override void Load(Context context, FlowRecord saved) =>
        context.Memory = saved.TryGet("Tokens", out _) ? TokenScope.Load(_chart, saved) : CounterScope.Load(_chart, saved);

    /// <summary>Ends a flowchart in which nothing is left to do and nothing has failed.</summary>
    public static void EndIfIdle(Burst burst, Context context)
    {
        if (context.RunningChildren == 0 && context.ItemsBelow == 0 && context.FaultedChildren == 0)
        {
            Endings.Complete(burst, context);
        }
    }

    private void Follow(Burst burst, Context context, Context child, string[]? outcomes)
    {
        foreach (var edge in _chart.Exits[_chart.PlaceOf(child.Node)])
        {
            if (edge.IsFollowedBy(outcomes))
            {
                burst.Schedule(context, _chart.Nodes[edge.Target], child);
                return;
            }
        }

        EndIfIdle(burst, context);
    }

    /// <summary>Where it began by a trigger that isn't its usual start, other connections lead forward.</summary>
    private ForwardEdges EdgesOf(Burst burst)
    {
        var start = burst.Trigger is { } trigger ? _chart.Start(trigger) : _usual?.Start;
        return start is null || start == _usual!.Start ? _usual! : new ForwardEdges(_chart, start.Value);
    }
}
