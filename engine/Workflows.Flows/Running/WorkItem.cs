using Workflows.Flows.Compiling;
using Workflows.Flows.Instances;

namespace Workflows.Flows.Running;

/// <summary>Something that is due in a burst: an activity that is to run, or a wait that is over.</summary>
/// <param name="Node">The activity.</param>
/// <param name="Owner">What holds it; null for the workflow.</param>
internal readonly record struct WorkItem(FlowNode Node, Context? Owner)
{
    /// <summary>The run that goes on; null for a new one.</summary>
    public Context? Existing { get; init; }

    /// <summary>The wait that is over; null for none.</summary>
    public Bookmark? Bookmark { get; init; }

    /// <summary>Variables for this run; null for none.</summary>
    public GivenVariable[]? Given { get; init; }

    /// <summary>Whether a flowchart comes back to it.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>How many runs led to it.</summary>
    public int Depth { get; init; }

    /// <summary>The run that scheduled it; 0 for none.</summary>
    public int Scheduler { get; init; }
}
