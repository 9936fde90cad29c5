using System.Collections.Immutable;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Rewards;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Households;

/// <summary>
/// Brings points of members to their household: as soon as they can be spent, with their age. What is pending stays with the member, so that
/// a return takes it there first.
/// </summary>
/// <param name="programme">The programme.</param>
/// <param name="spending">Moves points.</param>
/// <param name="isReplay">Whether the log is judged again.</param>
internal sealed class Pooling(Programme programme, Spending spending, bool isReplay)
{
    /// <summary>Whether the spendable points of a currency are those of the household that the member is in.</summary>
    public bool IsPooled(MemberState member, int currency) => member.Household >= 0 && programme.Household?.Pools(currency) == true;

    /// <summary>Brings all that a member can spend of pooled currencies to the household.</summary>
    public void Sweep(MemberState member, Instant at, StepOutput output)
    {
        if (member.Household >= 0 && programme.Household is { } terms)
        {
            foreach (var currency in terms.Pool)
            {
                Sweep(member, currency, at, output);
            }
        }
    }

    /// <summary>Brings what journeys gave, at the end of a step. When the log is judged again it is a fact that comes after the rest of the entry.</summary>
    public void EndStep(MemberState member, Instant at, StepOutput output)
    {
        if (!isReplay && member.Household >= 0)
        {
            SweepGifts(member, at, output);
        }
    }

    /// <summary>Brings what journeys gave, by itself.</summary>
    public void SweepGifts(MemberState member, Instant at, StepOutput output)
    {
        output.Cause = StepCause.Wait;
        Sweep(member, at, output);
    }

    /// <summary>Brings points back that a household gave for something that the member doesn't keep.</summary>
    /// <param name="member">The member, who may have left the household.</param>
    /// <param name="household">Index of the household.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="parts">The points, by lot.</param>
    /// <param name="from">Where they are.</param>
    /// <param name="at">When.</param>
    /// <param name="output">Where the postings go.</param>
    public void Return(
        MemberState member, int household, int currency, ImmutableArray<LotPart> parts, Account from, Instant at, StepOutput output)
    {
        spending.Pass(member, currency, parts, from, Account.TransferredOut, at, output);
        Send(member, household, currency, parts, at, output);
    }

    private void Sweep(MemberState member, int currency, Instant at, StepOutput output)
    {
        var points = member.Balances[currency].Available;
        if (points > 0)
        {
            var parts = spending.Take(member, currency, points, at, false, Account.TransferredOut, output);
            Send(member, member.Household, currency, parts, at, output);
        }
    }

    private static void Send(MemberState member, int household, int currency, ImmutableArray<LotPart> parts, Instant at, StepOutput output)
    {
        var points = LotPart.Sum(parts);
        output.Add(EffectKind.PointsPooled, at, subject: household, currency: currency, amount: points);
        var passing = Passings.OfHousehold(BuiltInEvents.PointsPooled, MemberState.StandInOf(household), member, at, output);
        output.Passings.Add(passing with { Currency = currency, Points = points, Parts = parts });
    }
}
