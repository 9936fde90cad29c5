using Workflows.Core.Machine;
using Workflows.Core.Time;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Accounting;

/// <summary>
/// Gathers from the log, in its order, what an accountant needs: points by month of earning, and the sales that they came with. Memory grows
/// with the months and the sales.
/// </summary>
public sealed class PointsBooks
{
    private readonly Programme _programme;
    private readonly Calendar _calendar;
    private readonly Instant _until;
    private readonly CohortBook _cohorts = new();
    private readonly SortedDictionary<int, SortedDictionary<int, long>> _sales = [];
    private readonly Dictionary<(int Type, string Key), Sale> _byKey = [];

    /// <summary>Empty books.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="calendar">Its calendar: months are local.</param>
    /// <param name="until">The last instant that counts: what was posted or became known after it is left out. Null for all.</param>
    public PointsBooks(Programme programme, Calendar calendar, Instant? until = null) =>
        (_programme, _calendar, _until) = (programme, calendar, until ?? Instant.Never);

    /// <summary>The cohorts, by currency and month; status points are in no books.</summary>
    public IReadOnlyCollection<Cohort> Cohorts => _cohorts.All;

    /// <summary>The first month with an entry; null for none.</summary>
    public int? First { get; private set; }

    /// <summary>The last month with an entry; null for none.</summary>
    public int? Last { get; private set; }

    /// <summary>Takes an entry of the log.</summary>
    /// <param name="at">When it counts.</param>
    /// <param name="received">When it became known: sales that are put right or taken back count from then on.</param>
    /// <param name="record">The event; null where the clock was the input.</param>
    /// <param name="postings">Its lines of the ledger.</param>
    public void Take(Instant at, Instant received, EventRecord? record, IReadOnlyList<Posting> postings)
    {
        ArgumentNullException.ThrowIfNull(postings);
        var month = MonthOf(at);
        // What an event posts late is in the books from when it became known: a month that was closed stays as it was booked.
        Instant CountedAt(in Posting posting) => record is null ? posting.At : Instant.Later(posting.At, received);
        var counted = postings.Where(posting => !_programme.Currencies[posting.Currency].IsStatus && CountedAt(posting) <= _until).ToList();
        if (received > _until && counted.Count == 0)
        {
            return;
        }

        First = Math.Min(First ?? month, month);
        Last = Math.Max(Last ?? month, Math.Max(month, MonthOf(Instant.Earlier(received, _until))));
        if (record is not null && received <= _until)
        {
            TakeSale(record, month, MonthOf(received));
        }

        foreach (var posting in counted)
        {
            _cohorts.Learn(posting, month);
            _cohorts.Add(posting, MonthOf(CountedAt(posting)));
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

    private void TakeSale(EventRecord record, int month, int known)
    {
        if (SalesField(record.Type) is not null)
        {
            if (record.Replaces is { } wrong && _byKey.TryGetValue((record.Type, wrong), out var sale))
            {
                Change(sale, known, static sale => sale.Amount = 0);
            }

            sale = new Sale(record, month, []);
            Change(sale, Math.Max(month, known), AmountLeft);
            _byKey[(record.Type, record.Key)] = sale;
        }

        if (_programme.EventTypes[record.Type].Reverses is { } reversal && record.Texts[reversal.By.Index] is { } key
            && _byKey.TryGetValue((reversal.EventType, key), out var reversed))
        {
            reversed.TakenBackBy.Add(record);
            Change(reversed, known, AmountLeft);
        }
    }

    /// <summary>What is left of a sale is what the core leaves of the event.</summary>
    private void AmountLeft(Sale sale)
    {
        var left = sale.TakenBackBy.Count == 0 ? sale.Record : Reduction.Of(_programme, sale.Record, sale.TakenBackBy);
        var field = SalesField(sale.Record.Type)!;
        sale.Amount = left is not null && left.Has(field.Index) ? InCents(left.Numbers[field.Index], field.Type.Scale) : 0;
    }

    private void Change(Sale sale, int known, Action<Sale> change)
    {
        var before = sale.Amount;
        change(sale);
        if (!_sales.TryGetValue(sale.Month, out var changes))
        {
            _sales[sale.Month] = changes = [];
        }

        changes[known] = changes.GetValueOrDefault(known) + sale.Amount - before;
    }

    /// <summary>Units of money: a sale in another currency is booked to the nearest cent, a half of one up.</summary>
    private long InCents(long units, long scale) =>
        scale == _programme.MoneyScale ? units : (long)((((Int128)units * _programme.MoneyScale * 2) + scale) / (scale * 2));

    private Field? SalesField(int eventType) =>
        _programme.Currencies.Select(currency => currency.Sales).FirstOrDefault(sales => sales?.EventType == eventType)?.Field;

    private sealed record Sale(EventRecord Record, int Month, List<EventRecord> TakenBackBy)
    {
        public long Amount { get; set; }
    }
}
