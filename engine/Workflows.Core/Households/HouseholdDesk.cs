using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Households;

/// <summary>
/// Asks a member's household, for a place or for points, and takes its answer. A request is looked at before the household is asked, so that
/// it is asked for nothing that would be refused anyway; what was set aside for it goes back where the household says no.
/// </summary>
internal sealed class HouseholdDesk(ProgrammePlan plan, RewardDesk rewards, Pooling pooling)
{
    /// <summary>The name of the field that names a household.</summary>
    public const string HouseholdField = "household";

    /// <summary>Takes an event as far as a household has to do with it.</summary>
    /// <returns>Whether the event is not to happen now: the household was asked first, or it was refused.</returns>
    /// <param name="facts">The member and the event.</param>
    /// <param name="request">The event as a request.</param>
    /// <param name="isDenied">Whether it earns nothing.</param>
    public bool HoldsUp(RuleFacts facts, in RewardAnswer request, bool isDenied)
    {
        var member = facts.Member;
        switch (request.Record.Type)
        {
            case BuiltInEvents.HouseholdJoined when plan.Programme.Household is null:
                request.Refuse(RejectionReason.NoHouseholds);
                return true;
            case BuiltInEvents.HouseholdJoined when member.Household >= 0:
                request.Refuse(RejectionReason.InHousehold);
                return true;
            case BuiltInEvents.HouseholdJoined:
                AskForPlace(request, isDenied);
                return true;
            case BuiltInEvents.HouseholdLeft when member.Household < 0:
                request.Refuse(RejectionReason.InNoHousehold);
                return true;
            case BuiltInEvents.HouseholdLeft:
                Leave(member, request.At, request.Output);
                return false;
            default:
                return member.Household >= 0 && RewardRequest.Is(request.Record) && AsksForPoints(request, isDenied);
        }
    }

    /// <summary>A member leaves the household; what was brought to it stays there.</summary>
    public static void Leave(MemberState member, Instant at, StepOutput output)
    {
        if (member.Household >= 0)
        {
            output.Passings.Add(Passings.OfHousehold(
                BuiltInEvents.PlaceGivenUp, MemberState.StandInOf(member.Household), member, at, output));
            output.Add(EffectKind.HouseholdLeft, at, subject: member.Household);
            member.Household = -1;
        }
    }

    /// <summary>Takes the household's answer.</summary>
    /// <returns>Whether the request is granted and goes on; if not, the refusal is noted.</returns>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">The request, as of the instant of the answer.</param>
    /// <param name="uses">What was set aside for it.</param>
    public bool Take(EventRecord answer, in RewardAnswer asked, ImmutableArray<LimitUse> uses)
    {
        var (member, output) = (asked.Member, asked.Output);
        var household = (int)answer.Numbers[PassingEvents.Who];
        var points = answer.Numbers[PassingEvents.Points];
        if (asked.Record.Type == BuiltInEvents.HouseholdJoined)
        {
            if (points == 0)
            {
                return asked.Refuse(RejectionReason.HouseholdFull);
            }

            member.Household = household;
            output.Add(EffectKind.HouseholdJoined, asked.At, subject: household);
            return true;
        }

        var currency = plan.CurrencyNamed(answer.Texts[PassingEvents.Currency]!);
        if (points == 0)
        {
            var need = rewards.NeedOf(asked);
            rewards.TakeBack(asked, need, uses);
            return asked.Refuse(RejectionReason.NotEnoughPoints, need.Reward?.Index ?? -1, currency, need.Points);
        }

        output.Add(EffectKind.CameFromPool, asked.At, subject: household, currency: currency, amount: points);
        return rewards.Take(asked with { IsFact = true, FromHousehold = new HouseholdPoints(household, Passing.PartsOf(answer), uses) });
    }

    private void AskForPlace(in RewardAnswer request, bool isDenied)
    {
        var name = RewardRequest.TextOf(plan.Programme, request.Record, HouseholdField) ?? "";
        Ask(request, Passings.OfHousehold(
            BuiltInEvents.PlaceAsked, MemberState.HouseholdPrefix + name, request.Member, request.At, request.Output), [], isDenied);
    }

    private bool AsksForPoints(in RewardAnswer request, bool isDenied)
    {
        var need = rewards.NeedOf(request);
        if (need.Points == 0 || !pooling.IsPooled(request.Member, need.Currency))
        {
            return false;
        }

        if (rewards.MayAsk(request, need, out var uses))
        {
            var to = MemberState.StandInOf(request.Member.Household);
            Ask(request, Passings.OfHousehold(BuiltInEvents.PointsAsked, to, request.Member, request.At, request.Output) with
            {
                Currency = need.Currency, Points = need.Points,
            }, uses, isDenied);
        }

        return true;
    }

    private static void Ask(in RewardAnswer request, Passing passing, ImmutableArray<LimitUse> uses, bool isDenied)
    {
        request.Member.Asked = new HouseholdRequest(request.Record, uses, isDenied);
        request.Output.Passings.Add(passing);
        request.Output.Add(
            EffectKind.HouseholdAsked, request.At, subject: request.Member.Household, currency: passing.Currency,
            amount: passing.Currency < 0 ? 0 : passing.Points, text: request.Record.Key);
    }
}
