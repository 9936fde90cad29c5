using Workflows.Flows.Compiling;
using Workflows.Flows.Instances;
using Workflows.Flows.Library;
using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>
/// Runs workflows, a burst at a time: a function of the definition, the instance, what happens to it and the instant. It uses its buffers again,
/// so each thread needs one of its own.
/// </summary>
public sealed class FlowExecutor
{
    private readonly Burst _burst;

    /// <summary>An executor.</summary>
    /// <param name="library">The workflows that others execute.</param>
    /// <param name="settings">How they are run.</param>
    public FlowExecutor(FlowLibrary library, FlowSettings settings) => _burst = new Burst(library, settings);

    /// <summary>Begins an instance.</summary>
    /// <param name="flow">The definition.</param>
    /// <param name="start">How it begins.</param>
    /// <param name="at">Now.</param>
    /// <param name="desk">Who does steps of ours at once; null where they are commands. Where it throws, the executor can't be used again.</param>
    public FlowBurst Start(Flow flow, FlowStart start, DateTimeOffset at, IStepDesk? desk = null)
    {
        _burst.With(desk).Begin(flow, start, at);
        return _burst.Run();
    }

    /// <summary>Ends a wait of an instance. What is finished, or doesn't wait there, stays as it is.</summary>
    /// <param name="flow">The version of the definition that the instance is of.</param>
    /// <param name="instance">Which.</param>
    /// <param name="bookmarkId">The wait.</param>
    /// <param name="input">What there is to know, beside what the instance was given.</param>
    /// <param name="at">Now.</param>
    /// <param name="desk">Who does steps of ours at once; null where they are commands. Where it throws, the executor can't be used again.</param>
    public FlowBurst Resume(Flow flow, FlowInstance instance, string bookmarkId, FlowRecord input, DateTimeOffset at, IStepDesk? desk = null)
    {
        var bookmark = instance.Status == FlowStatus.Running ? Find(instance, bookmarkId) : null;
        if (bookmark is null)
        {
            return new FlowBurst(instance, [], [], [], []);
        }

        _burst.With(desk).Continue(flow, instance, input, at);
        Occasions.Resume(_burst, bookmark);
        return _burst.Run();
    }

    /// <summary>Lets a running instance whose root is a flowchart go on with an activity of it too, as if the flow had come to it.</summary>
    /// <param name="flow">The version of the definition that the instance is of.</param>
    /// <param name="instance">Which.</param>
    /// <param name="activityId">Id of the activity.</param>
    /// <param name="at">Now.</param>
    /// <param name="desk">Who does steps of ours at once; null where they are commands. Where it throws, the executor can't be used again.</param>
    public FlowBurst Enter(Flow flow, FlowInstance instance, string activityId, DateTimeOffset at, IStepDesk? desk = null)
    {
        _burst.With(desk).Continue(flow, instance, FlowRecord.Empty, at);
        Occasions.Enter(_burst, flow.NodeAt($"{flow.Nodes[1].Path}:{activityId}")
            ?? throw new InvalidOperationException($"There is no activity `{activityId}` to go on with."));
        return _burst.Run();
    }

    /// <summary>Cancels an instance with all that it does. What is finished stays as it is.</summary>
    public FlowBurst Cancel(Flow flow, FlowInstance instance, DateTimeOffset at)
    {
        if (instance.Status == FlowStatus.Finished)
        {
            return new FlowBurst(instance, [], [], [], []);
        }

        _burst.With(null).Continue(flow, instance, FlowRecord.Empty, at);
        Occasions.CancelAll(_burst);
        return _burst.Run();
    }

    /// <summary>
    /// Runs again what failed: each activity that faulted, in the order of their beginning. Also an instance that a fault has ended goes on; its
    /// incidents of those activities are taken back.
    /// </summary>
    public FlowBurst Retry(Flow flow, FlowInstance instance, DateTimeOffset at)
    {
        if (!instance.Contexts.Any(context => context.Status == ActivityStatus.Faulted))
        {
            return new FlowBurst(instance, [], [], [], []);
        }

        _burst.With(null).Continue(flow, instance, FlowRecord.Empty, at);
        Occasions.RunFaultedAgain(_burst);
        return _burst.Run();
    }

    /// <summary>
    /// Undoes what an instance did: what still runs is cancelled, then the activities that compensate those that came to their end run, the last first. An
    /// instance that was over is over again as it was; one that ran is cancelled then. Where there is nothing to undo it stays as it is.
    /// </summary>
    public FlowBurst Compensate(Flow flow, FlowInstance instance, DateTimeOffset at)
    {
        if (instance.Undo.IsEmpty || instance.UndoneAs is not null)
        {
            return new FlowBurst(instance, [], [], [], []);
        }

        _burst.With(null).Continue(flow, instance, FlowRecord.Empty, at);
        Occasions.CompensateAll(_burst, instance.Status == FlowStatus.Running ? FlowSubStatus.Cancelled : instance.SubStatus);
        return _burst.Run();
    }

    private static Bookmark? Find(FlowInstance instance, string bookmarkId)
    {
        foreach (var bookmark in instance.Bookmarks)
        {
            if (bookmark.Id == bookmarkId)
            {
                return bookmark;
            }
        }

        return null;
    }
}
