using System.Collections.Immutable;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>A tier that was lent to a member.</summary>
/// <param name="Ladder">The ladder, as the version that was in force has it.</param>
/// <param name="Tier">The tier.</param>
/// <param name="From">From when.</param>
/// <param name="Until">When it was to end as it began; null where it is lent as long as a condition holds.</param>
/// <param name="By">Index of the rule that lent it; -1 - journey for a journey; null where a condition of the ladder does.</param>
/// <param name="LogId">The entry of the log with which it began.</param>
/// <param name="Version">Which version of the programme was in force, from 1.</param>
/// <param name="Conditions">The conditions that lend it, with the values that they had; empty where it is lent for a time.</param>
public sealed record TierLoan(
    TierLadder Ladder, Tier Tier, Instant From, Instant? Until, int? By, long LogId, int Version, ImmutableArray<ConditionTrace> Conditions)
{
    /// <summary>When it ended; null while it goes on.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>The entry of the log with which it ended; 0 while it goes on.</summary>
    public long EndLogId { get; init; }

    /// <summary>The same conditions where it ended.</summary>
    public ImmutableArray<ConditionTrace> EndConditions { get; init; } = [];
}
