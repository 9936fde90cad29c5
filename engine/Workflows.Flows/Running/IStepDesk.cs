using Workflows.Flows.Stimuli;

namespace Workflows.Flows.Running;

/// <summary>
/// Does the steps of ours while a burst runs: what a step does is decided there and never here. A burst is a function of what the desk answers too.
/// Without a desk each step is a command, and its answer a resume.
/// </summary>
public interface IStepDesk
{
    /// <summary>Does a step.</summary>
    /// <returns>Its outcome, such as <c>Done</c> or <c>True</c>; null where the instance has to wait for it.</returns>
    string? Do(StepAsked step);
}
