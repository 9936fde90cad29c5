using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Storage.Reading;

/// <summary>What was decided at an entry of the log, without the event's own values.</summary>
/// <param name="Id">The entry's number in the log.</param>
/// <param name="Member">Index of the member.</param>
/// <param name="Previous">The member's entry before this one; 0 for none.</param>
/// <param name="Type">Index of the event's type; -1 for work by the clock.</param>
/// <param name="Key">The event's key; empty where it has none, or where it says who somebody is.</param>
/// <param name="Received">When it became known.</param>
/// <param name="Effects">What was decided, in order; ids of other members are left out.</param>
public sealed record StoredDecisions(
    long Id, int Member, long Previous, int Type, string Key, Instant Received, IReadOnlyList<Effect> Effects);
