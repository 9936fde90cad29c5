using System.Collections.Immutable;
using Workflows.Flows.Values;

namespace Workflows.Flows.Instances;

/// <summary>A run of an activity that isn't over, between bursts.</summary>
/// <param name="Number">Its number within the instance; children come after what holds them.</param>
/// <param name="Parent">Number of the run that holds it; 0 for the workflow's own, which holds all.</param>
/// <param name="NodeId">The activity, by its path.</param>
/// <param name="Status">How it stands.</param>
public sealed record ContextState(int Number, int Parent, string NodeId, ActivityStatus Status)
{
    /// <summary>A count of the activity's own: which child, how many are left.</summary>
    public long Index { get; init; }

    /// <summary>Whether a break was met within.</summary>
    public bool IsBreaking { get; init; }

    /// <summary>Whether a flowchart came back to it; such a visit isn't counted.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>How many faults there were in it and below.</summary>
    public int FaultCount { get; init; }

    /// <summary>How many runs of activities led to it, one after another.</summary>
    public int Depth { get; init; }

    /// <summary>The run that scheduled it; 0 for none.</summary>
    public int Scheduler { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>What the activity remembers besides; null for nothing.</summary>
    public FlowRecord? Memory { get; init; }

    /// <summary>What its variables hold, in the order of the definition.</summary>
    public ImmutableArray<object?> Variables { get; init; } = [];

    /// <summary>Variables that it was given, by name: those of a loop.</summary>
    public FlowRecord? Given { get; init; }

    /// <summary>What its settings were worked out to; empty where they are constant.</summary>
    public ImmutableArray<object?> Inputs { get; init; } = [];
}
