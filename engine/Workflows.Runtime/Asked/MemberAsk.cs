using Workflows.Core.Asked;
using Workflows.Model.Time;

namespace Workflows.Runtime.Asked;

/// <summary>What a step of a workflow that is no journey of the programme asks of a member.</summary>
/// <param name="Run">Tells this run of the step apart from all others, of other databases of workflows too.</param>
/// <param name="Type">Full name of the type of the activity, such as <c>Loyalty.Award</c>.</param>
/// <param name="Member">The member's id.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Workflow">Id of the definition of the workflow.</param>
/// <param name="Version">Which version of it, from 1.</param>
/// <param name="Step">Id of the activity.</param>
/// <param name="Settings">What the step says, as text, under the names of the definition.</param>
public sealed record MemberAsk(
    string Run, string Type, string Member, Instant At, string Workflow, int Version, string Step, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The key of the event that it becomes in the member's log. It names the cause: workflow, version, step and run.</summary>
    public string Key => WorkflowMessage.KeyOf(Workflow, Version, Step, Run);
}
