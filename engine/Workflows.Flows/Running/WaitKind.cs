using Workflows.Flows.Values;

namespace Workflows.Flows.Running;

/// <summary>What kind of wait an activity begins.</summary>
internal readonly record struct WaitKind
{
    /// <summary>Id of the bookmark, where a command has named it already.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the stimulus; null for the type of the activity.</summary>
    public string? Name { get; init; }

    /// <summary>What of the payload is hashed; null for all.</summary>
    public FlowRecord? Hashed { get; init; }

    /// <summary>Whether the stimulus may be for any run of the activity.</summary>
    public bool IsForAnyRun { get; init; }

    /// <summary>Whether only who knows the bookmark's id ends the wait; it needs no hash then.</summary>
    public bool IsFoundById { get; init; }

    /// <summary>Whether several resumes are awaited.</summary>
    public bool StaysAfterResume { get; init; }

    /// <summary>When the time ends the wait; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
