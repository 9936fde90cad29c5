using System.Collections.Immutable;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Journal;
using Workflows.Flows.Stimuli;
using Workflows.Storage.Sqlite;

namespace Workflows.Storage.Flows;

/// <summary>Workflows in a SQLite file. A million waiting instances are rows in it, and no memory.</summary>
public sealed class SqliteFlowStore : IFlowStore, IDisposable
{
    private readonly WriterClaim _claim;
    private readonly Database _database;
    private readonly DefinitionTable _definitions;
    private readonly InstanceTable _instances;
    private readonly WordTable _words;

    /// <summary>Opens a file; makes it where there is none.</summary>
    /// <exception cref="StorageFault">It is something else, it can't be opened, or another program keeps its workflows going.</exception>
    public SqliteFlowStore(string path)
    {
        _claim = WriterClaim.TryTake(path)
            ?? throw new StorageFault($"{path}: another program keeps the workflows of this database going; end that one first, or name another file.");
        try
        {
            _database = FlowForm.Open(path);
        }
        catch (StorageFault)
        {
            _claim.Dispose();
            throw;
        }

        Identity = FlowForm.IdentityOf(_database);
        (_definitions, _instances, _words) = (new DefinitionTable(_database), new InstanceTable(_database), new WordTable(_database));
    }

    /// <summary>What tells this database apart from all others: drawn when it was made.</summary>
    public string Identity { get; }

    /// <inheritdoc/>
    public void Begin() => _database.Execute("BEGIN IMMEDIATE");

    /// <inheritdoc/>
    public void Commit()
    {
        _database.Execute("COMMIT");
        _instances.Reread();
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        _database.Execute("ROLLBACK");
        _definitions.Reread();
        _instances.Reread();
        _words.Reread();
    }

    /// <inheritdoc/>
    public ImmutableArray<StoredDefinition> Definitions() => _definitions.All();

    /// <inheritdoc/>
    public void Put(StoredDefinition definition) => _definitions.Put(definition);

    /// <inheritdoc/>
    public void RemoveDefinition(string versionId) => _definitions.Remove(versionId);

    /// <inheritdoc/>
    public void PutTriggers(string definitionId, ImmutableArray<Trigger> triggers) => _definitions.PutTriggers(definitionId, triggers);

    /// <inheritdoc/>
    public ImmutableArray<Trigger> Triggers(string name, string hash) => _definitions.ByHash(name, hash);

    /// <inheritdoc/>
    public ImmutableArray<Trigger> TriggersOf(string definitionId) => _definitions.Of(definitionId);

    /// <inheritdoc/>
    public ImmutableArray<Trigger> DueTriggers(DateTimeOffset at, int most) => _definitions.Due(at, most);

    /// <inheritdoc/>
    public FlowInstance? Instance(string id) => _instances.Read(id);

    /// <inheritdoc/>
    public void Put(FlowInstance instance, FlowInstance? before) => _instances.Put(instance, before);

    /// <inheritdoc/>
    public void RemoveInstance(string id)
    {
        _instances.Remove(id);
        _words.RemoveWordsOf(id);
    }

    /// <inheritdoc/>
    public ImmutableArray<FlowInstance> Instances(InstanceQuery query) => _instances.List(query);

    /// <inheritdoc/>
    public int CountRunning(string? definitionId, string? correlationId) => _instances.CountRunning(definitionId, correlationId);

    /// <inheritdoc/>
    public ImmutableArray<(int Version, int Running)> RunningByVersion(string definitionId) => _instances.RunningByVersion(definitionId);

    /// <inheritdoc/>
    public BookmarkPlace? Bookmark(string id) => _instances.Wait(id);

    /// <inheritdoc/>
    public ImmutableArray<BookmarkPlace> Bookmarks(string name, string hash, string? correlationId, string? instanceId) =>
        _instances.Waits(hash, correlationId, instanceId);

    /// <inheritdoc/>
    public ImmutableArray<BookmarkPlace> DueBookmarks(DateTimeOffset at, int most) => _instances.Due(at, most);

    /// <inheritdoc/>
    public bool TryPutKey(string key, DateTimeOffset at) => _words.TryPutKey(key, at);

    /// <inheritdoc/>
    public void Keep(Stimulus stimulus, DateTimeOffset until) => _words.Keep(stimulus, until);

    /// <inheritdoc/>
    public ImmutableArray<KeptStimulus> Kept(string name, string hash) => _words.Kept(name, hash);

    /// <inheritdoc/>
    public void RemoveKept(long id) => _words.RemoveKept(id);

    /// <inheritdoc/>
    public void Append(string instanceId, ImmutableArray<JournalLine> journal, ImmutableArray<ActivityRecord> records) =>
        _words.Append(instanceId, journal, records);

    /// <inheritdoc/>
    public ImmutableArray<JournalLine> Journal(string instanceId) => _words.Lines(instanceId);

    /// <inheritdoc/>
    public ImmutableArray<ActivityRecord> Records(string instanceId) => _words.Records(instanceId);

    /// <inheritdoc/>
    public void Put(string instanceId, FlowCommand command) => _words.Put(instanceId, command);

    /// <inheritdoc/>
    public ImmutableArray<KeptCommand> Outbox(int most) => _words.Commands(most);

    /// <inheritdoc/>
    public KeptCommand? Command(long id) => _words.Command(id);

    /// <inheritdoc/>
    public ImmutableArray<KeptCommand> Requests(int most) => _words.Requests(most);

    /// <inheritdoc/>
    public ImmutableArray<KeptCommand> Steps(int most, long after = 0) => _words.Steps(most, after);

    /// <inheritdoc/>
    public void RemoveCommand(long id) => _words.RemoveCommand(id);

    /// <inheritdoc/>
    public long NextNumber() => _words.NextNumber();

    /// <inheritdoc/>
    public void Forget(DateTimeOffset before) => _words.Forget(before);

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _claim.Dispose();
    }
}
