using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>Activities that wait for word from outside, and give it.</summary>
internal static class EventSteps
{
    /// <summary>The input of a resume that has the payload of an event.</summary>
    public const string EventPayload = "__EventPayloadWorkflowInput";

    /// <summary>The input of a resume that has the answer to a task.</summary>
    public const string TaskAnswer = "RunTaskInput";

    /// <summary>The types.</summary>
    public static readonly ImmutableArray<ActivityType> Types =
    [
        new("Elsa.Event", _ => new Event()) { Inputs = [new InputKind("EventName", FlowType.Text)], Outputs = ["Result"], IsTrigger = true },
        new("Elsa.PublishEvent", _ => new Simple(Publish))
        {
            Inputs =
            [
                new InputKind("EventName", FlowType.Text), new InputKind("CorrelationId", FlowType.Text), new InputKind("IsLocalEvent", FlowType.Truth, false),
                new InputKind("Payload", FlowType.Any),
            ],
        },
        new("Elsa.RunTask", _ => new RunTask())
        {
            Inputs = [new InputKind("TaskName", FlowType.Text), new InputKind("Payload", FlowType.Record)], Outputs = ["TaskId", "Result"],
        },
    ];

    private static void Publish(Burst burst, Context context)
    {
        var correlation = (string?)context.Inputs[1];
        burst.Commands.Add(new FlowCommand.Publish(
            burst.IdOf(context), (string?)context.Inputs[0] ?? "", string.IsNullOrWhiteSpace(correlation) ? null : correlation,
            context.Inputs[2] is true ? burst.InstanceId : null, context.Inputs[3]));
    }
}

/// <summary>Waits for an event, or is the trigger that an event started the workflow by.</summary>
internal sealed class Event : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        if (burst.Trigger == context.Node.Id)
        {
            End(burst, context);
            return;
        }

        burst.Wait(context, FlowRecord.Of("EventName", context.Inputs[0]), new WaitKind { IsForAnyRun = true });
    }

    /// <inheritdoc/>
    public override void Resume(Burst burst, Context context, Bookmark bookmark) => End(burst, context);

    /// <inheritdoc/>
    public override IReadOnlyList<TriggerDraft> Triggers(object?[] inputs, DateTimeOffset at) =>
        [new TriggerDraft("Elsa.Event", FlowRecord.Of("EventName", inputs[0]))];

    private static void End(Burst burst, Context context)
    {
        Variables.PutOut(burst, context, "Result", burst.TryInput(EventSteps.EventPayload, out var payload) ? payload : null);
        Endings.Complete(burst, context);
    }
}

/// <summary>Asks somebody for a task and waits for the answer.</summary>
internal sealed class RunTask : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var name = (string?)context.Inputs[0] ?? "";
        var id = $"{burst.IdOf(context)}.task";
        burst.Wait(
            context, new FlowRecord([new("TaskId", id), new("TaskName", name)]), new WaitKind { IsForAnyRun = true, Hashed = FlowRecord.Of("TaskId", id) });
        Variables.PutOut(burst, context, "TaskId", id);
        burst.Commands.Add(new FlowCommand.AskTask(id, name, (FlowRecord?)context.Inputs[1]));
    }

    /// <inheritdoc/>
    public override void Resume(Burst burst, Context context, Bookmark bookmark)
    {
        if (!burst.TryInput(EventSteps.TaskAnswer, out var answer))
        {
            throw new FlowFault($"The given key '{EventSteps.TaskAnswer}' was not present in the dictionary.");
        }

        Variables.PutOut(burst, context, "Result", answer);
        Endings.Complete(burst, context);
    }
}
