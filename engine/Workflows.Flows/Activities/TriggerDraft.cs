using Workflows.Flows.Values;

namespace Workflows.Flows.Activities;

/// <summary>A way in which an activity can start a published workflow.</summary>
/// <param name="Name">Name of the stimulus.</param>
/// <param name="Payload">What is waited for.</param>
internal sealed record TriggerDraft(string Name, FlowRecord Payload)
{
    /// <summary>What of the payload is hashed; null for all.</summary>
    public FlowRecord? Hashed { get; init; }

    /// <summary>When the time itself starts the workflow; null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How long until the next time; null for never again, or by <see cref="Cron"/>.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The schedule of the next times; null for none.</summary>
    public string? Cron { get; init; }
}
