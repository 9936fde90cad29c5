using Workflows.Core.Asked;
using Workflows.Core.Households;
using Workflows.Core.Journeys;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Pools;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Leaving;

/// <summary>
/// A member leaves and perhaps comes back. Who has left earns nothing, is in no segment, goes through no journey and is sent nothing; what
/// is kept of the points can be spent while it lasts. Earned tiers go on to end as they would, so that who comes back finds the tier of the text; what is
/// lent ends.
/// </summary>
internal sealed class Departure(Programme programme, Calendar calendar, RewardDesk rewards, LotClock lots, JourneyEngine? journeys)
{
    /// <summary>Whether an event is of no account since its member has left: all but coming back and what is asked for kept points.</summary>
    public static bool Ignores(EventRecord record) =>
        record.Type is not (BuiltInEvents.Joined or BuiltInEvents.Erased) && !RewardRequest.Is(record);

    /// <summary>A member leaves.</summary>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="isFact">Whether the log is judged again.</param>
    /// <param name="answers">The pools, which get reserved rewards back.</param>
    /// <param name="output">Where decisions go.</param>
    public void Leave(RuleFacts facts, bool isFact, IAnswers answers, StepOutput output)
    {
        var (member, at) = (facts.Member, facts.Now);
        var terms = programme.Leaving;
        var isErasure = facts.Event.Type == BuiltInEvents.Erased;
        member.LeftAt = at;
        member.KeptUntil = isErasure ? Instant.Never : !terms.KeepsAvailable ? at : terms.KeptFor is { } length ? calendar.Plus(at, length) : Instant.Never;
        output.Add(EffectKind.Left, at);
        journeys?.Ends.CancelAll(member, at, output);
        ErrandDesk.CancelAll(member, at, output);
        LeaveSegments(member, at, output);
        Lending.EndAll(programme, member, at, output);
        ConsentBook.WithdrawAll(programme, member, at, output);
        rewards.ReleaseAll(member, at, isFact, answers, output);
        lots.AdvanceTo(member, at, output);
        foreach (var currency in programme.Currencies)
        {
            ForfeitedPoints.TakePending(member, currency.Index, at, output);
        }

        member.HeldEarnings = null;
        HouseholdDesk.Leave(member, at, output);
        EndKept(member, at, output);
    }

    /// <summary>
    /// A member is forgotten: leaves for ever, and with the member go the points that are left, open vouchers and all that says who it was.
    /// </summary>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="isFact">Whether the log is judged again.</param>
    /// <param name="answers">The pools.</param>
    /// <param name="output">Where decisions go.</param>
    public void Erase(RuleFacts facts, bool isFact, IAnswers answers, StepOutput output)
    {
        if (!facts.Member.HasLeft)
        {
            Leave(facts, isFact, answers, output);
        }

        // Those who went under in the member are the same person. By the stand-in, for it is to be forgotten who that was.
        foreach (var absorbed in facts.Member.Absorbed ?? [])
        {
            var passing = Passings.Of(BuiltInEvents.SurvivorErased, absorbed, -1, facts, programme, output);
            output.Passings.Add(passing with { From = MemberState.StandInOf(facts.Member.Index) });
        }

        Forget(facts, output);
    }

    /// <summary>Nothing is left of who somebody was, who has left or went under in a member who was forgotten.</summary>
    public void Forget(RuleFacts facts, StepOutput output)
    {
        var (member, at) = (facts.Member, facts.Now);
        foreach (var currency in programme.Currencies)
        {
            ForfeitedPoints.Expire(member, currency.Index, at, ForfeitedPoints.OfErasure, output);
        }

        foreach (var field in programme.MemberFields.Where(field => field.TellsWho))
        {
            member.FieldNumbers[field.Index] = 0;
            member.FieldTexts[field.Index] = null;
            member.FieldsKnown &= ~(1UL << field.Index);
        }

        (member.Rewards, member.Lookouts, member.Absorbed, member.IsErased) = (null, null, null, true);
        member.MergedInto = member.MergedInto is null ? null : "";
        output.Add(EffectKind.Erased, at);
    }

    /// <summary>The same member comes back, with all that is kept.</summary>
    public static void ComeBack(MemberState member, Instant at, StepOutput output)
    {
        (member.LeftAt, member.KeptUntil) = (Instant.Never, Instant.Never);
        output.Add(EffectKind.CameBack, at);
    }

    /// <summary>Lets the points go that were kept for who has left, once their time is over.</summary>
    public void EndKept(MemberState member, Instant now, StepOutput output)
    {
        if (member.HasLeft && member.KeptUntil <= now)
        {
            foreach (var currency in programme.Currencies)
            {
                if (!currency.IsStatus)
                {
                    ForfeitedPoints.Expire(member, currency.Index, now, ForfeitedPoints.OfLeaving, output);
                }
            }
        }
    }

    /// <summary>The earlier of an instant and that at which kept points go.</summary>
    public static Instant NextChange(MemberState member, Instant now, Instant other) =>
        member.HasLeft && member.KeptUntil > now ? Instant.Earlier(member.KeptUntil, other) : other;

    /// <summary>The member is in no segment any more.</summary>
    public void LeaveSegments(MemberState member, Instant at, StepOutput output)
    {
        foreach (var segment in programme.Segments)
        {
            if (member.IsIn(segment.Index))
            {
                member.SetIn(segment.Index, false);
                output.Add(EffectKind.SegmentLeft, at, subject: segment.Index);
            }
        }
    }
}
