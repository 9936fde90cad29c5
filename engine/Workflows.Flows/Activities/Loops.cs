using System.Collections.Immutable;
using Workflows.Flows.Compiling;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>As long as a condition holds, which is worked out anew for each turn.</summary>
internal sealed class While(FlowNode? body) : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.While", parts => new While(parts.Child("body")))
    {
        Inputs = [new InputKind("Condition", FlowType.Truth, false, IsAutomatic: false)],
    };

    /// <inheritdoc/>
    public override BreakHearing BreakHearing => BreakHearing.Stops;

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context) => Turn(burst, context, context);

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes) => Turn(burst, context, child);

    private void Turn(Burst burst, Context context, Context after)
    {
        if (context.IsBreaking || InputValues.ValueOf(burst, context, context.Node.Inputs[0]) is not true)
        {
            Endings.Complete(burst, context);
        }
        else if (body is null)
        {
            throw new FlowFault("This loop has no body, so its condition never changes; give it one.");
        }
        else
        {
            burst.Schedule(context, body, after);
        }
    }
}

/// <summary>A number of turns. Without a body it never ends, as in Elsa.</summary>
internal sealed class For(FlowNode? body) : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.For", parts => new For(parts.Child("body")))
    {
        Inputs =
        [
            new InputKind("Start", FlowType.Whole, 0L), new InputKind("End", FlowType.Whole, 0L), new InputKind("Step", FlowType.Whole, 1L),
            new InputKind("OuterBoundInclusive", FlowType.Truth, true),
        ],
        Outputs = ["CurrentValue"],
    };

    /// <inheritdoc/>
    public override BreakHearing BreakHearing => BreakHearing.Stops;

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "CurrentStep" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        if (body is not null)
        {
            Turn(burst, context);
        }
    }

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes) => Turn(burst, context);

    /// <summary>The context counts the turns, so that the value is that of the count.</summary>
    private void Turn(Burst burst, Context context)
    {
        var (start, end, step) = (Whole(context, 0), Whole(context, 1), Whole(context, 2));
        var isInclusive = context.Inputs[3] is true;
        var value = start + (step * context.Index);
        var goesOn = step >= 0 ? value < end || (isInclusive && value == end) : value > end || (isInclusive && value == end);
        if (context.IsBreaking || !goesOn)
        {
            Endings.Complete(burst, context);
            return;
        }

        context.Index++;
        burst.Schedule(context, body, null, [new GivenVariable("CurrentValue", value)]);
        Variables.PutOut(burst, context, "CurrentValue", value);
    }

    private static long Whole(Context context, int slot) => context.Inputs[slot] as long? ?? 0;
}

/// <summary>A turn for each item, one after another. Without a body it ends after the first, as in Elsa.</summary>
internal sealed class ForEach(FlowNode? body) : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.ForEach", parts => new ForEach(parts.Child("body")))
    {
        Inputs = [new InputKind("Items", FlowType.ListOf(FlowType.Any), ImmutableArray<object?>.Empty)],
        Outputs = ["CurrentValue"],
    };

    /// <inheritdoc/>
    public override BreakHearing BreakHearing => BreakHearing.Stops;

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "CurrentIndex" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context) => Turn(burst, context);

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes) => Turn(burst, context);

    private void Turn(Burst burst, Context context)
    {
        if (context.Inputs[0] is not ImmutableArray<object?> items)
        {
            throw new FlowFault("Value cannot be null. (Parameter 'source')");
        }

        if (context.IsBreaking || context.Index >= items.Length)
        {
            Endings.Complete(burst, context);
            return;
        }

        var (index, value) = (context.Index, items[(int)context.Index]);
        context.Index++;
        Variables.PutOut(burst, context, "CurrentValue", value);
        if (body is null)
        {
            Endings.Complete(burst, context);
            return;
        }

        burst.Schedule(context, body, null, [new GivenVariable("CurrentIndex", index), new GivenVariable("CurrentValue", value)]);
    }
}

/// <summary>A turn for each item, all in turns with each other. A text of a list isn't a list to it, as in Elsa.</summary>
internal sealed class ParallelForEach(FlowNode? body) : Behaviour
{
    /// <summary>The type.</summary>
    public static readonly ActivityType Type = new("Elsa.ParallelForEach", parts => new ParallelForEach(parts.Child("body")))
    {
        Inputs = [new InputKind("Items", FlowType.Any, ImmutableArray<object?>.Empty)],
    };

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "ScheduledTagsProperty", "CompletedTagsProperty" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var items = context.Inputs[0] as ImmutableArray<object?>? ?? [];
        context.Index = items.Length;
        if (items.Length == 0)
        {
            Endings.Complete(burst, context);
            return;
        }

        for (var index = 0; index < items.Length; index++)
        {
            burst.Schedule(context, body, null, [new GivenVariable("CurrentValue", items[index]), new GivenVariable("CurrentIndex", (long)index)]);
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
