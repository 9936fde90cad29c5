using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>An event that comes in.</summary>
/// <param name="Event">The event; its key was not seen before.</param>
/// <param name="Received">When it became known; null for the larger of its own instant and the clock.</param>
public readonly record struct Arrival(EventRecord Event, Instant? Received);
