using System.Diagnostics.CodeAnalysis;
using Workflows.Core.Ports;

namespace Workflows.Elsa.Running;

/// <summary>The limit that keeps a loop without a wait from running for ever.</summary>
internal static class BurstLimit
{
    /// <summary>How many activities may run before the instance waits or ends.</summary>
    public const int Steps = 10_000;

    /// <summary>The fault of a burst that came to the limit.</summary>
    /// <param name="activity">The activity that would have been next.</param>
    [DoesNotReturn]
    public static void Fault(string activity) => throw new WorkflowFault(
        activity, $"{Steps} steps ran without a wait; the journey goes round in a circle, so put a wait into it");
}
