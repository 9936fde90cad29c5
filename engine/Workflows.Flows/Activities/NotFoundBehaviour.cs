using Workflows.Flows.Running;

namespace Workflows.Flows.Activities;

/// <summary>An activity of a type that nothing is known of: it stays in the definition, and running it faults.</summary>
internal sealed class NotFoundBehaviour : Behaviour
{
    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context) =>
        throw new FlowFault($"Activity type '{context.Node.Type}' version '{context.Node.Version}' could not be found.");
}
