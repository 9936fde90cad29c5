using System.Text.Json;
using NodaTime;
using Workflows.Input.Files;
using Workflows.Input.Values;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Instant = Workflows.Model.Time.Instant;

namespace Workflows.Input.Plans;

/// <summary>Makes an event of a record, or of the records of a group, or says what is wrong with it.</summary>
internal sealed class EventBuilder
{
    private const string ListExpected = "the lines aren't a JSON list of objects; write them as [{…}, {…}].";
    private const int ZonesMost = 1_000;

    private readonly string _file;
    private readonly Instant? _before;
    private readonly TextCache _texts = new();
    private readonly FieldReader _fields;
    private readonly LocalClock _clock;
    private readonly Dictionary<string, LocalClock?> _zones = new(StringComparer.Ordinal);
    private readonly RawRecord _element = new();
    private BadLine? _bad;

    /// <summary>A builder for one file.</summary>
    public EventBuilder(Programme programme, string file, Instant? before)
    {
        _file = file;
        _before = before;
        _fields = new FieldReader(_texts);
        _clock = new LocalClock(DateTimeZoneProviders.Tzdb[programme.TimeZone]);
    }

    /// <summary>The bad line for a record.</summary>
    public InputLine Refuse(long line, string column, string reason) => new(line, null, new BadLine(_file, line, column, reason), null);

    /// <summary>Makes the event; the head of a group carries the event's own values, and every record of it one line.</summary>
    public InputLine Build(EventPlan plan, RawRecord head, ReadOnlySpan<RawRecord> rows)
    {
        _bad = null;
        var numbers = new long[plan.Type.Fields.Length];
        var texts = new string?[plan.Type.Fields.Length];
        ulong known = 0;
        if (!ReadName(plan.Member, head, out var member)
            || !ReadTime(plan.At, head, out var at)
            || !ReadFields(plan, head, numbers, texts, ref known)
            || !ReadLines(plan.Lines, rows, ref known, out var lines)
            || !ReadReceived(plan.Received, head, out var received)
            || !IsInTime(plan.At, head, at, received)
            || !ReadKey(plan, head, member, at, new LineRecord(numbers, texts, known), lines, out var key))
        {
            return new InputLine(head.Line, null, _bad, null);
        }

        known |= GiveKey(plan, key, texts);
        var made = new EventRecord
        {
            Type = plan.Type.Index,
            Member = member,
            At = at,
            Key = key,
            Numbers = numbers,
            Texts = texts,
            Known = known,
            Lines = lines,
        };
        return new InputLine(head.Line, made, null, received);
    }

    private bool ReadFields(EventPlan plan, RawRecord head, long[] numbers, string?[] texts, ref ulong known)
    {
        foreach (var field in plan.Fields)
        {
            var reason = _fields.Read(field, head, numbers, texts, ref known);
            if (reason is not null && !(field.Field.IsKey && reason == FieldReader.Missing))
            {
                return Fail(head.Line, field.Label, reason);
            }
        }

        return true;
    }

    private bool ReadLines(LinesPlan? plan, ReadOnlySpan<RawRecord> rows, ref ulong known, out LineRecord[] lines)
    {
        lines = [];
        if (plan is null)
        {
            return true;
        }

        var found = new List<LineRecord>();
        var isGood = plan.List is null ? ReadRows(plan, rows, found) : ReadList(plan, plan.List, rows[0], found);
        lines = [.. found];
        known |= lines.Length > 0 ? 1UL << plan.Field.Index : 0;
        if (isGood && lines.Length == 0 && !plan.Field.Type.IsOptional)
        {
            return Fail(rows[0].Line, plan.List?.Label ?? plan.Field.Name, FieldReader.Missing);
        }

        return isGood;
    }

    private bool ReadRows(LinesPlan plan, ReadOnlySpan<RawRecord> rows, List<LineRecord> lines)
    {
        foreach (var row in rows)
        {
            if (plan.HasLine(row) && !ReadLine(plan, row, row.Line, lines))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadList(LinesPlan plan, ValueSource source, RawRecord record, List<LineRecord> lines)
    {
        var text = source.TextOf(record);
        if (text.IsEmpty)
        {
            return true;
        }

        try
        {
            using var list = JsonDocument.Parse(text.ToArray());
            if (list.RootElement.ValueKind != JsonValueKind.Array)
            {
                return Fail(record.Line, source.Label, ListExpected);
            }

            foreach (var element in list.RootElement.EnumerateArray())
            {
                if (element.ValueKind != JsonValueKind.Object)
                {
                    return Fail(record.Line, source.Label, ListExpected);
                }

                _element.Clear(record.Line);
                plan.Paths.Fill(element, _element);
                if (!ReadLine(plan, _element, record.Line, lines))
                {
                    return false;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return Fail(record.Line, source.Label, ListExpected);
        }
    }

    private bool ReadLine(LinesPlan plan, RawRecord record, long line, List<LineRecord> lines)
    {
        var numbers = new long[plan.Field.Type.LineFields.Length];
        var texts = new string?[plan.Field.Type.LineFields.Length];
        ulong known = 0;
        foreach (var field in plan.Fields)
        {
            if (_fields.Read(field, record, numbers, texts, ref known) is { } reason)
            {
                return Fail(line, field.Label, reason);
            }
        }

        lines.Add(new LineRecord(numbers, texts, known));
        return true;
    }

    private bool ReadKey(EventPlan plan, RawRecord head, string member, Instant at, LineRecord values, LineRecord[] lines, out string key)
    {
        key = "";
        if (plan.KeySource == KeySource.Field && plan.Fields.FirstOrDefault(field => field.Field.IsKey) is { } field
            && values.Has(field.Field.Index))
        {
            key = values.Texts[field.Field.Index]
                ?? values.Numbers[field.Field.Index].ToString(System.Globalization.CultureInfo.InvariantCulture);
            return true;
        }

        if (plan.Key is not null && !plan.Key.TextOf(head).IsEmpty)
        {
            return ReadName(plan.Key, head, out key);
        }

        switch (plan.KeySource)
        {
            case KeySource.Content:
                key = plan.ContentKey.OfContent(member, at, values, lines);
                return true;
            case KeySource.Line:
                key = plan.ContentKey.OfLine(member, at, values, lines);
                return true;
            default:
                var label = plan.Fields.FirstOrDefault(field => field.Field.IsKey)?.Label ?? plan.Key?.Label ?? "key";
                return Fail(head.Line, label, "the key that names the event is missing; give one.");
        }
    }

    // A key that isn't written in its field is put there, so that a rule that names the field finds it.
    private static ulong GiveKey(EventPlan plan, string key, string?[] texts)
    {
        foreach (var field in plan.Fields)
        {
            if (field.Field.IsKey && field.Field.Type.IsText && texts[field.Field.Index] is null)
            {
                texts[field.Field.Index] = key;
                return 1UL << field.Field.Index;
            }
        }

        return 0;
    }

    private bool ReadName(ValueSource source, RawRecord record, out string name)
    {
        name = "";
        var text = source.TextOf(record);
        if (text.IsEmpty || source.IsNested(record))
        {
            return Fail(record.Line, source.Label, text.IsEmpty ? "the value is missing; give one." : "a JSON object or list isn't a name; map one value of it.");
        }

        var reason = _fields.ReadName(text, out var found);
        name = found ?? "";
        return reason is null || Fail(record.Line, source.Label, reason);
    }

    private bool ReadReceived(ValueSource? source, RawRecord head, out Instant? received)
    {
        received = null;
        if (source is null || source.TextOf(head).IsEmpty)
        {
            return true;
        }

        var isGood = ReadTime(source, head, out var time);
        received = time;
        return isGood;
    }

    private bool ReadTime(ValueSource source, RawRecord record, out Instant at)
    {
        at = default;
        var text = source.TextOf(record);
        if (text.IsEmpty)
        {
            return Fail(record.Line, source.Label, "the time is missing; give one.");
        }

        if (!TryWritten(source, text, out var written))
        {
            var form = source.Form is null
                ? "isn't a time; write it like 2026-05-01T10:00:00Z or 2026-05-01, or state its form in the map (as \"d/M/yyyy H:mm\")."
                : $"isn't a time of the form \"{source.Form.Format}\"; correct it, or the form in the map.";
            return Fail(record.Line, source.Label, $"{Quoted.Show(text)} {form}");
        }

        var clock = ClockOf(source, record);
        if (clock is null)
        {
            return Fail(record.Line, source.Label, $"{Quoted.Show(record[source.ZoneColumn])} isn't a time zone that is known; write one like America/New_York.");
        }

        var found = clock.InstantOf(written);
        at = found ?? default;
        return found is not null || Fail(record.Line, source.Label, LocalClock.OutOfRange);
    }

    private static bool TryWritten(ValueSource source, ReadOnlySpan<byte> text, out WrittenTime written)
    {
        if (source.Form is null)
        {
            return IsoTime.TryRead(text, out written);
        }

        var found = TextCache.Decode(text) is { } words ? source.Form.Read(words) : null;
        written = found ?? default;
        return found is not null;
    }

    private LocalClock? ClockOf(ValueSource source, RawRecord record)
    {
        if (source.ZoneColumn < 0 || record[source.ZoneColumn].IsEmpty)
        {
            return _clock;
        }

        var name = _texts.Get(record[source.ZoneColumn]) ?? "";
        if (!_zones.TryGetValue(name, out var clock))
        {
            clock = ZoneNames.Find(name) is { } zone ? new LocalClock(zone) : null;
            if (_zones.Count < ZonesMost)
            {
                _zones.Add(name, clock);
            }
        }

        return clock;
    }

    private bool IsInTime(ValueSource source, RawRecord head, Instant at, Instant? received)
    {
        if (received is { } known && at.Micros > known.Micros + Instant.PerDay)
        {
            return Fail(head.Line, source.Label, "the event is dated more than a day after it was received; correct one of the two times.");
        }

        return _before is not { } before || at < before
            || Fail(head.Line, source.Label, $"the event is dated {at}, which is after the end of the run ({before}); correct it, or run until later.");
    }

    private bool Fail(long line, string column, string reason)
    {
        _bad = new BadLine(_file, line, column, reason);
        return false;
    }
}
