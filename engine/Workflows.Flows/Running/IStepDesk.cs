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

    /// <summary>The branches of a fork have come together; or the first of them has come, where the join waits for no other.</summary>
    /// <param name="activityId">Id of the join.</param>
    /// <param name="branch">The outcome of the fork with which the branch began that came now.</param>
    void Joined(string activityId, string branch);

    /// <summary>A step that waits is waited for no more: another branch came first.</summary>
    /// <param name="activityId">Id of its activity.</param>
    void Withdraw(string activityId);
}
