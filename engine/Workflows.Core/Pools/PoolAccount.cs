using Workflows.Core.Time;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Pools;

/// <summary>
/// What one pool has spent for one of those who share it, by period; for a window of any length, by instant. Reading changes nothing, so
/// that several threads may read at once.
/// </summary>
internal sealed class PoolAccount(Pool pool, Calendar calendar)
{
    private readonly List<Entry> _entries = [];

    /// <summary>What was spent in a period or at an instant, oldest first.</summary>
    public IEnumerable<PoolBalance> Balances(string key) =>
        _entries.Select(entry => new PoolBalance(pool.Index, key, entry.Period, entry.Spent, entry.Warned));

    /// <summary>
    /// How much of the limit is taken for a draw in a period. For a window of any length it is the fullest of all windows that the draw's
    /// instant would count in, later ones too: a late draw must not fill a window that is full already.
    /// </summary>
    public long Spent(long period)
    {
        if (pool.Period is not CapPeriod.InAny window)
        {
            var at = Find(period);
            return at < 0 ? 0 : _entries[at].Spent;
        }

        var first = Find(period);
        first = first < 0 ? ~first : first;
        var most = InWindow(period, window.Length);
        var end = calendar.Plus(new Instant(period), window.Length).Micros;
        for (var i = first; i < _entries.Count && _entries[i].Period < end; i++)
        {
            most = Math.Max(most, InWindow(_entries[i].Period, window.Length));
        }

        return most;
    }

    /// <summary>What counts in the window that ends with an instant, that instant included.</summary>
    public long InWindow(long instant, TimeLength length)
    {
        var last = Find(instant);
        last = last < 0 ? ~last - 1 : last;
        if (last < 0)
        {
            return 0;
        }

        var (low, high) = (0, last + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = calendar.Plus(new Instant(_entries[middle].Period), length).Micros <= instant ? (middle + 1, high) : (low, middle);
        }

        return _entries[last].Before + _entries[last].Spent - (low <= last ? _entries[low].Before : _entries[last].Before + _entries[last].Spent);
    }

    /// <summary>Books units; below 0 gives them back.</summary>
    /// <returns>The first of the pool's warnings that is new, and how many are.</returns>
    public (int First, int Count) Add(long period, long units)
    {
        var warns = !pool.Warnings.IsEmpty;
        var reached = warns ? Reached(Spent(period)) : 0;
        var at = Find(period);
        if (at < 0)
        {
            at = ~at;
            _entries.Insert(at, new Entry(period, 0, at == 0 ? 0 : _entries[at - 1].Before + _entries[at - 1].Spent, 0));
        }

        _entries[at] = _entries[at] with { Spent = _entries[at].Spent + units };
        for (var i = at + 1; i < _entries.Count; i++)
        {
            _entries[i] = _entries[i] with { Before = _entries[i].Before + units };
        }

        if (!warns)
        {
            return (0, 0);
        }

        // A period warns once, even if what is given back in between makes room; a window each time that it fills up.
        reached = pool.Period is CapPeriod.InAny ? reached : _entries[at].Warned;
        var now = Math.Max(reached, Reached(Spent(period)));
        _entries[at] = _entries[at] with { Warned = now };
        return (reached, now - reached);
    }

    /// <summary>How a period stands.</summary>
    public PoolBalance At(string key, long period)
    {
        var entry = _entries[Find(period)];
        return new(pool.Index, key, period, entry.Spent, entry.Warned);
    }

    /// <summary>Sets how a period stood.</summary>
    public void Restore(PoolBalance balance)
    {
        var at = Find(balance.Period);
        Add(balance.Period, balance.Spent - (at < 0 ? 0 : _entries[at].Spent));
        at = Find(balance.Period);
        _entries[at] = _entries[at] with { Warned = balance.Warned };
    }

    /// <summary>An account with the same entries that shares nothing with this one.</summary>
    public PoolAccount Copy()
    {
        var copy = new PoolAccount(pool, calendar);
        copy._entries.AddRange(_entries);
        return copy;
    }

    private int Reached(long spent)
    {
        var count = 0;
        while (count < pool.Warnings.Length && spent >= pool.Warnings[count])
        {
            count++;
        }

        return count;
    }

    /// <summary>The place of a period, or the complement of where it would stand.</summary>
    private int Find(long period)
    {
        // What comes last is asked for nearly always.
        if (_entries.Count == 0 || _entries[^1].Period < period)
        {
            return ~_entries.Count;
        }

        var (low, high) = (0, _entries.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _entries[middle].Period < period ? (middle + 1, high) : (low, middle);
        }

        return _entries[low].Period == period ? low : ~low;
    }

    /// <summary>A period.</summary>
    /// <param name="Period">Its start, or the instant.</param>
    /// <param name="Spent">Units spent in it.</param>
    /// <param name="Before">Units spent in all earlier ones.</param>
    /// <param name="Warned">How many warnings were raised in it.</param>
    private readonly record struct Entry(long Period, long Spent, long Before, int Warned);
}
