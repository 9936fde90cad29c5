using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Explaining;

/// <summary>An entry of a log that changes the past.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Known">When it became known.</param>
/// <param name="About">The number of the entry that it puts right or takes back; null for an event that is only late.</param>
internal sealed record PastChange(long Id, Instant Known, long? About);

/// <summary>Finds what changes the past in a log: what is late, what puts another event right, and what takes one back.</summary>
internal static class PastChanges
{
    /// <summary>The changes, in the order of the log.</summary>
    public static IReadOnlyList<PastChange> Of(Programme programme, IReadOnlyList<LogEntry> log)
    {
        var changes = new List<PastChange>();
        var slots = new Dictionary<(int Type, string Key), long>();
        var (last, key) = (Instant.Earliest, "");
        foreach (var entry in log)
        {
            if (entry.Event is not { } record)
            {
                (last, key) = entry.At > last ? (entry.At, "") : (last, key);
                continue;
            }

            long? about = AboutOf(programme, record) is { } named && slots.TryGetValue(named, out var slot) ? slot : null;
            slots[(record.Type, record.Key)] = record.Replaces is not null && about is { } replaced ? replaced : entry.Id;
            var isLate = EffectiveLog.Compare(record, last, key) < 0;
            if (isLate || about is not null || HeldPoints.Denies(programme, record.Type))
            {
                changes.Add(new PastChange(entry.Id, entry.Received, about));
            }

            (last, key) = isLate ? (last, key) : (record.At, EffectiveLog.KeyOf(record));
        }

        return changes;
    }

    private static (int Type, string Key)? AboutOf(Programme programme, EventRecord record) =>
        record.Replaces is { } replaced ? (record.Type, replaced)
        : programme.EventTypes[record.Type].Reverses is { } reversal ? (reversal.EventType, record.Texts[reversal.By.Index] ?? "")
        : null;
}
