using System.Diagnostics.CodeAnalysis;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Merging;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Others;

/// <summary>
/// What steps passed on to other members and is to be taken next, in the order of the causes. Who has not joined is not reached, and a row
/// of members of whom each one's step causes the next one's ends: both are said with the cause.
/// </summary>
internal sealed class Deliveries(ProgrammePlan plan, Roster roster, Kin kin, IMemberLog log)
{
    /// <summary>So many members' steps may follow from each other.</summary>
    private const int HopsMost = 8;

    private readonly Queue<Delivery> _waiting = [];
    private int _hops;

    /// <summary>Takes up what a step passes on, and notes with it who can't be reached.</summary>
    /// <param name="at">When the step counts.</param>
    /// <param name="known">When it became known.</param>
    /// <param name="output">The step, before it is handed on.</param>
    public void Collect(Instant at, Instant known, StepOutput output)
    {
        foreach (var passing in output.Passings)
        {
            if (PassingEvents.IsOfHousehold(passing.Type))
            {
                // It leads nowhere else than back, so that it is no further hop.
                _waiting.Enqueue(new Delivery(passing, at, known, Math.Max(_hops, 1), output.LogId));
                continue;
            }

            var failure = kin.OwnerOf(passing) is not { HasJoined: true, IsHousehold: false } to || !IsReached(to, passing) ? PassingFailure.NotAMember
                : _hops >= HopsMost ? PassingFailure.TooManyHops
                : (PassingFailure?)null;
            if (failure is null)
            {
                _waiting.Enqueue(new Delivery(passing, at, known, _hops + 1, output.LogId));
            }
            else if (passing.Points > 0)
            {
                output.Add(
                    EffectKind.NotPassedOn, at, passing.Rule, (int)failure, passing.Currency, passing.Currency < 0 ? 0 : passing.Points, passing.To);
            }
        }
    }

    /// <summary>The next input to be taken; false where none is left.</summary>
    /// <param name="record">The input.</param>
    /// <param name="member">Its member.</param>
    /// <param name="at">The instant of its cause: nothing that follows from it is dated before.</param>
    /// <param name="known">When its cause became known.</param>
    public bool TryNext([NotNullWhen(true)] out EventRecord? record, [NotNullWhen(true)] out MemberState? member, out Instant at, out Instant known)
    {
        while (_waiting.TryDequeue(out var next))
        {
            _hops = next.Hops;
            (at, known) = (next.At, next.Known);
            member = PassingEvents.IsOfHousehold(next.Passing.Type) ? ReceiverOf(next.Passing) : kin.OwnerOf(next.Passing)!;
            if (RecordOf(next, member) is { } made)
            {
                record = made.Member == member.Id ? made : made.OfMember(member.Id);
                return true;
            }
        }

        (record, member, at, known, _hops) = (null, null, default, default, 0);
        return false;
    }

    /// <summary>
    /// Who has left gets nothing new; what was wrong is put right all the same. Who went under in another one is reached by what belongs to the time
    /// before.
    /// </summary>
    private static bool IsReached(MemberState to, Passing passing) => !to.HasLeft || passing.PutsRight || to.MergedInto is not null;

    private EventRecord? RecordOf(in Delivery delivery, MemberState member)
    {
        var passing = delivery.Passing;
        var isThere = passing.PutsRight && EffectiveLog.Holds(plan.Programme, log.Of(member.Id), passing.Type, passing.Key);
        if (passing.PutsRight && !isThere)
        {
            // It never reached the member: there is nothing to take back, and what it is now comes anew.
            if (passing.Points == 0 || !IsReached(member, passing with { PutsRight = false }))
            {
                return null;
            }

            passing = passing with { PutsRight = false };
        }

        // Of a household nothing is before the first that is known of it.
        var at = member.HasJoined ? Instant.Later(passing.At, member.JoinedAt) : passing.At;
        return (passing with { To = member.Id }).ToRecord(plan, delivery.Cause, at, delivery.Hops);
    }

    /// <summary>A household that is asked for a place, perhaps the first time, or the member or the household of a number.</summary>
    private MemberState ReceiverOf(Passing passing) => passing.Type == BuiltInEvents.PlaceAsked
        ? roster.FindOwn(passing.To) ?? roster.Add(passing.To)
        : roster[MemberState.IndexOf(passing.To)];

    private readonly record struct Delivery(Passing Passing, Instant At, Instant Known, int Hops, long Cause);
}
