using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>
/// Where the steps of a member go, and what they need besides the member: the log itself where events are taken one by one, or a draft
/// of it where a batch is taken side by side.
/// </summary>
internal interface IStepBook
{
    /// <summary>Answers of the budgets.</summary>
    IAnswers Answers { get; }

    /// <summary>The log of a member so far.</summary>
    IReadOnlyList<LogEntry> LogOf(MemberState member);

    /// <summary>Before a step: where it puts its decisions, with the number that its entry gets.</summary>
    StepOutput Begin(MemberState member);

    /// <summary>After a step that has an entry in the log: every event, and what the clock decided.</summary>
    void Accept(MemberState member, EventRecord? record, Instant at, Instant received, StepOutput output);
}
