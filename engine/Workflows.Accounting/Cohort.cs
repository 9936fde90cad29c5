using Workflows.Model.Ledger;
using Workflows.Model.Numbers;

namespace Workflows.Accounting;

/// <summary>The points of one currency that were earned in one month, month by month.</summary>
/// <param name="Currency">Index of the points currency.</param>
/// <param name="Month">The month of earning: year times 12 plus month from 0.</param>
public sealed record Cohort(int Currency, int Month)
{
    private static readonly int Accounts = Enum.GetValues<Account>().Length;

    private readonly SortedDictionary<int, long[]> _changes = [];

    /// <summary>Counts points that went from one account to another in a month.</summary>
    internal void Add(int month, Account from, Account to, long amount)
    {
        if (!_changes.TryGetValue(month, out var changes))
        {
            _changes[month] = changes = new long[Accounts];
        }

        changes[(int)from] -= amount;
        changes[(int)to] += amount;
    }

    /// <summary>Where its points stand at the end of a month.</summary>
    public Standing At(int month)
    {
        var sums = new long[Accounts];
        foreach (var (_, changes) in _changes.TakeWhile(change => change.Key <= month))
        {
            for (var i = 0; i < Accounts; i++)
            {
                sums[i] += changes[i];
            }
        }

        long Of(Account account) => sums[(int)account];

        // What is neither spent nor gone is outstanding, whatever accounts it lies in; so a new account can't be forgotten.
        var given = -Of(Account.Issued) - Of(Account.AdjustedIn) - Of(Account.Owed) - Of(Account.Reversed) - Of(Account.AdjustedOut);
        return new Standing(given, Of(Account.Redeemed), Of(Account.Expired));
    }
}

/// <summary>Where the points of a cohort stand.</summary>
/// <param name="Given">Points given, less those reversed.</param>
/// <param name="Redeemed">Points redeemed.</param>
/// <param name="Expired">Points whose time ran out.</param>
public readonly record struct Standing(long Given, long Redeemed, long Expired)
{
    /// <summary>Points that are neither redeemed nor expired, from 0.</summary>
    public long Outstanding => Math.Max(0, Given - Redeemed - Expired);

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
}
