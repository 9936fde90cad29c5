using Workflows.Core.Ports;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Activities;

/// <summary><c>Loyalty.Finish</c>, <c>Elsa.Finish</c> and <c>Elsa.End</c> in the root flowchart: the workflow is over.</summary>
internal sealed class EndBehaviour : FlowBehaviour
{
    /// <inheritdoc/>
    public override bool EndsWorkflow => true;

    /// <inheritdoc/>
    public override string? Run(string activity, IStepRunner runner)
    {
        runner.Finish(activity);
        return ElsaConnection.Done;
    }
}
