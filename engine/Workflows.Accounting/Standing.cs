using Workflows.Model.Ledger;
using Workflows.Model.Numbers;

namespace Workflows.Accounting;

/// <summary>Where points stand: net amounts by account.</summary>
/// <param name="accounts">The amounts, at the place of their <see cref="Account"/>.</param>
public readonly struct Standing(long[] accounts)
{
    /// <summary>What was given, less what was reversed.</summary>
    public long Given => -Of(Account.Issued) - Of(Account.AdjustedIn) - Of(Account.Owed) - Of(Account.Reversed) - Of(Account.AdjustedOut);

    /// <summary>What is neither redeemed nor expired, from 0.</summary>
    public long Outstanding => Math.Max(0, Pending + Available + Held);

    /// <summary>What isn't spendable yet.</summary>
    public long Pending => Of(Account.Pending);

    /// <summary>What is spendable.</summary>
    public long Available => Of(Account.Available);

    /// <summary>What is reserved for open baskets.</summary>
    public long Held => Of(Account.Held);

    /// <summary>What was redeemed.</summary>
    public long Redeemed => Of(Account.Redeemed);

    /// <summary>What expired.</summary>
    public long Expired => Of(Account.Expired);

    /// <summary>What was reversed.</summary>
    public long Reversed => Of(Account.Reversed);

    /// <summary>
    /// How many of the outstanding points are still expected to be redeemed: the expected share of all that was given, less what was redeemed
    /// already, from 0 to all of them. (Given 100, redeemed 60, share 80 %: 20 of the 40, and not 32.)
    /// </summary>
    /// <param name="share">Share of points given that is redeemed in the end, from 0 to 1.</param>
    public Fraction Expected(Fraction share)
    {
        var left = (share * Fraction.Of(Given)) - Fraction.Of(Redeemed);
        var outstanding = Fraction.Of(Outstanding);
        return left < Fraction.Zero ? Fraction.Zero : left > outstanding ? outstanding : left;
    }

    private long Of(Account account) => accounts[(int)account];
}
