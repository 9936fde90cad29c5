using Workflows.Core.Ledger;
using Workflows.Core.Rules;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Machine;

/// <summary>
/// A member's log as it is judged: in order of when things occurred, with what was put right in the place of what was wrong, and what
/// was taken back taken out.
/// </summary>
public static class EffectiveLog
{
    // No key of an event is larger, whatever letters it has.
    private const string AfterEvents = "\U0010FFFF\U0010FFFF";

    /// <summary>The log in order; an event that was taken back is reduced, or gone.</summary>
    public static IReadOnlyList<LogEntry> Of(Programme programme, IReadOnlyList<LogEntry> log)
    {
        var (entries, _) = Resolve(programme, log);
        var judged = entries.SelectMany(WithGiftsApart).ToList();
        judged.Sort(Compare);
        return judged;
    }

    /// <summary>Whether an event of a type and key is in the log and anything of it is left.</summary>
    public static bool Holds(Programme programme, IReadOnlyList<LogEntry> log, int type, string key)
    {
        var (entries, places) = Resolve(programme, log);
        return places.TryGetValue((type, key), out var at) && entries[at].Event is not null;
    }

    /// <summary>Whether an event comes after another instant and key in a member's order.</summary>
    public static int Compare(EventRecord record, Model.Time.Instant at, string key) =>
        record.At != at ? record.At.CompareTo(at) : Utf8Order.Compare(KeyOf(record), key);

    /// <summary>
    /// The key by which an event is ordered among those of its instant: its own; what other members' steps passed on comes after all events,
    /// in the order in which it was taken.
    /// </summary>
    public static string KeyOf(EventRecord record) => PassingEvents.Is(record.Type) ? AfterEvents : record.Key;

    /// <summary>The entries as they came, each with what it comes to in the end, and where each key is.</summary>
    private static (LogEntry[] Entries, Dictionary<(int Type, string Key), int> Places) Resolve(Programme programme, IReadOnlyList<LogEntry> log)
    {
        var entries = log.ToArray();
        var places = PutRight(entries);
        var taken = new List<EventRecord>?[entries.Length];

        // From the last to the first: what takes something back came after it, so by then it is known what is left of that itself.
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            if (entries[i].Event is not { } record)
            {
                continue;
            }

            var left = taken[i] is { } by ? Reduction.Of(programme, record, by) : record;
            entries[i] = entries[i] with { Event = left };
            if (left is not null && programme.EventTypes[left.Type].Reverses is { } reversal
                && places.TryGetValue((reversal.EventType, left.Texts[reversal.By.Index] ?? ""), out var at) && at < i)
            {
                (taken[at] ??= []).Insert(0, left);
            }

            if (left is not null && HeldPoints.Denies(programme, left.Type) && PlaceOfHeld(programme, places, left) is { } held && held < i)
            {
                entries[held] = entries[held] with { IsDenied = true };
            }
        }

        return (entries, places);
    }

    /// <summary>Where the event is of which what it earned is denied: the first of that key of an event that guards hold.</summary>
    private static int? PlaceOfHeld(Programme programme, Dictionary<(int Type, string Key), int> places, EventRecord denied)
    {
        var key = HeldPoints.KeyIn(programme, denied) ?? "";

        // A guard that holds no more in this version may have held it in one before.
        foreach (var guard in programme.Guards.OrderBy(guard => guard.Action != GuardAction.Hold))
        {
            if (HeldPoints.IsAbout(programme, denied.Type, guard) && places.TryGetValue((guard.EventType, key), out var place))
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>Puts each correction in the place of what it replaces, which keeps its number in the log and so its recorded answers.</summary>
    private static Dictionary<(int Type, string Key), int> PutRight(LogEntry[] entries)
    {
        var places = new Dictionary<(int Type, string Key), int>();
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Event is not { } record)
            {
                continue;
            }

            var at = i;
            if (record.Replaces is { } replaced && places.TryGetValue((record.Type, replaced), out at))
            {
                entries[at] = entries[at] with { At = record.At, Event = record };
                entries[i] = entries[i] with { Event = null };
            }

            places[(record.Type, record.Key)] = at;
        }

        return places;
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
            var order = Compare(left, right.At, KeyOf(right));
            return order != 0 ? order : a.Id.CompareTo(b.Id);
        }

        // At one instant, what clocks brought about comes after the events.
        return a.At != b.At ? a.At.CompareTo(b.At)
            : a.Event is null != b.Event is null ? (a.Event is null).CompareTo(b.Event is null)
            : a.Id.CompareTo(b.Id);
    }
}
