using System.Collections.Immutable;
using Workflows.Flows.Charts;
using Workflows.Flows.Compiling;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>Activities that stand in flowcharts and end with outcomes.</summary>
internal static class FlowSteps
{
    /// <summary>How ways into a join come together, in Elsa's order.</summary>
    public static readonly FlowType JoinModes = FlowType.Choice("WaitAll", "WaitAllActive", "WaitAny");

    private static readonly string[] _true = ["True"];
    private static readonly string[] _false = ["False"];
    private static readonly string[] _default = ["Default"];
    private static readonly string[] _done = ["Done"];

    /// <summary>The types.</summary>
    public static readonly ImmutableArray<ActivityType> Types =
    [
        new("Elsa.FlowDecision", _ => new Deciding((_, context) => context.Inputs[0] is true ? _true : _false))
        {
            Inputs = [new InputKind("Condition", FlowType.Truth, false)],
        },
        new("Elsa.FlowSwitch", FlowSwitch) { Inputs = [new InputKind("Mode", SwitchCase.Modes, 0L)] },
        new("Elsa.FlowFork", _ => new Deciding((_, context) => context.Inputs[0] is ImmutableArray<object?> branches
            ? [.. branches.Select(branch => branch is null ? "" : Conversion.TextOf(branch))] : _done))
        {
            Inputs = [new InputKind("Branches", FlowType.ListOf(FlowType.Text))],
        },
        new("Elsa.FlowJoin", _ => new FlowJoin()) { Inputs = [new InputKind("Mode", JoinModes, 2L)] },
        new("Elsa.FlowNode", parts => new FlowContainer(parts.Child("body"))),
    ];

    private static Deciding FlowSwitch(ActivityParts parts)
    {
        var cases = SwitchCase.Of(parts);
        return new Deciding((burst, context) =>
            SwitchCase.Matching(burst, context, cases) is { Count: > 0 } matching ? [.. matching.Select(one => one.Label)] : _default);
    }
}

/// <summary>An activity that ends with the outcomes that it works out.</summary>
internal sealed class Deciding(Func<Burst, Context, string[]> decide) : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context) => Endings.Complete(burst, context, decide(burst, context));
}

/// <summary>Where ways come together; the flowchart decides when. What is still on its way to it is cancelled.</summary>
internal sealed class FlowJoin : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        if (!burst.Settings.UsesTokens && context.Parent is { Node.Behaviour: Flowchart chart } parent)
        {
            chart.CancelWaysTo(burst, parent, context.Node);
        }

        Endings.Complete(burst, context);
    }
}

/// <summary>A container for another activity.</summary>
internal sealed class FlowContainer(FlowNode? body) : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context) => burst.Schedule(context, body);
}
