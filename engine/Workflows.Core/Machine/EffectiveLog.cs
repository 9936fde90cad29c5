using Workflows.Core.Rules;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Machine;

/// <summary>A member's log as it is judged: in order of when things occurred, with what was taken back taken out.</summary>
public static class EffectiveLog
{
    /// <summary>The log in order; an event that was taken back is reduced, or gone.</summary>
    public static IReadOnlyList<LogEntry> Of(Programme programme, IReadOnlyList<LogEntry> log)
    {
        var entries = log.ToList();
        foreach (var entry in log)
        {
            if (entry.Event is { } record && programme.EventTypes[record.Type].Reverses is { } reversal
                && FindReversed(entries, reversal, record) is >= 0 and var at)
            {
                var reduced = Reduce(programme, reversal, entries[at].Event!, record);
                entries[at] = entries[at] with { Event = reduced };
            }
        }

        var judged = entries.SelectMany(WithGiftsApart).ToList();
        judged.Sort(Compare);
        return judged;
    }

    /// <summary>Whether an event comes after another instant and key in a member's order.</summary>
    public static int Compare(EventRecord record, Model.Time.Instant at, string key) =>
        record.At != at ? record.At.CompareTo(at) : Utf8Order.Compare(record.Key, key);

    /// <summary>The place of the entry that an event takes back; -1 where there is none (left).</summary>
    public static int FindReversed(IReadOnlyList<LogEntry> log, Reversal reversal, EventRecord record)
    {
        var key = record.Texts[reversal.By.Index];
        for (var i = 0; i < log.Count; i++)
        {
            if (log[i].Event is { } candidate && candidate.Type == reversal.EventType && candidate.Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What is left of an event after another one took it back, whole or by an amount; null for nothing.</summary>
    private static EventRecord? Reduce(Programme programme, Reversal reversal, EventRecord reversed, EventRecord by)
    {
        if (reversal.Amount is not { } amount || !by.Has(amount.Index))
        {
            return null;
        }

        var type = programme.EventTypes[reversed.Type];
        var field = type.FieldNamed(amount.Name) ?? type.Fields.First(candidate => candidate.Type.Kind == DataKind.Money);
        var left = reversed.Numbers[field.Index] - by.Numbers[amount.Index];
        if (left <= 0)
        {
            return null;
        }

        var numbers = (long[])reversed.Numbers.Clone();
        numbers[field.Index] = left;
        return new EventRecord
        {
            Type = reversed.Type, Member = reversed.Member, At = reversed.At, Key = reversed.Key, Numbers = numbers, Texts = reversed.Texts,
            Known = reversed.Known, Lines = Scale(type, reversed, left, reversed.Numbers[field.Index]),
        };
    }

    /// <summary>An amount without lines takes the same share off the money of all lines; cents are cut off.</summary>
    private static LineRecord[] Scale(EventType type, EventRecord record, long left, long whole)
    {
        var fields = type.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Lines)?.Type.LineFields ?? [];
        return [.. record.Lines.Select(line =>
        {
            var numbers = (long[])line.Numbers.Clone();
            foreach (var field in fields.Where(field => field.Type.Kind == DataKind.Money))
            {
                numbers[field.Index] = (long)((Int128)numbers[field.Index] * left / whole);
            }

            return line with { Numbers = numbers };
        })];
    }

    /// <summary>An entry, and what journeys gave by it at a later instant as entries of their own; nothing where nothing is left.</summary>
    private static IEnumerable<LogEntry> WithGiftsApart(LogEntry entry)
    {
        var own = entry.Gifts.Where(gift => gift.At == entry.At).ToList();
        if (entry.Event is not null || own.Count > 0)
        {
            yield return entry with { Gifts = own };
        }

        foreach (var later in entry.Gifts.Where(gift => gift.At != entry.At).GroupBy(gift => gift.At))
        {
            yield return entry with { At = later.Key, Event = null, Answers = [], Gifts = [.. later] };
        }
    }

    private static int Compare(LogEntry a, LogEntry b)
    {
        if (a.Event is { } left && b.Event is { } right)
        {
            var order = Compare(left, right.At, right.Key);
            return order != 0 ? order : a.Id.CompareTo(b.Id);
        }

        // At one instant, what clocks brought about comes after the events.
        return a.At != b.At ? a.At.CompareTo(b.At)
            : a.Event is null != b.Event is null ? (a.Event is null).CompareTo(b.Event is null)
            : a.Id.CompareTo(b.Id);
    }
}
