using Workflows.Core.Members;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>Gets each step that was made, in the order of the log: what kind, of whom, and what it decided.</summary>
public interface IStepSink
{
    /// <summary>Takes a step. The output and the member are only valid during the call.</summary>
    /// <param name="member">The member after the step, and before any other.</param>
    /// <param name="record">The event; null where the clock was the input.</param>
    /// <param name="at">When it counts.</param>
    /// <param name="received">When it became known.</param>
    /// <param name="output">What was decided.</param>
    void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output);
}
