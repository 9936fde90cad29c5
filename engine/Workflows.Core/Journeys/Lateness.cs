using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>Whether an event came after something of a journey began: only then it is about it.</summary>
internal static class Lateness
{
    /// <summary>Whether it came after.</summary>
    /// <param name="record">The event.</param>
    /// <param name="began">When the run or the wait began.</param>
    /// <param name="isLate">
    /// Whether the event has its place before something that was judged already: of two that have one instant it then was the first. What puts the event
    /// right that started a run has its instant too, and is not about that run.
    /// </param>
    public static bool IsAfter(EventRecord record, Instant began, bool isLate) => began < record.At || (began == record.At && !isLate);
}
