namespace Workflows.Flows.Running;

/// <summary>An activity fails; the burst makes an incident of it.</summary>
internal sealed class FlowFault(string message, string? cause = null) : Exception(message)
{
    /// <summary>What was behind it; null for nothing more.</summary>
    public string? Cause { get; } = cause;
}
