using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Values;

namespace Workflows.Flows.Journal;

/// <summary>A run of an activity: what it was given, what it put out, how it stands.</summary>
/// <param name="Id">The run.</param>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="NodeId">Ids from the workflow's down to the activity's.</param>
/// <param name="ActivityType">Its type.</param>
/// <param name="ActivityTypeVersion">Version of that.</param>
/// <param name="ActivityName">What scripts call it; null for nothing.</param>
/// <param name="Status">How it stands.</param>
public sealed record ActivityRecord(
    string Id, string ActivityId, string NodeId, string ActivityType, int ActivityTypeVersion, string? ActivityName, ActivityStatus Status)
{
    /// <summary>Its settings, as they were worked out.</summary>
    public FlowRecord Inputs { get; init; } = FlowRecord.Empty;

    /// <summary>What it put out.</summary>
    public FlowRecord Outputs { get; init; } = FlowRecord.Empty;

    /// <summary>Its outcomes where it ended with others than the usual one: <c>Outcomes</c>.</summary>
    public FlowRecord Payload { get; init; } = FlowRecord.Empty;

    /// <summary>Names of what it remembers.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    /// <summary>Whether it waits.</summary>
    public bool HasBookmarks { get; init; }

    /// <summary>How many faults there were in it and below.</summary>
    public int FaultCount { get; init; }

    /// <summary>What went wrong; null for nothing.</summary>
    public string? Fault { get; init; }

    /// <summary>How many runs of activities led to it, one after another.</summary>
    public int Depth { get; init; }

    /// <summary>The run that scheduled it; null for none.</summary>
    public string? SchedulerId { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null where it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
