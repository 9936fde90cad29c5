using Workflows.Model.Ledger;
using Workflows.Model.Numbers;

namespace Workflows.Evaluation.Books;

/// <summary>The points of one currency by the month in which they were earned.</summary>
internal sealed class CohortBook
{
    /// <summary>The month of points that are not kept in lots.</summary>
    public const int NoMonth = int.MinValue;

    private static readonly int Accounts = Enum.GetValues<Account>().Length;

    private readonly List<(long Lot, int Month)> _starts = [];
    private readonly SortedDictionary<int, long[]> _months = [];

    /// <summary>The months of earning with points, in order.</summary>
    public IEnumerable<Cohort> Cohorts => _months.Select(month => new Cohort(month.Key, month.Value));

    /// <summary>
    /// Learns in which month a lot was earned. Lots are named by the place of their cause in the log, so their names only grow and a list
    /// of
    /// the places at which the month changes says it for all.
    /// </summary>
    public void Learn(long lot, int month)
    {
        if (lot > 0 && (_starts.Count == 0 || (lot > _starts[^1].Lot && _starts[^1].Month != month)))
        {
            _starts.Add((lot, month));
        }
    }

    /// <summary>Counts a posting.</summary>
    public void Add(in Posting posting)
    {
        var month = MonthOf(posting.Lot);
        if (!_months.TryGetValue(month, out var accounts))
        {
            _months[month] = accounts = new long[Accounts];
        }

        accounts[(int)posting.From] -= posting.Amount;
        accounts[(int)posting.To] += posting.Amount;
    }

    private int MonthOf(long lot)
    {
        var (low, high) = (0, _starts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _starts[middle].Lot <= lot ? (middle + 1, high) : (low, middle);
        }

        return lot <= 0 || low == 0 ? NoMonth : _starts[low - 1].Month;
    }
}

/// <summary>Points that were earned in one month, by where they are now.</summary>
/// <param name="Month">The month; see <see cref="CohortBook.NoMonth"/>.</param>
/// <param name="Accounts">Net amounts by account.</param>
internal sealed record Cohort(int Month, long[] Accounts)
{
    /// <summary>What was given, less what was reversed.</summary>
    public long Given => -Accounts[(int)Account.Issued] - Accounts[(int)Account.AdjustedIn] - Accounts[(int)Account.Owed]
        - Accounts[(int)Account.Reversed] - Accounts[(int)Account.AdjustedOut];

    /// <summary>What is neither redeemed nor expired.</summary>
    public long Outstanding => Pending + Available + Held;

    /// <summary>What isn't spendable yet.</summary>
    public long Pending => Accounts[(int)Account.Pending];

    /// <summary>What is spendable.</summary>
    public long Available => Accounts[(int)Account.Available];

    /// <summary>What is reserved for open baskets.</summary>
    public long Held => Accounts[(int)Account.Held];

    /// <summary>What was redeemed.</summary>
    public long Redeemed => Accounts[(int)Account.Redeemed];

    /// <summary>What expired.</summary>
    public long Expired => Accounts[(int)Account.Expired];

    /// <summary>What was reversed.</summary>
    public long Reversed => Accounts[(int)Account.Reversed];

    /// <summary>
    /// How many of the outstanding points are still expected to be redeemed: the expected share of all that was given, less what was
    /// redeemed
    /// already, from 0 to all of them. (Given 100, redeemed 60, expected share 80 %: 20 of the 40, and not 32.)
    /// </summary>
    public Fraction Expected(Fraction share)
    {
        var left = (share * Fraction.Of(Given)) - Fraction.Of(Redeemed);
        var outstanding = Fraction.Of(Math.Max(0, Outstanding));
        return left < Fraction.Zero ? Fraction.Zero : left > outstanding ? outstanding : left;
    }
}
