namespace Workflows.Core.Machine;

/// <summary>Why an event was not taken.</summary>
public enum Refusal
{
    /// <summary>It was taken.</summary>
    None,

    /// <summary>It is dated more than a day after it was received, or after the end of the run.</summary>
    InTheFuture,

    /// <summary>It is of somebody who has not joined.</summary>
    NotAMember,

    /// <summary>It came later than the programme accepts.</summary>
    TooLate,

    /// <summary>What it takes back is not known, or was taken back already.</summary>
    NothingToReverse,

    /// <summary>What it puts right is not known, or was taken back.</summary>
    NothingToReplace,

    /// <summary>It would put a request right, which was answered and acted on.</summary>
    Answered,

    /// <summary>Its member has left.</summary>
    HasLeft,

    /// <summary>It would put right that somebody left, which was acted on.</summary>
    LeftAlready,

    /// <summary>It gives points to somebody who is no member.</summary>
    NoSuchReceiver,

    /// <summary>No guard holds what it denies.</summary>
    NothingHeld,

    /// <summary>Its member was merged into another one already.</summary>
    MergedAlready,

    /// <summary>It merges a member into one who is no member, or has left.</summary>
    NoSuchSurvivor,

    /// <summary>It merges a member into the same one.</summary>
    MergedIntoOneself,
}
