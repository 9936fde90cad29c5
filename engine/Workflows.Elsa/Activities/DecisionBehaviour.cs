using Workflows.Core.Ports;

namespace Workflows.Elsa.Activities;

/// <summary><c>Elsa.FlowDecision</c>: the runner says whether the condition holds; nobody waits for a condition.</summary>
internal sealed class DecisionBehaviour : FlowBehaviour
{
    /// <inheritdoc/>
    public override string? Run(string activity, IStepRunner runner) => runner.Run(activity)
        ?? throw new WorkflowFault(activity, CannotWait);

    /// <summary>What is wrong with a decision that gets no answer.</summary>
    internal const string CannotWait = "a decision can't wait; its answer is `True` or `False`";
}
