namespace Workflows.Flows.Journal;

/// <summary>Something that happened to a run of an activity.</summary>
/// <param name="Sequence">Its number within the instance, from 0.</param>
/// <param name="ActivityInstanceId">The run of the activity.</param>
/// <param name="ParentActivityInstanceId">What holds it; null for the workflow.</param>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="ActivityType">Its type.</param>
/// <param name="ActivityName">What scripts call it; null for nothing.</param>
/// <param name="NodeId">Ids from the workflow's down to the activity's.</param>
/// <param name="Event"><c>Started</c>, <c>Resumed</c>, <c>Suspended</c>, <c>Completed</c>, <c>Faulted</c>, <c>Canceled</c>, <c>Workflow cancelled</c>…</param>
/// <param name="Message">More about it; null for nothing.</param>
/// <param name="At">When.</param>
public sealed record JournalLine(
    long Sequence, string ActivityInstanceId, string? ParentActivityInstanceId, string ActivityId, string ActivityType, string? ActivityName,
    string NodeId, string Event, string? Message, DateTimeOffset At);
