using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Journal;
using Workflows.Flows.Stimuli;

namespace Workflows.Flows.Hosting;

/// <summary>
/// Where definitions, instances and what is awaited are kept. One thread at a time uses it. What is written after <see cref="Begin"/> is
/// read at once and kept by <see cref="Commit"/> as a whole, or given up as a whole.
/// </summary>
public interface IFlowStore
{
    /// <summary>Begins to write.</summary>
    void Begin();

    /// <summary>Keeps all that was written.</summary>
    void Commit();

    /// <summary>Gives up all that was written.</summary>
    void Abandon();

    /// <summary>All versions of all definitions, by definition and version.</summary>
    ImmutableArray<StoredDefinition> Definitions();

    /// <summary>Keeps a version, new or in place of the one with its id.</summary>
    void Put(StoredDefinition definition);

    /// <summary>Removes a version.</summary>
    void RemoveDefinition(string versionId);

    /// <summary>Keeps the triggers of a definition in place of those that it had.</summary>
    void PutTriggers(string definitionId, ImmutableArray<Trigger> triggers);

    /// <summary>The triggers that a stimulus means, by definition.</summary>
    ImmutableArray<Trigger> Triggers(string name, string hash);

    /// <summary>The triggers of a definition.</summary>
    ImmutableArray<Trigger> TriggersOf(string definitionId);

    /// <summary>Triggers whose instant has come, the earliest first.</summary>
    ImmutableArray<Trigger> DueTriggers(DateTimeOffset at, int most);

    /// <summary>An instance; null for one that isn't known.</summary>
    FlowInstance? Instance(string id);

    /// <summary>Keeps an instance and where it waits.</summary>
    /// <param name="instance">As it is now.</param>
    /// <param name="before">As it is kept; null for a new one.</param>
    void Put(FlowInstance instance, FlowInstance? before);

    /// <summary>Removes an instance with all that was written of it.</summary>
    void RemoveInstance(string id);

    /// <summary>Instances in the order of their beginning, the newest first.</summary>
    ImmutableArray<FlowInstance> Instances(InstanceQuery query);

    /// <summary>How many running instances there are.</summary>
    /// <param name="definitionId">Of this definition; null for any.</param>
    /// <param name="correlationId">With this correlation id; null for any.</param>
    int CountRunning(string? definitionId, string? correlationId);

    /// <summary>How many running instances each version of a definition has; versions without any aren't told.</summary>
    ImmutableArray<(int Version, int Running)> RunningByVersion(string definitionId);

    /// <summary>A wait; null for one that is over.</summary>
    BookmarkPlace? Bookmark(string id);

    /// <summary>The waits that a stimulus means, the oldest first.</summary>
    ImmutableArray<BookmarkPlace> Bookmarks(string name, string hash, string? correlationId, string? instanceId);

    /// <summary>Waits whose instant has come, the earliest first.</summary>
    ImmutableArray<BookmarkPlace> DueBookmarks(DateTimeOffset at, int most);

    /// <summary>Keeps a key; false where it is kept already.</summary>
    bool TryPutKey(string key, DateTimeOffset at);

    /// <summary>Keeps a stimulus for who will wait for it.</summary>
    void Keep(Stimulus stimulus, DateTimeOffset until);

    /// <summary>Stimuli that are kept and that a wait means, in order of arrival.</summary>
    ImmutableArray<KeptStimulus> Kept(string name, string hash);

    /// <summary>Removes a stimulus that is kept.</summary>
    void RemoveKept(long id);

    /// <summary>Appends to the journal and the records of an instance; a record replaces the one with its id.</summary>
    void Append(string instanceId, ImmutableArray<JournalLine> journal, ImmutableArray<ActivityRecord> records);

    /// <summary>The journal of an instance, in order.</summary>
    ImmutableArray<JournalLine> Journal(string instanceId);

    /// <summary>The runs of activities of an instance, in the order of their ends, those that go on last.</summary>
    ImmutableArray<ActivityRecord> Records(string instanceId);

    /// <summary>Keeps a command that is to be done outside, until it is done.</summary>
    void Put(string instanceId, FlowCommand command);

    /// <summary>Commands that aren't done, in order.</summary>
    ImmutableArray<KeptCommand> Outbox(int most);

    /// <summary>A command that isn't done; null for one that is, or isn't known.</summary>
    KeptCommand? Command(long id);

    /// <summary>Requests that aren't sent, in order: those of <see cref="FlowCommand.SendHttp"/> in the outbox.</summary>
    ImmutableArray<KeptCommand> Requests(int most);

    /// <summary>Steps of ours that aren't done, in order: those of <see cref="FlowCommand.AskStep"/> in the outbox.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="after">Only those with a larger number than this.</param>
    ImmutableArray<KeptCommand> Steps(int most, long after = 0);

    /// <summary>A command is done.</summary>
    void RemoveCommand(long id);

    /// <summary>The next number of all that have none of their own; no number comes twice.</summary>
    long NextNumber();

    /// <summary>Removes keys, and kept stimuli that nobody came for, from before an instant.</summary>
    void Forget(DateTimeOffset before);
}

/// <summary>Which instances are asked for.</summary>
public sealed record InstanceQuery
{
    /// <summary>Of this definition; null for any.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>With this correlation id; null for any.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>That stand so; null for any way.</summary>
    public FlowStatus? Status { get; init; }

    /// <summary>Finished before this instant; null for any.</summary>
    public DateTimeOffset? FinishedBefore { get; init; }

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most.</summary>
    public int Take { get; init; } = 100;
}

/// <summary>A command that is to be done outside.</summary>
/// <param name="Id">Unique among all, in order.</param>
/// <param name="InstanceId">The instance that wants it.</param>
/// <param name="Command">What.</param>
public sealed record KeptCommand(long Id, string InstanceId, FlowCommand Command);
