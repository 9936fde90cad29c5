using Workflows.Flows.Compiling;
using Workflows.Flows.Expressions;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Timing;
using Workflows.Flows.Values;

namespace Workflows.Flows.Hosting;

/// <summary>
/// Runs workflows over a store. Whatever one call brings about, down to workflows that others dispatch and events that they publish, is kept as a whole
/// or not at all. One thread at a time uses it; the caller says what time it is and does the commands that come back.
/// </summary>
public sealed class FlowRuntime
{
    private readonly IFlowStore _store;
    private readonly DefinitionShelf _shelf;
    private readonly Courier _courier;
    private bool _isWriting;

    /// <summary>A runtime over a store.</summary>
    /// <param name="store">Where everything is kept.</param>
    /// <param name="settings">How workflows are run.</param>
    /// <param name="engines">What evaluates scripts.</param>
    /// <param name="steps">Says which steps of ours can be asked for; null where all can.</param>
    public FlowRuntime(IFlowStore store, FlowSettings settings, IReadOnlyList<IScriptEngine> engines, IStepCheck? steps = null)
    {
        _store = store;
        _shelf = new DefinitionShelf(store, engines, steps);
        _courier = new Courier(store, () => _shelf.Library, settings);
    }

    /// <summary>The definitions: imported, published, retracted, removed.</summary>
    public DefinitionShelf Definitions => _shelf;

    /// <summary>What is kept, to be read.</summary>
    public IFlowStore Store => _store;

    /// <summary>Does several things that are kept as a whole, which takes less time than each by itself.</summary>
    public void Together(Action things) => Write(() =>
    {
        things();
        return true;
    });

    /// <summary>Starts the published version of a definition, unless its activation strategy refuses.</summary>
    /// <param name="definitionId">Which.</param>
    /// <param name="start">How.</param>
    /// <param name="at">Now.</param>
    /// <param name="key">What makes it the same start when it is told twice; null where each telling counts.</param>
    public FlowOutcome Start(string definitionId, FlowStart start, DateTimeOffset at, string? key = null) => Write(() =>
    {
        if (_shelf.Library.Published(definitionId) is not { } flow)
        {
            return FlowOutcome.Refused($"No version of `{definitionId}` is published; publish one first.");
        }

        return StartVersion(flow, start, at, key);
    });

    /// <summary>Gives word of something that happened: starts the workflows that it triggers and resumes those that wait for it.</summary>
    public FlowOutcome Send(Stimulus stimulus, DateTimeOffset at) => Write(() => _courier.Deliver(stimulus, at));

    /// <summary>Ends one wait.</summary>
    public FlowOutcome Resume(string bookmarkId, FlowRecord input, DateTimeOffset at, string? key = null) => Write(() =>
    {
        if (key is not null && !_store.TryPutKey(key, at))
        {
            return new FlowOutcome([], []) { IsRepeated = true };
        }

        if (_store.Bookmark(bookmarkId) is not { } place)
        {
            return FlowOutcome.Refused($"Nothing waits at `{bookmarkId}`, or not any more.");
        }

        return _courier.Resume(place, input, at) is { } refusal ? FlowOutcome.Refused(refusal) : _courier.Finish(at);
    });

    /// <summary>Does what is due by now: waits that are over and workflows that a schedule starts.</summary>
    /// <param name="at">Now.</param>
    /// <param name="most">How many at most; ask again where so many were done.</param>
    public FlowOutcome RunDue(DateTimeOffset at, int most) => Write(() =>
    {
        foreach (var place in _store.DueBookmarks(at, most))
        {
            _courier.ResumeDue(place, at);
        }

        foreach (var trigger in _store.DueTriggers(at, most))
        {
            var key = FormattableString.Invariant($"{trigger.Id} {trigger.DueAt:O}");
            if (_shelf.Library.Published(trigger.DefinitionId) is { } flow && _store.TryPutKey(key, at))
            {
                _courier.Start(flow, new FlowStart(FlowStart.IdOf(key)) { TriggerActivityId = trigger.ActivityId }, at);
            }

            _shelf.SetDue(trigger, NextOf(trigger, at));
        }

        return _courier.Finish(at);
    });

    /// <summary>Cancels an instance with all that it does.</summary>
    public FlowOutcome Cancel(string instanceId, DateTimeOffset at) =>
        Change(instanceId, at, (executor, flow, instance) => executor.Cancel(flow, instance, at));

    /// <summary>Undoes what an instance did, as far as its definition says how; refuses where there is nothing to undo.</summary>
    public FlowOutcome Compensate(string instanceId, DateTimeOffset at) => Write(() =>
        _store.Instance(instanceId) is { Undo.IsEmpty: false, UndoneAs: null }
            ? Change(instanceId, at, (executor, flow, instance) => executor.Compensate(flow, instance, at))
            : FlowOutcome.Refused($"There is no instance `{instanceId}` that has anything to undo."));

    /// <summary>Runs again what failed in an instance.</summary>
    public FlowOutcome Retry(string instanceId, DateTimeOffset at) =>
        Change(instanceId, at, (executor, flow, instance) => executor.Retry(flow, instance, at));

    /// <summary>
    /// Moves a running instance to another version of its definition. Each activity that it is at has to be there under the same ids.
    /// </summary>
    public FlowOutcome Move(string instanceId, string versionId, DateTimeOffset at) => Write(() =>
    {
        if (_store.Instance(instanceId) is not { Status: FlowStatus.Running } instance)
        {
            return FlowOutcome.Refused($"There is no running instance `{instanceId}`.");
        }

        if (_shelf.Library.Version(versionId)?.Flow is not { } flow || flow.Definition.DefinitionId != instance.DefinitionId)
        {
            return FlowOutcome.Refused($"`{versionId}` is no version of `{instance.DefinitionId}` that can run.");
        }

        if (instance.Contexts.Select(context => context.NodeId).Concat(instance.Undo).FirstOrDefault(path => flow.NodeAt(path) is null) is { } lost)
        {
            return FlowOutcome.Refused(
                $"The instance is at `{lost}`, or would undo by it, which version {flow.Definition.Version} hasn't got; it stays in version {instance.DefinitionVersion}.");
        }

        var moved = instance with { DefinitionVersionId = versionId, DefinitionVersion = flow.Definition.Version, UpdatedAt = at };
        _store.Put(moved, instance);
        return new FlowOutcome([moved], []);
    });

    /// <summary>Removes finished instances with their journals, and keys of what was told, from before an instant; says how many instances.</summary>
    public int Purge(DateTimeOffset before) => Write(() =>
    {
        var count = 0;
        while (_store.Instances(new InstanceQuery { Status = FlowStatus.Finished, FinishedBefore = before, Take = 1_000 }) is { Length: > 0 } old)
        {
            foreach (var instance in old)
            {
                _store.RemoveInstance(instance.Id);
            }

            count += old.Length;
        }

        _store.Forget(before);
        return count;
    });

    private FlowOutcome StartVersion(Flow flow, FlowStart start, DateTimeOffset at, string? key)
    {
        if (key is not null && !_store.TryPutKey(key, at))
        {
            return new FlowOutcome([], []) { IsRepeated = true };
        }

        return _courier.Start(flow, start, at) is { } refusal ? FlowOutcome.Refused(refusal) : _courier.Finish(at);
    }

    private FlowOutcome Change(string instanceId, DateTimeOffset at, Func<FlowExecutor, Flow, FlowInstance, FlowBurst> change) => Write(() =>
    {
        if (_store.Instance(instanceId) is not { } instance)
        {
            return FlowOutcome.Refused($"There is no instance `{instanceId}`.");
        }

        return _courier.Change(instance, at, change) is { } refusal ? FlowOutcome.Refused(refusal) : _courier.Finish(at);
    });

    private static DateTimeOffset? NextOf(Stimuli.Trigger trigger, DateTimeOffset at)
    {
        if (trigger.Cron is { } cron)
        {
            return CronSchedule.Read(cron, out _)?.Next(at);
        }

        // Times that were missed are made up for by one start.
        return trigger.Interval is { } interval && interval > TimeSpan.Zero && trigger.DueAt is { } due
            ? due + (interval * (Math.Floor((at - due) / interval) + 1)) : null;
    }

    private T Write<T>(Func<T> action)
    {
        if (_isWriting)
        {
            return action();
        }

        _isWriting = true;
        _store.Begin();
        try
        {
            var result = action();
            _store.Commit();
            return result;
        }
        catch
        {
            _store.Abandon();
            _shelf.Reread();
            _courier.Abandon();
            throw;
        }
        finally
        {
            _isWriting = false;
        }
    }
}
