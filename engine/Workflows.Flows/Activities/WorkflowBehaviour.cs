using Workflows.Flows.Compiling;
using Workflows.Flows.Running;

namespace Workflows.Flows.Activities;

/// <summary>A whole workflow: it ends when its root does.</summary>
internal sealed class WorkflowBehaviour(FlowNode root) : Behaviour
{
    /// <inheritdoc/>
    public override bool IsComposite => true;

    /// <inheritdoc/>
    public override void Execute(Burst burst, Context context) => burst.Schedule(context, root);
}
