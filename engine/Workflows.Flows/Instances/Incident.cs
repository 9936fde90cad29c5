namespace Workflows.Flows.Instances;

/// <summary>Something that went wrong in an instance.</summary>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="NodeId">Ids from the workflow's down to the activity's.</param>
/// <param name="ActivityType">Its type.</param>
/// <param name="ActivityInstanceId">The run of the activity.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Cause">What was behind it; null for nothing more.</param>
/// <param name="At">When.</param>
public sealed record Incident(
    string ActivityId, string NodeId, string ActivityType, string ActivityInstanceId, string Message, string? Cause, DateTimeOffset At);
