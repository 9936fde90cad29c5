using Workflows.Core.Asked;
using Workflows.Core.Households;
using Workflows.Core.Journeys;
using Workflows.Core.Leaving;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Core.Settling;
using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Merging;

/// <summary>
/// A member turns out to be another one and goes under: journeys are broken off, and all that the member has is passed on to who goes on. From
/// then on the id is another name of that one.
/// </summary>
internal sealed class GoingUnder(ProgrammePlan plan, Departure departure, Spending spending, JourneyEngine? journeys)
{
    /// <summary>The name of the field that names who goes on.</summary>
    public const string IntoField = "into";

    /// <summary>Why journeys are broken off.</summary>
    private const string Merged = "merged";

    private readonly CarriedCodec _carried = new(plan);
    private readonly MovedPoints _points = new(plan.Programme, spending);

    /// <summary>The member at hand goes under; the event names who goes on.</summary>
    public void Take(RuleFacts facts, StepOutput output)
    {
        var (member, at) = (facts.Member, facts.Now);
        var into = RewardRequest.TextOf(plan.Programme, facts.Event, IntoField) ?? "";
        output.Add(EffectKind.MergedInto, at, text: into);
        journeys?.Ends.CancelAll(member, at, output, Merged);
        ErrandDesk.CancelAll(member, at, output);
        departure.LeaveSegments(member, at, output);
        HouseholdDesk.Leave(member, at, output);
        member.Rewards?.Forget(at);
        member.LastAt = at;
        output.Passings.Add(
            Passings.Of(BuiltInEvents.MemberTakenOver, into, -1, facts, plan.Programme, output) with { State = _carried.Write(member) });
        _points.HandOver(member, at, output);
        (member.LeftAt, member.KeptUntil, member.MergedInto) = (at, Instant.Never, into);
        Lending.Forget(member);
        (member.Rewards, member.HeldEarnings, member.Lookouts, member.KeyedUses, member.Places, member.Absorbed) = (null, null, null, null, null, null);
    }
}
