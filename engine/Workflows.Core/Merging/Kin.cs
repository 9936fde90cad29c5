using System.Diagnostics.CodeAnalysis;
using Workflows.Core.Households;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Merging;

/// <summary>
/// Says to which of the members who were merged something belongs: what occurred before one of them went under, or takes back or puts right what
/// stands in that one's log, is judged there; all else is of who goes on.
/// </summary>
internal sealed class Kin(ProgrammePlan plan, Roster roster, IMemberLog log)
{
    private readonly Programme _programme = plan.Programme;

    /// <summary>Why a merge is not taken.</summary>
    /// <param name="record">Any event; what is no merge is not refused.</param>
    public Refusal RefusalOf(EventRecord record)
    {
        if (record.Type != BuiltInEvents.Merged)
        {
            return Refusal.None;
        }

        var own = roster.FindOwn(record.Member);
        var into = roster.Find(RewardRequest.TextOf(_programme, record, GoingUnder.IntoField) ?? "");
        return own?.MergedInto is not null ? Refusal.MergedAlready
            : own is not { HasLeft: false } ? Refusal.HasLeft
            : into is not { HasJoined: true, HasLeft: false, IsHousehold: false } ? Refusal.NoSuchSurvivor
            : ReferenceEquals(own, into) ? Refusal.MergedIntoOneself
            : Refusal.None;
    }

    /// <summary>Whose an event is; it is told as one of that member.</summary>
    /// <param name="member">Who answers to the event's id, or did a moment ago; null for nobody.</param>
    /// <param name="record">The event.</param>
    /// <param name="known">When it became known.</param>
    [return: NotNullIfNotNull(nameof(member))]
    public MemberState? OwnerOf(MemberState? member, ref EventRecord record, Instant known)
    {
        if (member is not { IsOfMerge: true })
        {
            return member;
        }

        var survivor = roster.Find(record.Member)!;
        var owner = (Admission.LooksBack(_programme, record) ? HolderOf(record, survivor) : OwnerOfPast(record, known)) ?? survivor;
        record = record.Member == owner.Id ? record : record.OfMember(owner.Id);
        return owner;
    }

    /// <summary>Whom an input that a step passes on reaches; null for nobody.</summary>
    public MemberState? OwnerOf(Passing passing)
    {
        var own = roster.FindOwn(passing.To);
        if (own?.MergedInto is null || passing.Type == BuiltInEvents.SurvivorErased)
        {
            return own;
        }

        if (passing.PutsRight)
        {
            for (var member = own; member is not null; member = NextOf(member))
            {
                if (EffectiveLog.Holds(_programme, log.Of(member.Id), passing.Type, passing.Key))
                {
                    return member;
                }
            }
        }

        return WhoWas(own, passing.At);
    }

    /// <summary>Who went under by an instant lives on in the next one.</summary>
    private MemberState? WhoWas(MemberState? member, Instant at)
    {
        while (member is { MergedInto: not null } && at >= member.LeftAt)
        {
            member = NextOf(member);
        }

        return member;
    }

    private MemberState? NextOf(MemberState member) => member.MergedInto is { } into ? roster.FindOwn(into) : null;

    /// <summary>What is acted on counts as it arrives, for who goes on.</summary>
    private MemberState? OwnerOfPast(EventRecord record, Instant known)
    {
        if (RewardRequest.Is(record) || HouseholdRequest.Is(record) || record.Type is BuiltInEvents.Left or BuiltInEvents.Erased or BuiltInEvents.WorkflowStep)
        {
            return null;
        }

        Admission.OfLate(plan, ref record, known);
        return WhoWas(roster.FindOwn(record.Member), record.At);
    }

    /// <summary>In whose log stands what an event takes back, puts right or decides about; null for nobody's.</summary>
    private MemberState? HolderOf(EventRecord record, MemberState survivor)
    {
        IEnumerable<MemberState?> all = [roster.FindOwn(record.Member), survivor, .. (survivor.Absorbed ?? []).Select(roster.FindOwn)];
        var denied = HeldPoints.Denies(_programme, record.Type) ? HeldPoints.KeyIn(_programme, record) : null;
        if (denied is not null && survivor.HeldEarnings?.Exists(held => held.Key == denied) != true)
        {
            return null;
        }

        return all.FirstOrDefault(one => one is not null && Holds(one, record, denied));
    }

    private bool Holds(MemberState member, EventRecord record, string? denied)
    {
        var entries = log.Of(member.Id);
        return denied is not null ? _programme.Guards.Any(guard =>
                guard.Action == GuardAction.Hold && EffectiveLog.Holds(_programme, entries, guard.EventType, denied))
            : record.Replaces is { } replaced ? EffectiveLog.Holds(_programme, entries, record.Type, replaced)
            : _programme.EventTypes[record.Type].Reverses is { } reversal
                && EffectiveLog.Holds(_programme, entries, reversal.EventType, record.Texts[reversal.By.Index] ?? "");
    }
}
