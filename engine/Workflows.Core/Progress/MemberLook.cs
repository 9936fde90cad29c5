using Workflows.Core.History;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Model.Time;

namespace Workflows.Core.Progress;

/// <summary>Looks at a member outside of a step: the facts that a condition would see at an instant. One object serves one thread.</summary>
/// <param name="plan">The programme.</param>
internal sealed class MemberLook(ProgrammePlan plan)
{
    private readonly MemberHistory _history = new(plan.History, plan.Calendar);

    /// <summary>What was looked at last.</summary>
    public RuleFacts Facts { get; } = new(plan.Calendar);

    /// <summary>Brings a copy of a member to an instant and looks at it.</summary>
    /// <param name="copy">A copy, whose windows are advanced.</param>
    /// <param name="at">The instant; not before the member's last change.</param>
    public RuleFacts At(MemberState copy, Instant at)
    {
        Facts.Member = copy;
        Facts.SetNow(at);
        _history.AdvanceTo(copy, at, Facts.Day);
        return Facts;
    }

    /// <inheritdoc cref="MemberHistory.PeriodEnd"/>
    public Instant? PeriodEnd(int aggregate, int day) => _history.PeriodEnd(Facts.Member, aggregate, day);

    /// <inheritdoc cref="MemberHistory.RowOf"/>
    public (int Row, int GoesOnIn) RowOf(int aggregate) => _history.RowOf(Facts.Member, aggregate, Facts.Day);
}
