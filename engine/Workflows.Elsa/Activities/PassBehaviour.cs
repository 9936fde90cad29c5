using Workflows.Core.Ports;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Activities;

/// <summary><c>Loyalty.Start</c> and <c>Elsa.Start</c>: what starts it has happened already; the flow goes on at once.</summary>
internal sealed class PassBehaviour : FlowBehaviour
{
    /// <inheritdoc/>
    public override string? Run(string activity, IStepRunner runner) => ElsaConnection.Done;
}
