using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Tests.Naive;

/// <summary>What a log comes to: what was put right stands in its place, what was taken back is less or gone, in order of time.</summary>
internal static class NaiveLog
{
    public static List<(long Id, EventRecord Record)> Effective(Programme programme, IEnumerable<(long Id, EventRecord Record)> log)
    {
        var slots = new List<(long Id, EventRecord Record, List<EventRecord> Returns)>();
        var keys = new Dictionary<(int, string), int>();
        int SlotOf(int type, string? key) => key is not null && keys.TryGetValue((type, key), out var slot) ? slot : -1;
        foreach (var (id, record) in log)
        {
            var slot = record.Replaces is null ? -1 : SlotOf(record.Type, record.Replaces);
            if (slot >= 0)
            {
                slots[slot] = slots[slot] with { Record = record };
            }
            else
            {
                slot = slots.Count;
                slots.Add((id, record, []));
            }

            keys[(record.Type, record.Key)] = slot;
            if (programme.EventTypes[record.Type].Reverses is { } reversal)
            {
                slots[SlotOf(reversal.EventType, record.Texts[reversal.By.Index])].Returns.Add(record);
            }
        }

        return
        [
            .. slots
                .Select(slot => (
                    slot.Id, Record: slot.Returns.Count == 0 ? slot.Record : NaiveReturns.Left(programme, slot.Record, slot.Returns)))
                .Where(slot => slot.Record is not null)
                .OrderBy(slot => slot.Record!.At).ThenBy(slot => slot.Record!.Key, StringComparer.Ordinal)
                .Select(slot => (slot.Id, slot.Record!)),
        ];
    }
}
