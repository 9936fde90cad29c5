using System.Collections.Immutable;

namespace Workflows.Core.Rewards;

/// <summary>Points that a household gave for a request of one of its members.</summary>
/// <param name="Household">Index of the household.</param>
/// <param name="Parts">The points, by lot.</param>
/// <param name="Uses">What the request uses of limits, set aside before the household was asked.</param>
internal sealed record HouseholdPoints(int Household, ImmutableArray<LotPart> Parts, ImmutableArray<LimitUse> Uses);
