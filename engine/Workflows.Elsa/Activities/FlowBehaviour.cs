using Workflows.Core.Ports;

namespace Workflows.Elsa.Activities;

/// <summary>What a type of activity means for the flow. Without state: one object serves all instances and threads.</summary>
internal abstract class FlowBehaviour
{
    /// <summary>Whether the workflow is over with this activity, whatever else waits.</summary>
    public virtual bool EndsWorkflow => false;

    /// <summary>Whether one end can be followed by several activities through different ports.</summary>
    public virtual bool Splits => false;

    /// <summary>When an activity with several ways in is run.</summary>
    public virtual JoinMode Join => JoinMode.WaitAllActive;

    /// <summary>Runs an activity of this type.</summary>
    /// <param name="activity">Its id.</param>
    /// <param name="runner">Does what isn't flow.</param>
    /// <returns>The outcome, or null where the workflow has to wait for it.</returns>
    /// <exception cref="WorkflowFault">The runner gave an answer that this type of activity can't have.</exception>
    public abstract string? Run(string activity, IStepRunner runner);
}
