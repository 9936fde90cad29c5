using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Tests.Naive;

/// <summary>An event as it counts in the end.</summary>
/// <param name="Id">Its number in the log.</param>
/// <param name="Record">What is left of it.</param>
/// <param name="IsDenied">Whether somebody decided that it earns nothing.</param>
internal sealed record NaiveEntry(long Id, EventRecord Record, bool IsDenied);

/// <summary>What a log comes to: what was put right stands in its place, what was taken back is less or gone, in order of time.</summary>
internal static class NaiveLog
{
    public static List<NaiveEntry> Effective(Programme programme, IEnumerable<(long Id, EventRecord Record)> log)
    {
        var slots = new List<(long Id, EventRecord Record, List<EventRecord> Returns)>();
        var keys = new Dictionary<(int, string), int>();
        var denied = new HashSet<int>();
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
            if (programme.EventTypes[record.Type].Reverses is { } reversal && SlotOf(reversal.EventType, record.Texts[reversal.By.Index]) is >= 0 and var back)
            {
                slots[back].Returns.Add(record);
            }

            if (record.Type == BuiltInEvents.EarningDenied)
            {
                var guards = programme.Guards.Where(guard => guard.Action == GuardAction.Hold);
                denied.UnionWith(guards.Select(guard => SlotOf(guard.EventType, record.Texts[0])).Where(one => one >= 0).Take(1));
            }
        }

        return
        [
            .. slots
                .Select((slot, place) => (
                    slot.Id, Record: slot.Returns.Count == 0 ? slot.Record : NaiveReturns.Left(programme, slot.Record, slot.Returns),
                    IsDenied: denied.Contains(place)))
                .Where(slot => slot.Record is not null)
                .OrderBy(slot => slot.Record!.At).ThenBy(slot => PassingEvents.Is(slot.Record!.Type))
                .ThenBy(slot => PassingEvents.Is(slot.Record!.Type) ? "" : slot.Record!.Key, StringComparer.Ordinal).ThenBy(slot => slot.Id)
                .Select(slot => new NaiveEntry(slot.Id, slot.Record!, slot.IsDenied)),
        ];
    }
}
