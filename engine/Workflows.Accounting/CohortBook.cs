using Workflows.Model.Ledger;

namespace Workflows.Accounting;

/// <summary>Points by currency and by the month in which they were earned, from the ledger in the order of the log.</summary>
public sealed class CohortBook
{
    private readonly List<(long Lot, int Month)> _starts = [];
    private readonly SortedDictionary<(int Currency, int Month), Cohort> _cohorts = [];

    /// <summary>The cohorts, by currency and month.</summary>
    public IReadOnlyCollection<Cohort> All => _cohorts.Values;

    /// <summary>The cohorts of a currency, by month.</summary>
    public IEnumerable<Cohort> Of(int currency) => _cohorts.Values.Where(cohort => cohort.Currency == currency);

    /// <summary>
    /// Learns in which month a lot was earned. Lots are named by the place of their cause in the log, so their names only grow and a list of
    /// the places at which the month changes says it for all.
    /// </summary>
    /// <param name="posting">A line of the ledger.</param>
    /// <param name="month">The month of the entry that it belongs to.</param>
    public void Learn(in Posting posting, int month)
    {
        if (posting.From is Account.Issued or Account.AdjustedIn && posting.Lot > 0
            && (_starts.Count == 0 || (posting.Lot > _starts[^1].Lot && _starts[^1].Month != month)))
        {
            _starts.Add((posting.Lot, month));
        }
    }

    /// <summary>Counts a line of the ledger. Points that are kept in no lot leave in the order in which they came.</summary>
    /// <param name="posting">The line.</param>
    /// <param name="month">The month in which it counts.</param>
    public void Add(Posting posting, int month)
    {
        if (posting.Lot > 0 || posting.From == Account.Issued)
        {
            CohortOf(posting.Currency, posting.Lot > 0 ? MonthOf(posting.Lot, month) : month).Add(month, posting.From, posting.To, posting.Amount);
            return;
        }

        var left = posting.Amount;
        foreach (var cohort in Of(posting.Currency))
        {
            var part = Math.Min(left, cohort.At(int.MaxValue).Outstanding);
            if (part > 0)
            {
                cohort.Add(month, posting.From, posting.To, part);
                left -= part;
            }
        }

        if (left > 0)
        {
            CohortOf(posting.Currency, month).Add(month, posting.From, posting.To, left);
        }
    }

    private Cohort CohortOf(int currency, int month)
    {
        if (!_cohorts.TryGetValue((currency, month), out var cohort))
        {
            _cohorts[(currency, month)] = cohort = new Cohort(currency, month);
        }

        return cohort;
    }

    private int MonthOf(long lot, int unknown)
    {
        var (low, high) = (0, _starts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _starts[middle].Lot <= lot ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? unknown : _starts[low - 1].Month;
    }
}
