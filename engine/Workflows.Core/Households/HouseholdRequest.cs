using System.Collections.Immutable;
using Workflows.Core.Rewards;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Households;

/// <summary>What a member asks the household for: a place in it, or points for a request.</summary>
/// <param name="Record">The event that asks; it goes on once the household has answered.</param>
/// <param name="Uses">What it uses of limits of a reward, set aside for it.</param>
/// <param name="IsDenied">Whether somebody decided that it earns nothing, and the log is judged again.</param>
internal sealed record HouseholdRequest(EventRecord Record, ImmutableArray<LimitUse> Uses, bool IsDenied)
{
    /// <summary>
    /// Whether an event is about who is in a household. Such events are acted on once, in the order in which they arrive: one that comes late
    /// counts at its arrival, so that nobody has to be put out of a household afterwards, and none is put right or judged away.
    /// </summary>
    public static bool Is(EventRecord record) => record.Type is BuiltInEvents.HouseholdJoined or BuiltInEvents.HouseholdLeft;

    /// <summary>Whether an event asks a household for something: it counts at its arrival too.</summary>
    public static bool IsAtHousehold(EventRecord record) => record.Type is BuiltInEvents.PlaceAsked or BuiltInEvents.PlaceGivenUp
        or BuiltInEvents.PointsAsked;

    /// <summary>Whether it is one of either kind.</summary>
    public static bool IsOfHousehold(EventRecord record) => Is(record) || IsAtHousehold(record);
}
