namespace Workflows.Core.Ports;

/// <summary>A burst of a workflow came to something that can't be: its instance is left as it was.</summary>
/// <param name="activity">Id of the activity at which it did.</param>
/// <param name="reason">What was wrong and what to do, as the end of a sentence; the same wherever the same is run.</param>
public sealed class WorkflowFault(string activity, string reason) : InvalidOperationException($"Activity `{activity}`: {reason}.")
{
    /// <summary>Id of the activity.</summary>
    public string Activity { get; } = activity;

    /// <summary>What was wrong, without the activity.</summary>
    public string Reason { get; } = reason;
}
