using System.Collections.Immutable;
using Workflows.Flows.Values;

namespace Workflows.Flows.Instances;

/// <summary>
/// All that is known of a running or finished workflow between two bursts. It is data: it can be kept, sent and compared, and a burst
/// makes a new one of it.
/// </summary>
/// <param name="Id">Unique among all instances.</param>
/// <param name="DefinitionId">The definition.</param>
/// <param name="DefinitionVersionId">Its version; it stays the same while the instance runs, unless it is moved on purpose.</param>
/// <param name="DefinitionVersion">Number of that version.</param>
public sealed record FlowInstance(string Id, string DefinitionId, string DefinitionVersionId, int DefinitionVersion)
{
    /// <summary>How it stands.</summary>
    public FlowSubStatus SubStatus { get; init; }

    /// <summary>Whether it goes on.</summary>
    public FlowStatus Status => SubStatus <= FlowSubStatus.Suspended ? FlowStatus.Running : FlowStatus.Finished;

    /// <summary>What it shares with what it belongs to outside; null for nothing.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>For people; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The instance that began it; null for none.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The bookmark of the parent that its end resumes; null for none.</summary>
    public string? ParentBookmarkId { get; init; }

    /// <summary>The activity that was the trigger; null where it was simply started.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>What it was given.</summary>
    public FlowRecord Input { get; init; } = FlowRecord.Empty;

    /// <summary>What it gives back.</summary>
    public FlowRecord Output { get; init; } = FlowRecord.Empty;

    /// <summary>Where it waits.</summary>
    public ImmutableArray<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>What went wrong.</summary>
    public ImmutableArray<Incident> Incidents { get; init; } = [];

    /// <summary>The runs of activities that aren't over, and the workflow's own.</summary>
    public ImmutableArray<ContextState> Contexts { get; init; } = [];

    /// <summary>The activities that undo what was done, by their paths, in the order in which that came to its end.</summary>
    public ImmutableArray<string> Undo { get; init; } = [];

    /// <summary>How it ends when all is undone; null where nothing is being undone.</summary>
    public FlowSubStatus? UndoneAs { get; init; }

    /// <summary>Number of the last run of an activity.</summary>
    public int LastContext { get; init; }

    /// <summary>Number of the last bookmark.</summary>
    public int LastBookmark { get; init; }

    /// <summary>How many lines of its journal were written.</summary>
    public long JournalLines { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last did something.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended; null where it goes on.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
