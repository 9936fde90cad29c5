using System.Text.Json;
using Workflows.Input.Files;
using Workflows.Input.Values;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Input.Plans;

/// <summary>Makes an event of a record, or of the records of a group, or says what is wrong with it.</summary>
internal sealed class EventBuilder
{
    private const string ListExpected = "the lines aren't a JSON list of objects; write them as [{…}, {…}].";

    private readonly string _file;
    private readonly Instant? _before;
    private readonly FieldReader _fields;
    private readonly MoneyReader _money;
    private readonly TimeReader _times;
    private readonly RawRecord _element = new();
    private BadLine? _bad;

    /// <summary>A builder for one file.</summary>
    public EventBuilder(Programme programme, string file, EventReaderOptions options)
    {
        _file = file;
        _before = options.Before;
        var cache = new TextCache();
        _money = new MoneyReader(programme, options.RatesBefore);
        _fields = new FieldReader(cache, _money);
        _times = new TimeReader(programme.TimeZone, cache);
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
        if (!ReadMember(plan, head, out var member)
            || !ReadTime(plan.At, head, out var at)
            || !ReadFields(plan, head, at, numbers, texts, ref known)
            || !ReadLines(plan.Lines, rows, ref known, out var lines)
            || !ReadReceived(plan.Received, head, out var received)
            || !IsInTime(plan.At, head, at, received)
            || !ReadReplaces(plan.Replaces, head, out var replaces)
            || !ReadKey(plan, head, numbers, texts, known, out var key))
        {
            return new InputLine(head.Line, null, _bad, null);
        }

        key ??= plan.KeySource == KeySource.Line
            ? plan.ContentKey.OfLine(member, at, new LineRecord(numbers, texts, known), lines)
            : plan.ContentKey.OfContent(member, at, new LineRecord(numbers, texts, known), lines);
        known |= GiveKey(plan, key, texts);
        var made = new EventRecord
        {
            Type = plan.Type.Index,
            Member = member,
            At = at,
            Key = key,
            Replaces = replaces,
            Numbers = numbers,
            Texts = texts,
            Known = known,
            Lines = lines,
        };
        return new InputLine(head.Line, made, null, received);
    }

    private bool ReadFields(EventPlan plan, RawRecord head, Instant at, long[] numbers, string?[] texts, ref ulong known)
    {
        _money.At(at);
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

        if (!plan.IsGiven)
        {
            return plan.Field.Type.IsOptional || Fail(rows[0].Line, plan.Field.Name, FieldReader.Missing);
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

    private bool ReadReplaces(ValueSource? source, RawRecord head, out string? replaces)
    {
        replaces = null;
        if (source is null || source.TextOf(head).IsEmpty)
        {
            return true;
        }

        var isGood = ReadName(source, head, isKey: true, out var name);
        replaces = name;
        return isGood;
    }

    // Null for a key that is made of the content.
    private bool ReadKey(EventPlan plan, RawRecord head, long[] numbers, string?[] texts, ulong known, out string? key)
    {
        key = null;
        var field = plan.KeyField?.Field;
        if (field is not null && plan.KeySource == KeySource.Field && (known >> field.Index & 1) != 0)
        {
            key = texts[field.Index] ?? numbers[field.Index].ToString(System.Globalization.CultureInfo.InvariantCulture);
            return true;
        }

        if (plan.Key is not null && !plan.Key.TextOf(head).IsEmpty)
        {
            var isGood = ReadName(plan.Key, head, isKey: true, out var found);
            key = found;
            return isGood;
        }

        return plan.KeySource != KeySource.Field
            || Fail(head.Line, plan.KeyField?.Label ?? "key", "the key that names the event is missing; give one.");
    }

    // A key that isn't written in its field is put there, so that a rule that names the field finds it.
    private static ulong GiveKey(EventPlan plan, string key, string?[] texts)
    {
        if (plan.KeyField?.Field is not { Type.IsText: true } field || texts[field.Index] is not null)
        {
            return 0;
        }

        texts[field.Index] = key;
        return 1UL << field.Index;
    }

    private bool ReadMember(EventPlan plan, RawRecord head, out string member)
    {
        if (!plan.Type.IsMarket)
        {
            return ReadName(plan.Member, head, isKey: false, out member);
        }

        member = EventRecord.Nobody;
        return plan.Member.TextOf(head).IsEmpty
            || Fail(head.Line, plan.Member.Label, $"{plan.Type.Name} is news of the market and nobody's; leave the member out.");
    }

    private bool ReadName(ValueSource source, RawRecord record, bool isKey, out string name)
    {
        name = "";
        var text = source.TextOf(record);
        if (text.IsEmpty || source.IsNested(record))
        {
            var reason = text.IsEmpty ? "the value is missing; give one." : "a JSON object or list isn't a name; map one value of it.";
            return Fail(record.Line, source.Label, reason);
        }

        var fault = isKey ? FieldReader.ReadKey(text, out var found) : _fields.ReadMember(text, out found);
        name = found ?? "";
        return fault is null || Fail(record.Line, source.Label, fault);
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
        var reason = _times.Read(source, record, out at);
        return reason is null || Fail(record.Line, source.Label, reason);
    }

    private bool IsInTime(ValueSource source, RawRecord head, Instant at, Instant? received)
    {
        if (received is { } known && at.Micros > known.Micros + Instant.PerDay)
        {
            return Fail(head.Line, source.Label, "the event is dated more than a day after it was received; correct one of the two times.");
        }

        return _before is not { } before || at < before
            || Fail(head.Line, source.Label, $"the event is dated {at}, and the run ends before {before}; correct it, or run until later.");
    }

    private bool Fail(long line, string column, string reason)
    {
        _bad = new BadLine(_file, line, column, reason);
        return false;
    }
}
