using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>One of two branches.</summary>
internal sealed class If(FlowNode? then, FlowNode? otherwise) : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.If", parts => new If(parts.Child("then"), parts.Child("else")))
    {
        Inputs = [new InputKind("Condition", FlowType.Truth, false)],
        Outputs = ["Result"],
    };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var holds = context.Inputs[0] is true;
        if (context.Node.Outputs[0].Target is not null || burst.Settings.KeepsJournal || burst.Flow.HasScripts)
        {
            Variables.PutOut(burst, context, "Result", holds);
        }

        burst.Schedule(context, holds ? then : otherwise);
    }
}

/// <summary>A case of a switch.</summary>
/// <param name="Label">What its outcome is called.</param>
/// <param name="Condition">When it is the case.</param>
/// <param name="Body">What is done then; null for nothing.</param>
internal sealed record SwitchCase(string Label, InputSlot Condition, FlowNode? Body)
{
    /// <summary>Names of the modes: the first case that holds, or all.</summary>
    public static readonly FlowType Modes = FlowType.Choice("MatchFirst", "MatchAny");

    /// <summary>The cases of an activity.</summary>
    public static SwitchCase[] Of(ActivityParts parts) => [.. parts.Json.Elements("cases").Select(json => new SwitchCase(
        json.TextOf("label") ?? "", parts.Condition(json), json.Member("activity") is { } body && body.TextOf("type") is not null ? parts.Add(body) : null))];

    /// <summary>The cases that hold, in order; all are looked at, as in Elsa.</summary>
    public static List<SwitchCase> Matching(Burst burst, Context context, SwitchCase[] cases)
    {
        var matching = new List<SwitchCase>();
        foreach (var one in cases)
        {
            if (InputValues.ValueOf(burst, context, one.Condition) is true)
            {
                matching.Add(one);
            }
        }

        if (context.Inputs[0] is null or 0L && matching.Count > 1)
        {
            matching.RemoveRange(1, matching.Count - 1);
        }

        return matching;
    }
}

/// <summary>The branches of the cases that hold, or another one.</summary>
internal sealed class Switch(SwitchCase[] cases, FlowNode? otherwise) : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.Switch", parts => new Switch(SwitchCase.Of(parts), parts.Child("default")))
    {
        Inputs = [new InputKind("Mode", SwitchCase.Modes, 0L)],
    };

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "ScheduledActivityIds" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var matching = SwitchCase.Matching(burst, context, cases);
        foreach (var body in matching.Count == 0 ? [otherwise] : matching.Select(one => one.Body))
        {
            if (body is not null)
            {
                context.Index++;
                burst.Schedule(context, body);
            }
        }

        if (context.Index == 0)
        {
            Endings.Complete(burst, context);
        }
    }

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes)
    {
        if (--context.Index == 0)
        {
            Endings.Complete(burst, context);
        }
    }
}
