using Workflows.Core.History;
using Workflows.Core.Households;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Time;

namespace Workflows.Core.Rankings;

/// <summary>A member among all: the value by which it is compared, and what follows from the cuts that a refresh found.</summary>
internal sealed class CutJudging(ProgrammePlan plan, RuleFacts facts, MemberHistory history, SubSteps subSteps, Pooling pooling, MemberClock clock)
{
    /// <summary>The member is judged by cuts that were refreshed: what its places of leaderboards give, then who enters and leaves.</summary>
    /// <param name="member">The member, whose clock has been brought to the instant.</param>
    /// <param name="cuts">The cuts.</param>
    /// <param name="at">When they were refreshed.</param>
    /// <param name="places">The places of leaderboards that the member got.</param>
    /// <param name="answers">Answers of the pools.</param>
    /// <param name="output">Where decisions go.</param>
    /// <returns>When it counts: later than the refresh where the member has come further already.</returns>
    public Instant Refresh(MemberState member, CutTable cuts, Instant at, IReadOnlyList<Place> places, IAnswers answers, StepOutput output)
    {
        at = Instant.Later(at, member.LastAt);
        member.Cuts = cuts;
        output.Add(EffectKind.JudgedByCuts, at);
        if (member is { HasJoined: true, HasLeft: false, IsHousehold: false })
        {
            output.Cause = StepCause.Refresh;
            facts.NoEventAtHand();
            subSteps.Begin(member, at);
            history.AdvanceTo(member, at, facts.Day);
            foreach (var place in places)
            {
                output.Add(EffectKind.Placed, at, place.Ranking, place.Rank, amount: place.Score);
                member.Note(new LastPlace(place.Ranking, cuts.Of(place.Ranking)!.At.Micros, place.Rank));
                subSteps.Apply(new TriggerKey(TriggerKind.Placing, place.Ranking), answers, output);
                output.SubStep++;
            }

            subSteps.Settle(output);
            subSteps.Finish(null, answers, output);
            pooling.EndStep(member, at, output);
            clock.Schedule(member);
        }

        Reach(member, at);
        return at;
    }

    /// <summary>What <see cref="Refresh"/> comes to where the member stands by the cuts as by those before them, and has no place.</summary>
    public static void RefreshAlike(MemberState member, CutTable cuts, Instant at)
    {
        member.Cuts = cuts;
        Reach(member, at);
    }

    /// <summary>A member's value in a ranking, in units of its scale; <see cref="MemberState.Unknown"/> where the member has none.</summary>
    public long ValueOf(MemberState member, int ranking, Instant at)
    {
        facts.Member = member;
        facts.NoEventAtHand();
        facts.SetNow(at);
        history.AdvanceTo(member, at, facts.Day);
        return plan.Rules.ValueOf(ranking, facts);
    }

    private static void Reach(MemberState member, Instant at)
    {
        if (member.LastAt < at)
        {
            (member.LastAt, member.LastKey) = (at, "");
        }
    }
}
