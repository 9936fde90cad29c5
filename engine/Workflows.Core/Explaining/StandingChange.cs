using System.Collections.Immutable;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>Why a term on a ladder began.</summary>
public enum TierCause
{
    /// <summary>The member joined.</summary>
    Joined,

    /// <summary>The condition of a higher tier came to hold.</summary>
    Reached,

    /// <summary>The term ended and what it takes had been done in it.</summary>
    Kept,

    /// <summary>The term ended; the tier is kept for a time of grace.</summary>
    Grace,

    /// <summary>What it takes was done in the time of grace.</summary>
    EarnedAgain,

    /// <summary>The term, or the time of grace, ended and what it takes had not been done.</summary>
    Dropped,

    /// <summary>A version of the programme came into force.</summary>
    VersionBegan,
}

/// <summary>A term of an earned tier of a member.</summary>
/// <param name="Ladder">The ladder, as the version that was in force has it.</param>
/// <param name="Tier">The tier.</param>
/// <param name="From">When the term began.</param>
/// <param name="Until">When it was to end as it began; null for never.</param>
/// <param name="Cause">Why it began.</param>
/// <param name="LogId">The entry of the log with which it began; 0 for a term that follows on one of the same tier, for which none is made.</param>
/// <param name="Version">Which version of the programme was in force, from 1.</param>
/// <param name="Conditions">
/// What was asked, with its values: of a tier that was reached its own condition at that instant; where a term ended, the one of the tier that
/// ended at the last instant of its term, then that of the tier that follows.
/// </param>
public sealed record TierStay(
    TierLadder Ladder, Tier Tier, Instant From, Instant? Until, TierCause Cause, long LogId, int Version, ImmutableArray<ConditionTrace> Conditions);

/// <summary>A member came to be in a segment, or left it.</summary>
/// <param name="Segment">Index of the segment.</param>
/// <param name="IsIn">Whether the member is in from then on.</param>
/// <param name="HasLeft">Whether the member left the programme.</param>
/// <param name="At">When.</param>
/// <param name="LogId">The entry of the log with which it did.</param>
/// <param name="Version">Which version of the programme was in force, from 1.</param>
/// <param name="Condition">The segment's condition with the values that it had then.</param>
public sealed record SegmentChange(int Segment, bool IsIn, bool HasLeft, Instant At, long LogId, int Version, ConditionTrace Condition);
