using Workflows.Core.Members;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Machine.Batches;

/// <summary>A step that was made before its place in the log is known. Reused.</summary>
internal sealed class DraftStep
{
    /// <summary>What it decided.</summary>
    public StepOutput Output { get; } = new();

    /// <summary>Its member's timeline.</summary>
    public Timeline Timeline { get; set; } = null!;

    /// <summary>The place in the batch with which it comes.</summary>
    public int Place { get; set; }

    /// <summary>
    /// For one that the queue brought about before the event of its place: the order among them. <see cref="Instant.Never"/> for others.
    /// </summary>
    public Instant Due { get; set; }

    /// <summary>Whether the queue brought it about.</summary>
    public bool IsWoken => Due != Instant.Never;

    /// <summary>The event; null where the clock was the input.</summary>
    public EventRecord? Record { get; set; }

    /// <summary>When it counts.</summary>
    public Instant At { get; set; }

    /// <summary>When it became known.</summary>
    public Instant Received { get; set; }

    /// <summary>The member after it, where the member goes on changing; null where this was the last change.</summary>
    public MemberState? After { get; set; }

    /// <summary>Its number in the log, once it has one.</summary>
    public long LogId { get; set; }
}
