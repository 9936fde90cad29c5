using Workflows.Core.Machine;
using Workflows.Model.Time;

namespace Workflows.Core.Rankings;

/// <summary>The refreshes that a member's log meets while it is judged again, each with the entry that the member has of it, if any.</summary>
internal sealed class PendingRefreshes
{
    private readonly Queue<(CutTable Table, Instant At)> _tables = new();
    private readonly Queue<LogEntry> _entries;

    /// <summary>Lays out the refreshes for a member.</summary>
    /// <param name="cuts">The table that is in force.</param>
    /// <param name="log">The member's log, in the order in which it came.</param>
    public PendingRefreshes(CutTable cuts, IReadOnlyList<LogEntry> log)
    {
        _entries = new Queue<LogEntry>(log.Where(entry => entry.IsRefresh));
        var (next, latest) = (0, Instant.Earliest);
        foreach (var table in cuts.History())
        {
            // Where an event dated later had come before the refresh, the member was judged by its cuts from then on.
            for (; next < log.Count && log[next].Id < table.LogId; next++)
            {
                latest = Instant.Later(latest, log[next].At);
            }

            _tables.Enqueue((table, Instant.Later(table.At, latest)));
        }
    }

    /// <summary>When the next refresh met the member; <see cref="Instant.Never"/> where there is none any more.</summary>
    public Instant Next => _tables.TryPeek(out var next) ? next.At : Instant.Never;

    /// <summary>The next refresh, and the member's entry of it; null where it decided nothing about the member.</summary>
    public (CutTable Table, Instant At, LogEntry? Entry) Take()
    {
        var (table, at) = _tables.Dequeue();
        return (table, at, _entries.TryPeek(out var entry) && entry.At == at ? _entries.Dequeue() : null);
    }
}
