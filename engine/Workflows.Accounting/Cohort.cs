using Workflows.Model.Ledger;

namespace Workflows.Accounting;

/// <summary>The points of one currency that were earned in one month, as they stand at the end of each month since.</summary>
/// <param name="Currency">Index of the points currency.</param>
/// <param name="Month">The month of earning: year times 12 plus month from 0.</param>
public sealed record Cohort(int Currency, int Month)
{
    private readonly SortedList<int, long[]> _sums = [];

    /// <summary>Counts points that went from one account to another in a month.</summary>
    internal void Add(int month, Account from, Account to, long amount)
    {
        if (!_sums.ContainsKey(month))
        {
            _sums.Add(month, [.. SumsAt(month)]);
        }

        // Nearly always it is the last month.
        for (var i = _sums.Count - 1; i >= 0 && _sums.GetKeyAtIndex(i) >= month; i--)
        {
            _sums.GetValueAtIndex(i)[(int)from] -= amount;
            _sums.GetValueAtIndex(i)[(int)to] += amount;
        }
    }

    /// <summary>Where its points stand at the end of a month.</summary>
    public Standing At(int month) => new(SumsAt(month));

    private long[] SumsAt(int month)
    {
        var at = _sums.Count - 1;
        while (at >= 0 && _sums.GetKeyAtIndex(at) > month)
        {
            at--;
        }

        return at >= 0 ? _sums.GetValueAtIndex(at) : new long[ChartOfAccounts.Count];
    }
}
