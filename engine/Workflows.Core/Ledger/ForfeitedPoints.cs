using System.Runtime.InteropServices;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Time;

namespace Workflows.Core.Ledger;

/// <summary>Points that a member loses by leaving.</summary>
internal static class ForfeitedPoints
{
    /// <summary>Why points expired before their time: their member has left.</summary>
    public const string OfLeaving = "left";

    /// <summary>Why points expired before their time: their member was forgotten.</summary>
    public const string OfErasure = "erased";

    /// <summary>Takes back all points of a currency that are not spendable yet, also what a guard holds.</summary>
    public static void TakePending(MemberState member, int currency, Instant at, StepOutput output)
    {
        var taken = 0L;
        foreach (ref var lot in CollectionsMarshal.AsSpan(member.LotsOf(currency)))
        {
            if (lot.IsPending && lot.Left > 0)
            {
                output.Post(currency, Account.Pending, Account.Reversed, lot.Left, lot.Id, Giver.Nobody, at);
                taken += lot.Left;
                lot.Left = 0;
            }
        }

        foreach (var held in member.HeldEarnings ?? [])
        {
            foreach (var part in held.Parts.Where(part => part.Currency == currency))
            {
                output.Post(currency, Account.Pending, Account.Reversed, part.Points, held.LogId, Giver.Nobody, at);
                taken += part.Points;
            }
        }

        if (taken > 0)
        {
            member.LotsOf(currency)?.RemoveAll(lot => lot.Left == 0);
            member.Balances[currency].Pending -= taken;
            output.Add(EffectKind.Forfeited, at, currency: currency, amount: taken);
        }
    }

    /// <summary>Lets all spendable points of a currency expire.</summary>
    /// <param name="member">The member.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="at">When.</param>
    /// <param name="cause">Why, in a word.</param>
    /// <param name="output">Where the postings go.</param>
    public static void Expire(MemberState member, int currency, Instant at, string cause, StepOutput output)
    {
        ref var balance = ref member.Balances[currency];
        var expired = balance.Available;
        if (expired <= 0)
        {
            return;
        }

        // Below zero lots hold more than there is; what they hold beyond it is spent already and stays.
        var rest = expired;
        var lots = member.LotsOf(currency);
        foreach (ref var lot in CollectionsMarshal.AsSpan(lots))
        {
            var part = lot.IsPending ? 0 : Math.Min(rest, lot.Left);
            if (part > 0)
            {
                output.Post(currency, Account.Available, Account.Expired, part, lot.Id, Giver.Nobody, at);
                lot.Left -= part;
                rest -= part;
            }
        }

        if (rest > 0)
        {
            output.Post(currency, Account.Available, Account.Expired, rest, 0, Giver.Nobody, at);
        }

        lots?.RemoveAll(lot => lot.Left == 0);
        balance.Available = 0;
        output.Add(EffectKind.Expired, at, currency: currency, amount: expired, text: cause);
    }
}
