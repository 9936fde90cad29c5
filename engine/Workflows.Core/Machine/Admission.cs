using Workflows.Core.Households;
using Workflows.Core.Leaving;
using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>Which events are taken at all, as far as that depends on neither a member's state nor a member's log.</summary>
internal static class Admission
{
    /// <summary>When an event became known.</summary>
    public static Instant KnownAt(in Arrival arrival, Instant clock) => arrival.Received ?? Instant.Later(arrival.Event.At, clock);

    /// <summary>Whether an event can't be of now, or is of nobody.</summary>
    public static Refusal Of(Programme programme, EventRecord record, Instant known, Instant until, bool isMember)
    {
        if (record.At > until || record.At.Micros > known.Micros + Instant.PerDay)
        {
            return Refusal.InTheFuture;
        }

        if (programme.EventTypes[record.Type].IsMarket)
        {
            return Refusal.None;
        }

        if (MemberState.IsOfHousehold(record.Member))
        {
            return Refusal.NotAMember;
        }

        // Who has nothing can only be refused, and a request that was refused makes nobody a member.
        var isRequest = RewardRequest.Is(record) || HouseholdRequest.Is(record) || record.Type == BuiltInEvents.WorkflowStep;
        if (!isMember && record.Type != BuiltInEvents.Joined
            && (!programme.JoinsByFirstEvent || isRequest || IsOfMembership(record)))
        {
            return Refusal.NotAMember;
        }

        return record.Replaces is null ? Refusal.None
            : isRequest ? Refusal.Answered
            : record.Type == BuiltInEvents.Merged ? Refusal.MergedAlready
            : IsOfMembership(record) ? Refusal.LeftAlready
            : Refusal.None;
    }

    /// <summary>Whether an event says that a membership ends.</summary>
    private static bool IsOfMembership(EventRecord record) => record.Type is BuiltInEvents.Left or BuiltInEvents.Erased or BuiltInEvents.Merged;

    /// <summary>Whether an event gives points to somebody who is no member.</summary>
    public static bool HasNoReceiver(Programme programme, EventRecord record, Roster roster) => record.Type == BuiltInEvents.Transferred
        && roster.Find(RewardRequest.TextOf(programme, record, Transfers.ToField) ?? "") is not { HasJoined: true, HasLeft: false, IsHousehold: false };

    /// <summary>Whether an event takes another one back or puts it right: then the member's log says whether it can.</summary>
    public static bool LooksBack(Programme programme, EventRecord record) =>
        record.Replaces is not null || HeldPoints.Denies(programme, record.Type) || programme.EventTypes[record.Type].Reverses is not null;

    /// <summary>Whether an event is refused because its member has left: all but what is of before, what puts that right, and requests.</summary>
    public static bool IsOfWhoHasLeft(Programme programme, EventRecord record, MemberState? member) =>
        member is { HasLeft: true } && record.At >= member.LeftAt && Departure.Ignores(record) && !LooksBack(programme, record);

    /// <summary>
    /// The event as it is judged. What was answered or acted on counts as it arrives where it comes too late for its own instant: a request,
    /// and that somebody leaves or comes back. A merge counts as it arrives in any case, for who goes on may have done something since.
    /// </summary>
    /// <param name="record">The event.</param>
    /// <param name="member">The member, with the clock let go on to the arrival.</param>
    /// <param name="known">When it became known.</param>
    public static EventRecord InTurn(EventRecord record, MemberState member, Instant known)
    {
        record = record.Type == BuiltInEvents.Merged && record.At < known ? record.MovedTo(known) : record;
        var isActedOn = RewardRequest.Is(record) || HouseholdRequest.IsOfHousehold(record) || IsOfMembership(record)
            || record.Type == BuiltInEvents.WorkflowStep || (record.Type == BuiltInEvents.Joined && member is { HasLeft: true, MergedInto: null });
        if (!isActedOn || EffectiveLog.Compare(record, member.LastAt, member.LastKey) >= 0)
        {
            return record;
        }

        var at = Instant.Later(record.At, Instant.Later(known, member.LastAt));
        var isAfter = at > member.LastAt || Utf8Order.Compare(EffectiveLog.KeyOf(record), member.LastKey) >= 0;
        return record.MovedTo(isAfter ? at : new Instant(at.Micros + 1));
    }

    /// <summary>Whether an event came too late; one that is booked on arrival gets that instant.</summary>
    public static Refusal OfLate(ProgrammePlan plan, ref EventRecord record, Instant known)
    {
        if (plan.Programme.Late.UpTo is not { } limit || plan.Calendar.Plus(record.At, limit) >= known)
        {
            return Refusal.None;
        }

        if (plan.Programme.Late.Then == LateAction.Refuse)
        {
            return Refusal.TooLate;
        }

        record = record.MovedTo(known);
        return Refusal.None;
    }
}
