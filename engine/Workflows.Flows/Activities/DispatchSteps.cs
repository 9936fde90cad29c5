using System.Collections.Immutable;
using Workflows.Flows.Compiling;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>Activities that start other workflows.</summary>
internal static class DispatchSteps
{
    private static readonly InputKind _definition = new("WorkflowDefinitionId", FlowType.Text);
    private static readonly InputKind _correlation = new("CorrelationId", FlowType.Text);
    private static readonly InputKind _input = new("Input", FlowType.Record);

    /// <summary>The types.</summary>
    public static readonly ImmutableArray<ActivityType> Types =
    [
        new("Elsa.DispatchWorkflow", _ => new DispatchWorkflow())
        {
            Inputs = [_definition, _correlation, _input, new InputKind("WaitForCompletion", FlowType.Truth, false)], Outputs = ["Result"],
        },
        new("Elsa.ExecuteWorkflow", _ => new ExecuteWorkflow())
        {
            Inputs = [_definition, _correlation, _input, new InputKind("WaitForCompletion", FlowType.Truth, false)], Outputs = ["Result"],
        },
        new("Elsa.BulkDispatchWorkflows", parts => new BulkDispatchWorkflows(parts.Child("childCompleted"), parts.Child("childFaulted")))
        {
            Inputs =
            [
                _definition, new InputKind("Items", FlowType.Any, ImmutableArray<object?>.Empty), new InputKind("DefaultItemInputKey", FlowType.Text, "Item"),
                new InputKind("CorrelationIdFunction", FlowType.Text, null, IsAutomatic: false), _input, new InputKind("WaitForCompletion", FlowType.Truth, true),
            ],
        },
    ];

    /// <summary>The workflow that an activity names.</summary>
    /// <exception cref="FlowFault">No version of it is published.</exception>
    public static Flow Published(Burst burst, Context context) => (string?)context.Inputs[0] is var id && burst.Library.Published(id ?? "") is { } flow
        ? flow : throw new FlowFault($"No published version of workflow definition with ID {id} found.");

    /// <summary>What a child is given: also who its parent is.</summary>
    public static FlowRecord InputOf(Burst burst, object? input) => ((FlowRecord?)input ?? FlowRecord.Empty).With("ParentInstanceId", burst.InstanceId);

    /// <summary>What the activity that waits for the end of a child is hashed by.</summary>
    public static WaitKind WaitFor(string bookmark) => new() { Id = bookmark, IsForAnyRun = true };

    /// <summary>What the activity that waits for a child is told where the child may not begin.</summary>
    public static FlowRecord NotBegun(string child) =>
        new([new("WorkflowInstanceId", child), new("WorkflowStatus", "Finished"), new("WorkflowSubStatus", "Cancelled"), new("WorkflowOutput", FlowRecord.Empty)]);

    /// <summary>What the end of a child gives to the activity that waits for it.</summary>
    public static FlowRecord EndOf(FlowInstance child) => new(
    [
        new("WorkflowInstanceId", child.Id), new("WorkflowStatus", child.Status.ToString()), new("WorkflowSubStatus", child.SubStatus.ToString()),
        new("WorkflowOutput", child.Output),
    ]);
}

/// <summary>Has another workflow started, and may wait for its end.</summary>
internal sealed class DispatchWorkflow : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var flow = DispatchSteps.Published(burst, context);
        var (child, waits) = ($"{burst.IdOf(context)}.child", context.Inputs[3] is true);
        var bookmark = waits ? burst.NextBookmarkId() : null;
        burst.Commands.Add(new FlowCommand.Dispatch(
            child, flow.Definition.DefinitionId, (string?)context.Inputs[1], DispatchSteps.InputOf(burst, context.Inputs[2]), bookmark));
        if (bookmark is null)
        {
            Endings.Complete(burst, context);
            return;
        }

        burst.Wait(context, FlowRecord.Of("ChildInstanceId", child), DispatchSteps.WaitFor(bookmark));
    }

    /// <inheritdoc/>
    public override void Resume(Burst burst, Context context, Bookmark bookmark)
    {
        Variables.PutOut(burst, context, "Result", burst.Given["WorkflowOutput"]);
        Endings.Complete(burst, context);
    }
}

/// <summary>Executes another workflow at once, in an instance of its own, and may wait for its end where that doesn't come at once.</summary>
internal sealed class ExecuteWorkflow : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var flow = DispatchSteps.Published(burst, context);
        var waits = context.Inputs[3] is true;
        var bookmark = waits ? burst.NextBookmarkId() : null;
        var child = burst.Execute(flow, new FlowStart($"{burst.IdOf(context)}.child")
        {
            Input = DispatchSteps.InputOf(burst, context.Inputs[2]),
            CorrelationId = (string?)context.Inputs[1],
            ParentInstanceId = burst.InstanceId,
            ParentBookmarkId = bookmark,
        }).Instance;
        if (bookmark is null || child.Status == FlowStatus.Finished)
        {
            End(burst, context, child);
            return;
        }

        burst.Wait(context, FlowRecord.Of("ChildInstanceId", child.Id), DispatchSteps.WaitFor(bookmark));
    }

    /// <inheritdoc/>
    public override void Resume(Burst burst, Context context, Bookmark bookmark)
    {
        Variables.PutOut(burst, context, "Result", burst.Given);
        Endings.Complete(burst, context);
    }

    private static void End(Burst burst, Context context, FlowInstance child)
    {
        Variables.PutOut(burst, context, "Result", new FlowRecord(
        [
            new("WorkflowInstanceId", child.Id), new("Status", child.Status.ToString()), new("SubStatus", child.SubStatus.ToString()), new("Output", child.Output),
        ]));
        Endings.Complete(burst, context);
    }
}

/// <summary>
/// Has another workflow started for each of many items. The ends of the children are counted in the context: one number for all of them, and no
/// more to keep for a thousand than for two.
/// </summary>
internal sealed class BulkDispatchWorkflows(FlowNode? completed, FlowNode? faulted) : Behaviour
{
    private static readonly string[] _done = ["Done"];
    private static readonly string[] _completed = ["Completed", "Done"];

    /// <inheritdoc/>
    public override ReadOnlySpan<string> MemoryNames => new[] { "DispatchedInstancesCount", "CompletedInstancesCount" };

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context)
    {
        var items = context.Inputs[1] as ImmutableArray<object?>? ?? [];
        var waits = context.Inputs[5] is true && items.Length > 0;
        var definition = items.Length > 0 ? DispatchSteps.Published(burst, context).Definition.DefinitionId : "";
        var bookmark = waits ? burst.NextBookmarkId() : null;
        context.Index = items.Length;
        for (var place = 0; place < items.Length; place++)
        {
            var item = items[place] as FlowRecord ?? FlowRecord.Of((string?)context.Inputs[2] ?? "Item", items[place]);
            context.Given = [new GivenVariable((string?)context.Inputs[2] ?? "Item", items[place])];
            var correlation = context.Node.Inputs[3].Expression is null ? null : (string?)InputValues.ValueOf(burst, context, context.Node.Inputs[3]);
            burst.Commands.Add(new FlowCommand.Dispatch(
                $"{burst.IdOf(context)}.child{place + 1}", definition, correlation, DispatchSteps.InputOf(burst, context.Inputs[4]).With(item), bookmark));
        }

        context.Given = null;
        if (bookmark is null)
        {
            Endings.Complete(burst, context, _done);
            return;
        }

        burst.Wait(context, FlowRecord.Of("ParentInstanceId", burst.InstanceId), DispatchSteps.WaitFor(bookmark) with { StaysAfterResume = true });
    }

    /// <inheritdoc/>
    public override void Resume(Burst burst, Context context, Bookmark bookmark)
    {
        context.Index--;
        var port = burst.Given["WorkflowSubStatus"] switch { "Faulted" => faulted, "Finished" => completed, _ => null };
        if (port is null)
        {
            EndWhenAllAre(burst, context);
            return;
        }

        // The port is work that is still to be done: its own end decides.
        burst.Schedule(context, port, null, [new GivenVariable("ChildInstanceId", burst.Given["WorkflowInstanceId"])]);
    }

    /// <inheritdoc/>
    public override void ChildEnded(Burst burst, Context context, Context child, string[]? outcomes) => EndWhenAllAre(burst, context);

    private static void EndWhenAllAre(Burst burst, Context context)
    {
        if (context.Index == 0 && context.ScheduledItems == 0 && context.RunningChildren == 0)
        {
            Endings.Complete(burst, context, _completed);
        }
    }
}
