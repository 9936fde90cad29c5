namespace Workflows.Core.Machine.Batches;

/// <summary>Why a stretch of events that are taken side by side ends.</summary>
internal enum StretchEnd
{
    /// <summary>All its events are taken.</summary>
    Whole,

    /// <summary>Something else was assumed than is so: of a budget, or of a member's log.</summary>
    Shortage,

    /// <summary>The next step reaches another member, who has to be as one by one would have it.</summary>
    Passing,
}
