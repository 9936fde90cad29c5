using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Journal;
using Workflows.Flows.Stimuli;

namespace Workflows.Flows.Hosting;

/// <summary>A store that lives as long as the process: for trying workflows, and for tests.</summary>
public sealed class MemoryFlowStore : IFlowStore
{
    private MemoryTables _tables = new();
    private MemoryTables? _before;

    /// <inheritdoc/>
    public void Begin() => _before = _tables;

    /// <inheritdoc/>
    public void Commit() => _before = null;

    /// <inheritdoc/>
    public void Abandon() => (_tables, _before) = (_before ?? _tables, null);

    /// <inheritdoc/>
    public ImmutableArray<StoredDefinition> Definitions() =>
        [.. _tables.Definitions.Values.OrderBy(definition => definition.DefinitionId, StringComparer.Ordinal).ThenBy(definition => definition.Version)];

    /// <inheritdoc/>
    public void Put(StoredDefinition definition) => _tables = _tables with { Definitions = _tables.Definitions.SetItem(definition.Id, definition) };

    /// <inheritdoc/>
    public void RemoveDefinition(string versionId) => _tables = _tables with { Definitions = _tables.Definitions.Remove(versionId) };

    /// <inheritdoc/>
    public void PutTriggers(string definitionId, ImmutableArray<Trigger> triggers) =>
        _tables = _tables with { Triggers = _tables.Triggers.SetItem(definitionId, triggers) };

    /// <inheritdoc/>
    public ImmutableArray<Trigger> Triggers(string name, string hash) =>
        [.. _tables.Triggers.Values.SelectMany(triggers => triggers).Where(trigger => trigger.Name == name && trigger.Hash == hash)];

    /// <inheritdoc/>
    public ImmutableArray<Trigger> TriggersOf(string definitionId) => _tables.Triggers.GetValueOrDefault(definitionId, []);

    /// <inheritdoc/>
    public ImmutableArray<Trigger> DueTriggers(DateTimeOffset at, int most) =>
        [.. _tables.Triggers.Values.SelectMany(triggers => triggers).Where(trigger => trigger.DueAt <= at).OrderBy(trigger => trigger.DueAt).Take(most)];

    /// <inheritdoc/>
    public FlowInstance? Instance(string id) => _tables.Instances.GetValueOrDefault(id);

    /// <inheritdoc/>
    public void Put(FlowInstance instance, FlowInstance? before)
    {
        var (bookmarks, order) = (_tables.Bookmarks, _tables.Order);
        foreach (var gone in before?.Bookmarks ?? [])
        {
            if (bookmarks.TryGetValue(gone.Id, out var kept) && !instance.Bookmarks.Any(bookmark => bookmark.Id == gone.Id))
            {
                bookmarks = bookmarks.Remove(gone.Id);
                order = order.Remove(kept.Order);
            }
        }

        var number = _tables.LastNumber;
        foreach (var bookmark in instance.Bookmarks.Where(bookmark => !bookmarks.ContainsKey(bookmark.Id)))
        {
            number++;
            bookmarks = bookmarks.SetItem(bookmark.Id, (number, instance.Id));
            order = order.SetItem(number, bookmark.Id);
        }

        _tables = _tables with
        {
            Instances = _tables.Instances.SetItem(instance.Id, instance),
            Begun = before is null ? _tables.Begun.Add(instance.Id) : _tables.Begun,
            Bookmarks = bookmarks, Order = order, LastNumber = number,
        };
    }

    /// <inheritdoc/>
    public void RemoveInstance(string id)
    {
        if (Instance(id) is { } instance)
        {
            Put(instance with { Bookmarks = [] }, instance);
            _tables = _tables with
            {
                Instances = _tables.Instances.Remove(id), Begun = _tables.Begun.Remove(id), Journals = _tables.Journals.Remove(id),
                Records = _tables.Records.Remove(id),
            };
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<FlowInstance> Instances(InstanceQuery query) =>
        [.. _tables.Begun.Reverse().Select(id => _tables.Instances[id]).Where(instance => IsMeant(instance, query)).Skip(query.Skip).Take(query.Take)];

    /// <inheritdoc/>
    public int CountRunning(string? definitionId, string? correlationId) => _tables.Instances.Values.Count(instance =>
        instance.Status == FlowStatus.Running && (definitionId is null || instance.DefinitionId == definitionId)
        && (correlationId is null || (instance.CorrelationId ?? "") == correlationId));

    /// <inheritdoc/>
    public ImmutableArray<(int Version, int Running)> RunningByVersion(string definitionId) =>
        [.. _tables.Instances.Values.Where(instance => instance.DefinitionId == definitionId && instance.Status == FlowStatus.Running)
            .GroupBy(instance => instance.DefinitionVersion).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];

    /// <inheritdoc/>
    public BookmarkPlace? Bookmark(string id) => _tables.Bookmarks.TryGetValue(id, out var kept) ? new BookmarkPlace(kept.InstanceId, id) : null;

    /// <inheritdoc/>
    public ImmutableArray<BookmarkPlace> Bookmarks(string name, string hash, string? correlationId, string? instanceId) =>
        [.. Waits().Where(wait => wait.Bookmark.Name == name && wait.Bookmark.Hash == hash
            && (instanceId is null || wait.Instance.Id == instanceId)
            && (correlationId is null || wait.Instance.CorrelationId == correlationId)).Select(Place)];

    /// <inheritdoc/>
    public ImmutableArray<BookmarkPlace> DueBookmarks(DateTimeOffset at, int most) =>
        [.. Waits().Where(wait => wait.Bookmark.DueAt <= at).OrderBy(wait => wait.Bookmark.DueAt).Take(most).Select(Place)];

    /// <inheritdoc/>
    public bool TryPutKey(string key, DateTimeOffset at)
    {
        var isNew = !_tables.Keys.ContainsKey(key);
        _tables = _tables with { Keys = isNew ? _tables.Keys.Add(key, at) : _tables.Keys };
        return isNew;
    }

    /// <inheritdoc/>
    public void Keep(Stimulus stimulus, DateTimeOffset until)
    {
        var number = NextNumber();
        _tables = _tables with { Kept = _tables.Kept.Add(new KeptStimulus(number, stimulus, until)) };
    }

    /// <inheritdoc/>
    public ImmutableArray<KeptStimulus> Kept(string name, string hash) =>
        [.. _tables.Kept.Where(kept => kept.Stimulus.Name == name && kept.Stimulus.Hash == hash)];

    /// <inheritdoc/>
    public void RemoveKept(long id) => _tables = _tables with { Kept = _tables.Kept.RemoveAll(kept => kept.Id == id) };

    /// <inheritdoc/>
    public void Append(string instanceId, ImmutableArray<JournalLine> journal, ImmutableArray<ActivityRecord> records)
    {
        var ids = records.Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        _tables = _tables with
        {
            Journals = _tables.Journals.SetItem(instanceId, Journal(instanceId).AddRange(journal)),
            Records = _tables.Records.SetItem(instanceId, Records(instanceId).RemoveAll(record => ids.Contains(record.Id)).AddRange(records)),
        };
    }

    /// <inheritdoc/>
    public ImmutableArray<JournalLine> Journal(string instanceId) => _tables.Journals.GetValueOrDefault(instanceId, []);

    /// <inheritdoc/>
    public ImmutableArray<ActivityRecord> Records(string instanceId) => _tables.Records.GetValueOrDefault(instanceId, []);

    /// <inheritdoc/>
    public void Put(string instanceId, FlowCommand command)
    {
        var number = NextNumber();
        _tables = _tables with { Commands = _tables.Commands.Add(new KeptCommand(number, instanceId, command)) };
    }

    /// <inheritdoc/>
    public ImmutableArray<KeptCommand> Outbox(int most) => [.. _tables.Commands.Take(most)];

    /// <inheritdoc/>
    public KeptCommand? Command(long id) => _tables.Commands.Find(command => command.Id == id);

    /// <inheritdoc/>
    public ImmutableArray<KeptCommand> Requests(int most) =>
        [.. _tables.Commands.Where(command => command.Command is FlowCommand.SendHttp).Take(most)];

    /// <inheritdoc/>
    public ImmutableArray<KeptCommand> Steps(int most, long after = 0) =>
        [.. _tables.Commands.Where(command => command.Id > after && command.Command is FlowCommand.AskStep).Take(most)];

    /// <inheritdoc/>
    public void RemoveCommand(long id) => _tables = _tables with { Commands = _tables.Commands.RemoveAll(command => command.Id == id) };

    /// <inheritdoc/>
    public long NextNumber()
    {
        _tables = _tables with { LastNumber = _tables.LastNumber + 1 };
        return _tables.LastNumber;
    }

    /// <inheritdoc/>
    public void Forget(DateTimeOffset before) => _tables = _tables with
    {
        Keys = _tables.Keys.RemoveRange(_tables.Keys.Where(key => key.Value < before).Select(key => key.Key)),
        Kept = _tables.Kept.RemoveAll(kept => kept.Until < before),
    };

    private static bool IsMeant(FlowInstance instance, InstanceQuery query) =>
        (query.DefinitionId is null || instance.DefinitionId == query.DefinitionId)
        && (query.CorrelationId is null || instance.CorrelationId == query.CorrelationId)
        && (query.Status is null || instance.Status == query.Status)
        && (query.FinishedBefore is null || instance.FinishedAt < query.FinishedBefore);

    private static BookmarkPlace Place((FlowInstance Instance, Bookmark Bookmark) wait) => new(wait.Instance.Id, wait.Bookmark.Id);

    private IEnumerable<(FlowInstance Instance, Bookmark Bookmark)> Waits() => _tables.Order.Values.Select(id =>
    {
        var instance = _tables.Instances[_tables.Bookmarks[id].InstanceId];
        return (instance, instance.Bookmarks.First(bookmark => bookmark.Id == id));
    });
}
