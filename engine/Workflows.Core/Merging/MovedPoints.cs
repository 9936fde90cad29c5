using System.Runtime.InteropServices;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Merging;

/// <summary>
/// Moves all points of a member to the one who goes on: each lot with its dates, what is pending as pending, what is reserved as reserved, and what
/// was spent on rewards that are not over for long as spent, for it is to who goes on that it would be given back. What is owed goes with them: who
/// goes on pays it from what is there, and owes the rest.
/// </summary>
internal sealed class MovedPoints(Programme programme, Spending spending)
{
    /// <summary>Posts all that a member has as gone to the other one. Nothing is left.</summary>
    public void HandOver(MemberState member, Instant at, StepOutput output)
    {
        for (var currency = 0; currency < programme.Currencies.Length; currency++)
        {
            foreach (ref readonly var lot in CollectionsMarshal.AsSpan(member.LotsOf(currency)))
            {
                Post(currency, lot.IsPending ? Account.Pending : Account.Available, Account.TransferredOut, lot.Left, lot.Id, at, output);
            }

            foreach (var (points, id) in Held(member, currency))
            {
                Post(currency, Account.Pending, Account.TransferredOut, points, id, at, output);
            }

            foreach (var (points, id) in Reserved(member, currency))
            {
                Post(currency, Account.Held, Account.TransferredOut, points, id, at, output);
            }

            foreach (var (points, id) in Spent(member, currency))
            {
                Post(currency, Account.Redeemed, Account.TransferredOut, points, id, at, output);
            }

            var (inNoLot, below) = BesidesLots(member, currency);
            Post(currency, Account.Available, Account.TransferredOut, inNoLot, 0, at, output);
            Post(currency, Account.TransferredIn, Account.Available, below, 0, at, output);
            Post(currency, Account.TransferredIn, Account.Owed, member.Owed(currency), 0, at, output);
            member.LotsOf(currency)?.Clear();
            member.Balances[currency] = default;
        }
    }

    /// <summary>Takes over what another member had of a currency.</summary>
    /// <returns>How many points came, less what was owed.</returns>
    public long TakeOver(MemberState member, MemberState carried, int currency, Instant at, StepOutput output)
    {
        ref var balance = ref member.Balances[currency];
        var moved = 0L;
        foreach (var lot in carried.LotsOf(currency) ?? [])
        {
            moved += lot.Left;
            Take(ref balance, member.Lots[currency] ??= [], currency, lot, at, output);
        }

        foreach (var (points, id) in Held(carried, currency))
        {
            moved += points;
            balance.Pending += points;
            Post(currency, Account.TransferredIn, Account.Pending, points, id, at, output);
        }

        foreach (var (points, id) in Reserved(carried, currency))
        {
            moved += points;
            Post(currency, Account.TransferredIn, Account.Held, points, id, at, output);
        }

        foreach (var (points, id) in Spent(carried, currency))
        {
            Post(currency, Account.TransferredIn, Account.Redeemed, points, id, at, output);
        }

        var (inNoLot, below) = BesidesLots(carried, currency);
        if (inNoLot > 0)
        {
            balance.Available += inNoLot;
            Post(currency, Account.TransferredIn, Account.Available, inNoLot, 0, at, output);
            OwedPoints.PayBack(ref balance, currency, inNoLot, 0, at, output);
        }

        var debt = carried.Owed(currency) + below;
        if (debt > 0)
        {
            spending.Take(member, currency, debt, at, mustSucceed: true, Account.TransferredOut, output);
        }

        return moved + inNoLot - debt;
    }

    private static void Take(ref Balance balance, List<Lot> lots, int currency, Lot lot, Instant at, StepOutput output)
    {
        Post(currency, Account.TransferredIn, lot.IsPending ? Account.Pending : Account.Available, lot.Left, lot.Id, at, output);
        if (lot.IsPending)
        {
            balance.Pending += lot.Left;
        }
        else
        {
            balance.Available += lot.Left;
            lot.Left -= OwedPoints.PayBack(ref balance, currency, lot.Left, lot.Id, at, output);
        }

        // Points that one of the two had given to the other come back into the lot that they are of.
        var same = lots.FindIndex(one => IsSame(one, lot));
        if (same >= 0)
        {
            lots[same] = lots[same] with { Left = lots[same].Left + lot.Left };
        }
        else if (lot.Left > 0)
        {
            lots.Add(lot);
        }
    }

    private static bool IsSame(in Lot one, in Lot other) =>
        (one.Id, one.Earned, one.Matures, one.Awaits, one.Expires) == (other.Id, other.Earned, other.Matures, other.Awaits, other.Expires);

    /// <summary>Spendable points that are in no lot, and by how much the balance is below what the lots hold, or below zero.</summary>
    private (long InNoLot, long Below) BesidesLots(MemberState member, int currency)
    {
        var balance = member.Balances[currency];
        return programme.Currencies[currency].KeepsLots
            ? (0, balance.Short)
            : (Math.Max(0, balance.Available), Math.Max(0, -balance.Available));
    }

    private static IEnumerable<(long Points, long Lot)> Held(MemberState member, int currency) =>
        from held in member.HeldEarnings ?? [] from part in held.Parts where part.Currency == currency select (part.Points, held.LogId);

    private static IEnumerable<(long Points, long Lot)> Reserved(MemberState member, int currency) =>
        from hold in member.Rewards?.Holds ?? [] where hold.Currency == currency from part in hold.Parts select (part.Points, part.Lot);

    /// <summary>What may be given back: only of rewards that can be cancelled, and of those that are remembered, it is known which points they cost.</summary>
    private IEnumerable<(long Points, long Lot)> Spent(MemberState member, int currency) =>
        from one in member.Rewards?.Redemptions ?? []
        where programme.Rewards[one.Reward].Prices[one.Price].Currency == currency
        from part in one.Parts
        select (part.Points, part.Lot);

    private static void Post(int currency, Account from, Account to, long points, long lot, Instant at, StepOutput output)
    {
        if (points > 0)
        {
            output.Post(currency, from, to, points, lot, Giver.Nobody, at);
        }
    }
}
