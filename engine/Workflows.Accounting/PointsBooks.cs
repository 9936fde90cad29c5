using Workflows.Core.Time;
using Workflows.Model.Events;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Accounting;

/// <summary>
/// Gathers from the ledger, in the order of the log, what an accountant needs: points by month of earning, and the sales that they came with.
/// Memory grows with the months, and with the sales where they can be taken back.
/// </summary>
public sealed class PointsBooks
{
    private readonly Programme _programme;
    private readonly Calendar _calendar;
    private readonly SortedDictionary<(int Currency, int Month), Cohort> _cohorts = [];
    private readonly List<(long Entry, int Month)> _months = [];
    private readonly SortedDictionary<int, SortedDictionary<int, long>> _sales = [];
    private readonly Dictionary<(int Type, string Key), (int Month, long Left)> _open = [];
    private readonly bool[] _canBeReversed;

    /// <summary>Empty books.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="calendar">Its calendar: months are local.</param>
    public PointsBooks(Programme programme, Calendar calendar)
    {
        (_programme, _calendar) = (programme, calendar);
        _canBeReversed = [.. programme.EventTypes.Select(type => programme.EventTypes.Any(other => other.Reverses?.EventType == type.Index))];
    }

    /// <summary>The cohorts, by currency and month.</summary>
    public IReadOnlyCollection<Cohort> Cohorts => _cohorts.Values;

    /// <summary>The first month with an entry; null for none.</summary>
    public int? First => _months.Count == 0 ? null : _months.Min(entry => entry.Month);

    /// <summary>The last month with an entry; null for none.</summary>
    public int? Last { get; private set; }

    /// <summary>Takes an entry of the log.</summary>
    /// <param name="id">Its number; lots are named by it.</param>
    /// <param name="at">When it counts.</param>
    /// <param name="record">The event; null where the clock was the input.</param>
    /// <param name="postings">Its lines of the ledger.</param>
    public void Take(long id, Instant at, EventRecord? record, IReadOnlyList<Posting> postings)
    {
        ArgumentNullException.ThrowIfNull(postings);
        var month = MonthOf(at);
        Last = Math.Max(Last ?? month, month);
        if (_months.Count == 0 || _months[^1].Month != month)
        {
            _months.Add((id, month));
        }

        if (record is not null)
        {
            TakeSale(record, month);
        }

        foreach (var posting in postings)
        {
            TakePosting(posting);
        }
    }

    /// <summary>Sales of a month that points came with, less what was taken back by the end of another month, in units of money.</summary>
    public long Sales(int month, int until) => _sales.TryGetValue(month, out var changes)
        ? changes.TakeWhile(change => change.Key <= until).Sum(change => change.Value)
        : 0;

    /// <summary>The local month of an instant: year times 12 plus month from 0.</summary>
    public int MonthOf(Instant at)
    {
        var date = Calendar.DateOf(_calendar.DayOf(at));
        return (date.Year * 12) + date.Month - 1;
    }

    private void TakePosting(Posting posting)
    {
        if (_programme.Currencies[posting.Currency].IsStatus)
        {
            return;
        }

        var month = MonthOf(posting.At);
        if (posting.Lot > 0 || posting.From == Account.Issued)
        {
            CohortOf(posting.Currency, posting.Lot > 0 ? MonthOfEntry(posting.Lot) : month).Add(month, posting.From, posting.To, posting.Amount);
            return;
        }

        // Points that are kept in no lot leave in the order in which they came.
        var left = posting.Amount;
        foreach (var cohort in _cohorts.Values.Where(cohort => cohort.Currency == posting.Currency))
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

    private void TakeSale(EventRecord record, int month)
    {
        var type = _programme.EventTypes[record.Type];
        if (SalesField(record.Type) is { } field && record.Has(field))
        {
            Book(month, month, record.Numbers[field]);
            if (_canBeReversed[record.Type])
            {
                _open[(record.Type, record.Key)] = (month, record.Numbers[field]);
            }
        }

        if (type.Reverses is { } reversal && record.Texts[reversal.By.Index] is { } key
            && _open.TryGetValue((reversal.EventType, key), out var sale))
        {
            var amount = reversal.Amount is { } by && record.Has(by.Index) ? Math.Min(sale.Left, record.Numbers[by.Index]) : sale.Left;
            Book(sale.Month, month, -amount);
            _open[(reversal.EventType, key)] = (sale.Month, sale.Left - amount);
        }
    }

    private int? SalesField(int eventType) =>
        _programme.Currencies.Select(currency => currency.Sales).FirstOrDefault(sales => sales?.EventType == eventType)?.Field.Index;

    private void Book(int month, int known, long amount)
    {
        if (!_sales.TryGetValue(month, out var changes))
        {
            _sales[month] = changes = [];
        }

        changes[known] = changes.GetValueOrDefault(known) + amount;
    }

    private Cohort CohortOf(int currency, int month)
    {
        if (!_cohorts.TryGetValue((currency, month), out var cohort))
        {
            _cohorts[(currency, month)] = cohort = new Cohort(currency, month);
        }

        return cohort;
    }

    /// <summary>The month of an entry: the log grows with time, so the places at which the month changes say it for all.</summary>
    private int MonthOfEntry(long entry)
    {
        var (low, high) = (0, _months.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _months[middle].Entry <= entry ? (middle + 1, high) : (low, middle);
        }

        return _months[Math.Max(0, low - 1)].Month;
    }
}
