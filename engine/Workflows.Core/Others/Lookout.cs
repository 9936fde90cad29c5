using Workflows.Model.Time;

namespace Workflows.Core.Others;

/// <summary>Points of another member wait for an event of this one.</summary>
/// <param name="Member">The other member's id.</param>
/// <param name="Awaited">The event, as its place in the plan.</param>
/// <param name="Lot">The other member's lot that waits.</param>
/// <param name="Until">The last instant at which the event may come.</param>
internal readonly record struct Lookout(string Member, int Awaited, long Lot, Instant Until);
