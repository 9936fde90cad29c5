using System.Collections.Immutable;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Progress;

/// <summary>What is missing of one part of a tier's condition.</summary>
/// <param name="Of">The value that has to grow; the condition itself where nothing can be counted.</param>
/// <param name="Has">What there is of it; null where nothing can be counted.</param>
/// <param name="Needs">What it takes; null where nothing can be counted.</param>
/// <param name="By">The instant before which it has to be reached, as it counts anew from then on; null for no such instant.</param>
public sealed record TierGap(Expression Of, Fraction? Has, Fraction? Needs, Instant? By)
{
    /// <summary>How much is missing, above 0, in points, whole money or a number; null where nothing can be counted.</summary>
    public Fraction? Missing => Needs - Has;
}

/// <summary>How a member stands on a ladder, and what it takes to stand better or as well.</summary>
/// <param name="Ladder">The ladder.</param>
/// <param name="Tier">The tier that the member has: the higher of what is earned and what is lent.</param>
/// <param name="Until">When it ends, or its time of grace does, or the loan; null for never, and where it is lent as long as a condition holds.</param>
/// <param name="IsInGrace">Whether its term is over and it is only kept for the time of grace.</param>
/// <param name="Next">The tier above; null for the highest.</param>
/// <param name="ToNext">What is missing now to the tier above.</param>
/// <param name="ToKeep">
/// What is missing to earn the tier when it ends: with what still counts just before then, if nothing more happened. Empty where
/// it has no end, and where nothing is missing.
/// </param>
public sealed record TierProgress(
    TierLadder Ladder, Tier Tier, Instant? Until, bool IsInGrace, Tier? Next, ImmutableArray<TierGap> ToNext, ImmutableArray<TierGap> ToKeep)
{
    /// <summary>The tier that the member has earned: <see cref="Tier"/>, or a lower one where that is lent.</summary>
    public required Tier Own { get; init; }

    /// <summary>Whether the member has the tier only because it is lent.</summary>
    public bool IsLent => Own.Index < Tier.Index;

    /// <summary>Index of the rule that lends it; -1 - journey for a journey; null where a condition of the ladder does, and where it isn't lent.</summary>
    public int? LentBy { get; init; }
}
