using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Runtime.Asked;

/// <summary>What a member's log answers to a step of a workflow.</summary>
public sealed record MemberAnswer
{
    /// <summary>How the step ended.</summary>
    public const string Done = "Done";

    /// <summary>It was asked for something that the member can't have.</summary>
    public const string Refused = "Refused";

    /// <summary>The outcome of the activity, such as <c>Done</c> or <c>True</c>; null where there is none, since <see cref="Fault"/> says why.</summary>
    public string? Outcome { get; init; }

    /// <summary>
    /// Until when it takes its time at most: it was asked for and isn't over yet, and how it ends will stand in the log. Null for what is over.
    /// </summary>
    public Instant? OpenUntil { get; init; }

    /// <summary>How many points were given or spent; null where it isn't about points.</summary>
    public long? Points { get; init; }

    /// <summary>Why it was refused; null where it wasn't.</summary>
    public RejectionReason? Reason { get; init; }

    /// <summary>Why it couldn't be asked at all, in a sentence; nothing of it is in the log.</summary>
    public string? Fault { get; init; }
}
