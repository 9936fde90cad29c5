using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Journal;
using Workflows.Flows.Stimuli;

namespace Workflows.Flows.Hosting;

/// <summary>All that a store in memory holds; giving up a change is going back to the tables before it.</summary>
internal sealed record MemoryTables
{
    public ImmutableSortedDictionary<string, StoredDefinition> Definitions { get; init; } = Sorted<StoredDefinition>();

    public ImmutableSortedDictionary<string, ImmutableArray<Trigger>> Triggers { get; init; } = Sorted<ImmutableArray<Trigger>>();

    public ImmutableSortedDictionary<string, FlowInstance> Instances { get; init; } = Sorted<FlowInstance>();

    /// <summary>Ids of instances in the order of their beginning.</summary>
    public ImmutableList<string> Begun { get; init; } = [];

    /// <summary>Ids of waits with their places in the order, and whose they are.</summary>
    public ImmutableSortedDictionary<string, (long Order, string InstanceId)> Bookmarks { get; init; } = Sorted<(long, string)>();

    /// <summary>Ids of waits, the oldest first.</summary>
    public ImmutableSortedDictionary<long, string> Order { get; init; } = ImmutableSortedDictionary<long, string>.Empty;

    public ImmutableSortedDictionary<string, DateTimeOffset> Keys { get; init; } = Sorted<DateTimeOffset>();

    public ImmutableList<KeptStimulus> Kept { get; init; } = [];

    public ImmutableSortedDictionary<string, ImmutableArray<JournalLine>> Journals { get; init; } = Sorted<ImmutableArray<JournalLine>>();

    public ImmutableSortedDictionary<string, ImmutableArray<ActivityRecord>> Records { get; init; } = Sorted<ImmutableArray<ActivityRecord>>();

    public ImmutableList<KeptCommand> Commands { get; init; } = [];

    public long LastNumber { get; init; }

    private static ImmutableSortedDictionary<string, T> Sorted<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
