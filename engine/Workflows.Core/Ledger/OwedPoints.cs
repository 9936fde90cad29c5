using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Ledger;

/// <summary>What is spent and isn't there, because a return took it back: how it is found, and how it is made good.</summary>
internal static class OwedPoints
{
    /// <summary>Finds the points that a redemption spent and that a return took back afterwards.</summary>
    public static void Cover(Programme programme, ref Balance balance, int currency, long missing, Instant at, StepOutput output)
    {
        switch (programme.Returns)
        {
            case ReturnPolicy.Owe:
                balance.Owed += missing;
                balance.Available += missing;
                output.Post(currency, Account.Owed, Account.Available, missing, 0, Giver.Nobody, at);
                break;
            case ReturnPolicy.Stop:
                balance.Available += missing;
                output.Post(currency, Account.AdjustedIn, Account.Available, missing, 0, Giver.Nobody, at);
                break;
            case ReturnPolicy.GoNegative:
                balance.Short += programme.Currencies[currency].KeepsLots ? missing : 0;
                break;
        }
    }

    /// <summary>Points that have just become spendable first make good what the member owes, or what is below zero.</summary>
    /// <returns>How many of them did.</returns>
    public static long PayBack(ref Balance balance, int currency, long amount, long lot, Instant at, StepOutput output)
    {
        var missing = Math.Min(amount, balance.Short);
        balance.Short -= missing;
        var owed = Math.Min(amount - missing, balance.Owed);
        if (owed > 0)
        {
            balance.Owed -= owed;
            balance.Available -= owed;
            output.Post(currency, Account.Available, Account.Owed, owed, lot, Giver.Nobody, at);
            output.Add(EffectKind.PaidBack, at, currency: currency, amount: owed);
        }

        return missing + owed;
    }
}
