using Workflows.Core.Members;
using Workflows.Core.Merging;
using Workflows.Core.Planning;
using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>Says whose an event is that arrives, when it counts, and whether it is taken at all.</summary>
/// <param name="plan">The programme.</param>
/// <param name="roster">The members.</param>
/// <param name="kin">Knows who was merged into whom.</param>
/// <param name="turn">Knows what a member's log holds.</param>
/// <param name="book">The log.</param>
internal sealed class Entrance(ProgrammePlan plan, Roster roster, Kin kin, MemberTurn turn, IStepBook book)
{
    /// <summary>Looks at an event.</summary>
    /// <param name="record">The event; becomes the one that is taken.</param>
    /// <param name="known">When it became known.</param>
    /// <param name="until">No event may be dated after this instant.</param>
    /// <param name="member">Who answers to its id, or null for nobody; becomes the one whose it is.</param>
    /// <returns>Why it is not taken; or <see cref="Refusal.None"/>.</returns>
    public Refusal Admit(ref EventRecord record, Instant known, Instant until, ref MemberState? member)
    {
        var refusal = Admission.Of(plan.Programme, record, known, until, member is not null);
        if (refusal == Refusal.None && (member is { HasLeft: true } || !plan.IsPlain(record)))
        {
            refusal = Admission.HasNoReceiver(plan.Programme, record, roster) ? Refusal.NoSuchReceiver : kin.RefusalOf(record);
        }

        if (refusal == Refusal.None)
        {
            member = kin.OwnerOf(member, ref record, known);
            refusal = turn.RefusalOf(member, record, book);
        }

        return refusal == Refusal.None ? Admission.OfLate(plan, ref record, known) : refusal;
    }
}
