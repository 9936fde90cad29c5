using Workflows.Core.Ports;

namespace Workflows.Elsa.Activities;

/// <summary>A <c>Loyalty.*</c> step: the runner does it, and says how it ended or that it has to be waited for.</summary>
internal sealed class StepBehaviour : FlowBehaviour
{
    /// <inheritdoc/>
    public override string? Run(string activity, IStepRunner runner) => runner.Run(activity);
}
