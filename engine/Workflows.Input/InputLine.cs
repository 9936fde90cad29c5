using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Input;

/// <summary>
/// What one record of a file became: an event, a bad line, or, where both are null, a record that no map of the programme wants.
/// </summary>
/// <param name="Line">The line on which the record starts, from 1; the header counts.</param>
/// <param name="Event">The event, checked against its type.</param>
/// <param name="Bad">Why there is none.</param>
/// <param name="Received">When the event was received, where the file says so.</param>
public readonly record struct InputLine(long Line, EventRecord? Event, BadLine? Bad, Instant? Received)
{
    /// <summary>Whether no map of the programme wants the record; that isn't an error.</summary>
    public bool IsSkipped => Event is null && Bad is null;
}
