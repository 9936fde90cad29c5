using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Rewards;
using Workflows.Core.Time;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Ledger;

/// <summary>Takes a member's points out of the lots, in the order that the programme says, and puts them back as old as they are.</summary>
internal sealed class Spending(Programme programme, Calendar calendar)
{
    private readonly LotTimes _times = new(calendar);

    /// <summary>Takes spendable points to where they are spent or reserved: soonest to expire first, then the oldest.</summary>
    /// <returns>What was taken, by lot, so that it can be given back with its age.</returns>
    /// <param name="member">The member, who has the points, or had them when they were taken the first time.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="amount">How many.</param>
    /// <param name="at">When.</param>
    /// <param name="mustSucceed">They are taken as a matter of fact: the programme says what happens where they aren't there.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="output">Where the postings go.</param>
    public ImmutableArray<LotPart> Take(
        MemberState member, int currency, long amount, Instant at, bool mustSucceed, Account to, StepOutput output)
    {
        ref var balance = ref member.Balances[currency];
        if (mustSucceed && amount > balance.Available)
        {
            OwedPoints.Cover(programme, ref balance, currency, amount - Math.Max(0, balance.Available), at, output);
        }

        var parts = ImmutableArray.CreateBuilder<LotPart>();
        var rest = amount;
        foreach (var index in SpendingOrder(member.LotsOf(currency), programme.Currencies[currency].Spend))
        {
            var lots = member.Lots[currency]!;
            var taken = Math.Min(rest, lots[index].Left);
            if (taken > 0)
            {
                parts.Add(new LotPart(lots[index].Id, lots[index].Earned, lots[index].Expires, taken));
                lots[index] = lots[index] with { Left = lots[index].Left - taken };
                output.Post(currency, Account.Available, to, taken, lots[index].Id, Giver.Nobody, at);
                rest -= taken;
            }
        }

        if (rest > 0)
        {
            // What no lot had was advanced now; should it come back, its age begins here.
            var points = programme.Currencies[currency];
            var lot = _times.NewLot(points, points.KeepsLots ? output.LogId : 0, at, rest);
            parts.Add(new LotPart(lot.Id, lot.Earned, lot.Expires, rest));
            output.Post(currency, Account.Available, to, rest, 0, Giver.Nobody, at);
        }

        balance.Available -= amount;
        member.LotsOf(currency)?.RemoveAll(lot => lot.Left == 0);
        return to == Account.Redeemed ? Spent(member, currency, parts.ToImmutable(), at) : parts.ToImmutable();
    }

    /// <summary>Brings points that are not spendable from one account to another one: those that are reserved, or that a household gave.</summary>
    /// <returns>The points as old as they are after that, by lot.</returns>
    /// <param name="member">The member.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="parts">The points.</param>
    /// <param name="from">Where they are.</param>
    /// <param name="to">Where they go; not among what is spendable.</param>
    /// <param name="at">When.</param>
    /// <param name="output">Where the postings go.</param>
    public ImmutableArray<LotPart> Pass(
        MemberState member, int currency, ImmutableArray<LotPart> parts, Account from, Account to, Instant at, StepOutput output)
    {
        foreach (var part in parts)
        {
            output.Post(currency, from, to, part.Points, part.Lot, Giver.Nobody, at);
        }

        return to == Account.Redeemed ? Spent(member, currency, parts, at) : parts;
    }

    /// <summary>What is done with points puts off the end of those that expire so long after activity.</summary>
    public void NoteActivity(MemberState member, int currency, Instant at)
    {
        if (member.LotsOf(currency) is { } lots)
        {
            _times.Activity(programme.Currencies[currency], lots, at);
        }
    }

    /// <summary>Makes points spendable again that were reserved or spent: they go back to their lots, as old as they are.</summary>
    /// <param name="member">The member.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="parts">What was taken.</param>
    /// <param name="from">Where it is.</param>
    /// <param name="at">When.</param>
    /// <param name="output">Where the postings go.</param>
    public void GiveBack(
        MemberState member, int currency, ImmutableArray<LotPart> parts, Account from, Instant at, StepOutput output)
    {
        ref var balance = ref member.Balances[currency];
        var points = programme.Currencies[currency];
        foreach (var part in parts)
        {
            output.Post(currency, from, Account.Available, part.Points, part.Lot, Giver.Nobody, at);
            balance.Available += part.Points;
            var left = part.Points - OwedPoints.PayBack(ref balance, currency, part.Points, part.Lot, at, output);
            if (left > 0 && points.KeepsLots)
            {
                _times.PutBack(points, member.Lots[currency] ??= [], part, left, at);
            }
        }
    }

    /// <summary>Spending is an activity; reserving is none.</summary>
    /// <returns>What was spent, as old as it is after that activity.</returns>
    private ImmutableArray<LotPart> Spent(MemberState member, int currency, ImmutableArray<LotPart> parts, Instant at)
    {
        NoteActivity(member, currency, at);
        return _times.Activity(programme.Currencies[currency], parts, at);
    }

    private static IEnumerable<int> SpendingOrder(List<Lot>? lots, SpendOrder order) => lots is null
        ? []
        : Enumerable.Range(0, lots.Count)
            .Where(i => !lots[i].IsPending)
            .OrderBy(i => order == SpendOrder.OldestFirst ? lots[i].Earned : lots[i].Expires)
            .ThenBy(i => order == SpendOrder.OldestFirst ? lots[i].Expires : lots[i].Earned)
            .ThenBy(i => lots[i].Id);
}
