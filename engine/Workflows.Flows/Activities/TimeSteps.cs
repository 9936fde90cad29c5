using System.Collections.Immutable;
using Workflows.Flows.Running;
using Workflows.Flows.Timing;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>Activities that wait for an instant.</summary>
internal static class TimeSteps
{
    /// <summary>The types.</summary>
    public static readonly ImmutableArray<ActivityType> Types =
    [
        new("Elsa.Delay", _ => new Delay()) { Inputs = [new InputKind("TimeSpan", FlowType.Span, TimeSpan.FromMinutes(1))] },
        new("Elsa.Timer", _ => new Timer()) { Inputs = [new InputKind("Interval", FlowType.Span, TimeSpan.FromMinutes(1))], IsTrigger = true },
        new("Elsa.Cron", _ => new Cron()) { Inputs = [new InputKind("CronExpression", FlowType.Text)], IsTrigger = true },
        new("Elsa.StartAt", _ => new StartAt()) { Inputs = [new InputKind("DateTime", FlowType.Moment)], IsTrigger = true },
    ];
}

/// <summary>Waits for a span.</summary>
internal sealed class Delay : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var due = burst.At + (context.Inputs[0] as TimeSpan? ?? TimeSpan.Zero);
        burst.Wait(context, FlowRecord.Of("ResumeAt", due), new WaitKind { DueAt = due });
    }
}

/// <summary>Waits for a span; starts a workflow again and again.</summary>
internal sealed class Timer : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        if (burst.Trigger == context.Node.Id)
        {
            Endings.Complete(burst, context);
            return;
        }

        var due = burst.At + (context.Inputs[0] as TimeSpan? ?? TimeSpan.Zero);
        burst.Wait(context, FlowRecord.Of("ResumeAt", due), new WaitKind { DueAt = due });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TriggerDraft> Triggers(object?[] inputs, DateTimeOffset at)
    {
        var interval = inputs[0] as TimeSpan? ?? TimeSpan.Zero;
        var first = at + interval;
        return [new TriggerDraft("Elsa.Timer", new FlowRecord([new("StartAt", first), new("Interval", interval)])) { DueAt = first, Interval = interval }];
    }
}

/// <summary>Waits for the next instant of a cron expression; starts a workflow at each of them. One that can't be read waits without an end.</summary>
internal sealed class Cron : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        if (burst.Trigger == context.Node.Id)
        {
            Endings.Complete(burst, context);
            return;
        }

        var expression = (string?)context.Inputs[0] ?? "";
        var due = CronSchedule.Read(expression, out _)?.Next(burst.At);
        burst.Wait(context, new FlowRecord([new("ExecuteAt", due), new("CronExpression", expression)]), new WaitKind { DueAt = due });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TriggerDraft> Triggers(object?[] inputs, DateTimeOffset at)
    {
        var expression = (string?)inputs[0] ?? "";
        return [new TriggerDraft("Elsa.Cron", FlowRecord.Of("CronExpression", expression))
        {
            DueAt = CronSchedule.Read(expression, out _)?.Next(at), Cron = expression,
        }];
    }
}

/// <summary>Waits for an instant; one that is past already is no wait.</summary>
internal sealed class StartAt : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var due = context.Inputs[0] as DateTimeOffset? ?? default;
        if (burst.Trigger == context.Node.Id || due <= burst.At)
        {
            Endings.Complete(burst, context);
            return;
        }

        burst.Wait(context, FlowRecord.Of("ExecuteAt", due), new WaitKind { DueAt = due });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TriggerDraft> Triggers(object?[] inputs, DateTimeOffset at)
    {
        var due = inputs[0] as DateTimeOffset? ?? default;
        return [new TriggerDraft("Elsa.StartAt", FlowRecord.Of("ExecuteAt", due)) { DueAt = due < at ? at : due }];
    }
}
