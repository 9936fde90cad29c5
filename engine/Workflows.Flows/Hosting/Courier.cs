using System.Globalization;
using Workflows.Flows.Activities;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Instances;
using Workflows.Flows.Library;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Flows.Hosting;

/// <summary>
/// Runs bursts, keeps what comes of them, and carries to others what concerns them: workflows that are dispatched, events that are published, ends of
/// children that a parent waits for.
/// </summary>
internal sealed class Courier(IFlowStore store, Func<FlowLibrary> library, FlowSettings settings)
{
    private readonly Queue<FlowCommand> _inner = new();
    private readonly List<FlowInstance> _changed = [];
    private readonly List<FlowCommand> _outer = [];
    private FlowExecutor? _executor;
    private FlowLibrary? _executorsLibrary;

    /// <summary>Starts an instance; gives why not where the definition's activation strategy refuses.</summary>
    public string? Start(Flow flow, FlowStart start, DateTimeOffset at)
    {
        var definition = flow.Definition;
        var isFree = definition.Options.Activation switch
        {
            ActivationStrategy.Singleton => store.CountRunning(definition.DefinitionId, null) == 0,
            ActivationStrategy.CorrelatedSingleton => store.CountRunning(definition.DefinitionId, start.CorrelationId ?? "") == 0,
            ActivationStrategy.Correlation => store.CountRunning(null, start.CorrelationId ?? "") == 0,
            ActivationStrategy.Always => true,
        };
        if (!isFree)
        {
            return $"`{definition.Name}` isn't started: an instance runs already, and its activation strategy allows no other beside it.";
        }

        Take(Executor().Start(flow, start, at), null, at);
        return null;
    }

    /// <summary>Ends a wait; gives why not where the instance's version can't run.</summary>
    public string? Resume(BookmarkPlace place, FlowRecord input, DateTimeOffset at)
    {
        // What came before in the same call may have ended the wait or the instance.
        return store.Instance(place.InstanceId) is { } instance
            ? Change(instance, at, (executor, flow, _) => executor.Resume(flow, instance, place.BookmarkId, input, at)) : null;
    }

    /// <summary>
    /// Ends a wait whose instant has come. An instance that can't go on gets an incident and is no longer due, so that it doesn't stand in the way of others
    /// for ever; whoever resumes, moves or cancels it decides.
    /// </summary>
    public void ResumeDue(BookmarkPlace place, DateTimeOffset at)
    {
        if (Resume(place, FlowRecord.Empty, at) is not { } refusal || store.Instance(place.InstanceId) is not { } instance)
        {
            return;
        }

        var due = instance.Bookmarks.First(bookmark => bookmark.Id == place.BookmarkId);
        var stuck = instance with
        {
            Bookmarks = instance.Bookmarks.Replace(due, due with { DueAt = null }),
            Incidents = instance.Incidents.Add(new Incident(due.ActivityId, due.NodeId, due.Name, due.ActivityInstanceId, refusal, null, at)),
        };
        store.Put(stuck, instance);
        _changed.Add(stuck);
    }

    /// <summary>Changes an instance; gives why not where its version can't run.</summary>
    public string? Change(FlowInstance instance, DateTimeOffset at, Func<FlowExecutor, Flow, FlowInstance, FlowBurst> change)
    {
        if (library().Version(instance.DefinitionVersionId)?.Flow is not { } flow)
        {
            return $"Version `{instance.DefinitionVersionId}` of `{instance.DefinitionId}` isn't there any more, or can't run.";
        }

        if (instance.Contexts.FirstOrDefault(context => flow.NodeAt(context.NodeId) is null) is { } lost)
        {
            return $"The instance is at `{lost.NodeId}`, which version {flow.Definition.Version} of `{flow.Definition.Name}` hasn't got.";
        }

        Take(change(Executor(), flow, instance), instance, at);
        return null;
    }

    /// <summary>Gives word of something that happened.</summary>
    public FlowOutcome Deliver(Stimulus stimulus, DateTimeOffset at)
    {
        if (stimulus.Key is { } key && !store.TryPutKey(key, at))
        {
            return new FlowOutcome([], []) { IsRepeated = true };
        }

        var isKept = !Offer(stimulus, at);
        return Finish(at) with { IsKept = isKept };
    }

    /// <summary>Carries everything to whom it concerns, until nothing is left, and gives what came of it.</summary>
    public FlowOutcome Finish(DateTimeOffset at)
    {
        while (_inner.TryDequeue(out var command))
        {
            Do(command, at);
        }

        var outcome = new FlowOutcome([.. _changed], [.. _outer]);
        _changed.Clear();
        _outer.Clear();
        return outcome;
    }

    /// <summary>Forgets what was under way, and the executor, in which a burst may have been broken off.</summary>
    public void Abandon()
    {
        _executor = null;
        _inner.Clear();
        _changed.Clear();
        _outer.Clear();
    }

    /// <summary>Starts what a stimulus triggers, resumes who waits for it, or keeps it; says whether anybody was there.</summary>
    private bool Offer(Stimulus stimulus, DateTimeOffset at)
    {
        var any = false;
        foreach (var trigger in stimulus.InstanceId is null ? store.Triggers(stimulus.Name, stimulus.Hash) : [])
        {
            if (library().Published(trigger.DefinitionId) is { } flow)
            {
                var id = stimulus.Key is { } key ? FlowStart.IdOf($"{trigger.Id} {key}") : string.Create(CultureInfo.InvariantCulture, $"i{store.NextNumber()}");
                any |= Start(flow, new FlowStart(id)
                {
                    TriggerActivityId = trigger.ActivityId, Input = stimulus.Input, CorrelationId = stimulus.CorrelationId,
                }, at) is null;
            }
        }

        foreach (var place in store.Bookmarks(stimulus.Name, stimulus.Hash, stimulus.CorrelationId, stimulus.InstanceId))
        {
            any = true;
            Resume(place, stimulus.Input, at);
        }

        if (!any && stimulus.Patience > TimeSpan.Zero)
        {
            store.Keep(stimulus, at + stimulus.Patience);
        }

        return any;
    }

    private void Do(FlowCommand command, DateTimeOffset at)
    {
        switch (command)
        {
            case FlowCommand.Dispatch dispatch:
                Dispatch(dispatch, at);
                break;
            case FlowCommand.Publish publish:
                Offer(Stimulus.OfEvent(publish.EventName, publish.Payload) with
                {
                    CorrelationId = publish.CorrelationId, InstanceId = publish.InstanceId,
                }, at);
                break;
        }
    }

    /// <summary>Starts a child. One that may not begin, since another one is at work, is over for the parent that waits for it: it would wait for ever.</summary>
    private void Dispatch(FlowCommand.Dispatch dispatch, DateTimeOffset at)
    {
        var isBegun = library().Published(dispatch.DefinitionId) is { } flow && Start(flow, new FlowStart(dispatch.InstanceId)
        {
            Input = dispatch.Input, CorrelationId = dispatch.CorrelationId, ParentBookmarkId = dispatch.ParentBookmarkId,
            ParentInstanceId = dispatch.Input["ParentInstanceId"] as string,
        }, at) is null;
        if (!isBegun && dispatch.ParentBookmarkId is { } id && store.Bookmark(id) is { } place)
        {
            Resume(place, DispatchSteps.NotBegun(dispatch.InstanceId), at);
        }
    }

    /// <summary>Keeps what came of a burst.</summary>
    private void Take(FlowBurst burst, FlowInstance? before, DateTimeOffset at)
    {
        var instance = burst.Instance;
        if (ReferenceEquals(instance, before))
        {
            return;
        }

        foreach (var command in burst.Commands)
        {
            if (command is FlowCommand.Dispatch or FlowCommand.Publish)
            {
                _inner.Enqueue(command);
            }
            else
            {
                _outer.Add(command);
                if (command is not (FlowCommand.WriteText or FlowCommand.Respond))
                {
                    store.Put(instance.Id, command);
                }
            }
        }

        Keep(burst, before);
        TellParent(instance, at);
        OfferKept(burst, before, at);
    }

    private void OfferKept(FlowBurst burst, FlowInstance? before, DateTimeOffset at)
    {
        foreach (var child in burst.Children)
        {
            OfferKept(child, null, at);
        }

        foreach (var bookmark in burst.Instance.Bookmarks)
        {
            OfferKept(burst.Instance, before, bookmark, at);
        }
    }

    private void Keep(FlowBurst burst, FlowInstance? before)
    {
        foreach (var child in burst.Children)
        {
            Keep(child, null);
        }

        store.Put(burst.Instance, before);
        _changed.Add(burst.Instance);
        if (burst.Journal.Length > 0 || burst.Records.Length > 0)
        {
            store.Append(burst.Instance.Id, burst.Journal, burst.Records);
        }
    }

    /// <summary>The end of a child ends the wait of its parent.</summary>
    private void TellParent(FlowInstance instance, DateTimeOffset at)
    {
        if (instance is { Status: FlowStatus.Finished, ParentBookmarkId: { } id } && store.Bookmark(id) is { } place)
        {
            Resume(place, DispatchSteps.EndOf(instance), at);
        }
    }

    /// <summary>Somebody waits now for a stimulus that came before.</summary>
    private void OfferKept(FlowInstance instance, FlowInstance? before, Bookmark bookmark, DateTimeOffset at)
    {
        if (before is not null && before.Bookmarks.Any(known => known.Id == bookmark.Id))
        {
            return;
        }

        foreach (var kept in store.Kept(bookmark.Name, bookmark.Hash))
        {
            var stimulus = kept.Stimulus;
            if (kept.Until >= at && (stimulus.CorrelationId is null || stimulus.CorrelationId == instance.CorrelationId)
                && (stimulus.InstanceId is null || stimulus.InstanceId == instance.Id))
            {
                store.RemoveKept(kept.Id);
                Resume(new BookmarkPlace(instance.Id, bookmark.Id), stimulus.Input, at);
                return;
            }
        }
    }

    private FlowExecutor Executor()
    {
        if (_executor is null || !ReferenceEquals(_executorsLibrary, library()))
        {
            (_executorsLibrary, _executor) = (library(), new FlowExecutor(library(), settings));
        }

        return _executor;
    }
}
