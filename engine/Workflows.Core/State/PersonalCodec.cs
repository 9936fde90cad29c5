using System.Numerics;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.State;

/// <summary>
/// What an event tells of who somebody is, apart from the rest: values of personal fields and ids of other members, also in lines and in
/// the key. The rest goes into the log as it is; this goes where it can be destroyed.
/// </summary>
public sealed class PersonalCodec
{
    private const byte Version = 1;

    private readonly (ulong Fields, ulong Lines, bool IsKey)[] _types;

    /// <summary>The personal values of a programme's events.</summary>
    public PersonalCodec(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        _types = [.. programme.EventTypes.Select(type => (
            MaskOf(type.Fields),
            MaskOf(type.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Lines)?.Type.LineFields ?? []),
            type.Fields.Any(field => field.IsKey && field.TellsWho)))];
    }

    /// <summary>Whether an event has a personal value.</summary>
    public bool IsIn(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (fields, lines, isKey) = _types[record.Type];
        return isKey || (record.Known & fields) != 0 || (lines != 0 && Array.Exists(record.Lines, line => (line.Known & lines) != 0));
    }

    /// <summary>The personal fields that an event has, a bit for each.</summary>
    public ulong FieldsIn(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Known & _types[record.Type].Fields;
    }

    /// <summary>Whether the text of a decision is the id of another member.</summary>
    public static bool NamesSomebody(in Effect effect) =>
        effect.Text is not null
        && (effect.Kind is EffectKind.PassedOn or EffectKind.NotPassedOn or EffectKind.AwaitedTold or EffectKind.Transferred or EffectKind.TransferReceived
            or EffectKind.MergedInto or EffectKind.TookOver);

    /// <summary>Writes the personal values of an entry of the log.</summary>
    /// <param name="record">The event; null for none with personal values.</param>
    /// <param name="names">The ids in the decisions, in their order.</param>
    /// <param name="to">Where they are written.</param>
    public void Write(EventRecord? record, IReadOnlyList<string?> names, BlobWriter to)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(to);
        to.Byte(Version);
        to.Count(names.Count);
        foreach (var name in names)
        {
            to.Text(name);
        }

        to.Flag(record is not null);
        if (record is not null)
        {
            Write(record, to);
        }
    }

    private void Write(EventRecord record, BlobWriter to)
    {
        var (fields, lines, isKey) = _types[record.Type];
        to.Text(isKey ? record.Key : null);
        to.Text(isKey ? record.Replaces : null);
        Write(record.Numbers, record.Texts, record.Known & fields, to);
        to.Count(lines == 0 ? 0 : record.Lines.Length);
        foreach (var line in lines == 0 ? [] : record.Lines)
        {
            Write(line.Numbers, line.Texts, line.Known & lines, to);
        }
    }

    /// <summary>The event without its personal values; that it had them stays known.</summary>
    public EventRecord Without(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (fields, lines, isKey) = _types[record.Type];
        var (numbers, texts) = Cleared(record.Numbers, record.Texts, record.Known & fields);
        return With(record, isKey ? "" : record.Key, isKey ? null : record.Replaces, numbers, texts, [.. record.Lines.Select(line =>
        {
            var (lineNumbers, lineTexts) = Cleared(line.Numbers, line.Texts, line.Known & lines);
            return new LineRecord(lineNumbers, lineTexts, line.Known);
        })]);
    }

    /// <summary>The event with its personal values.</summary>
    /// <param name="record">The event without them; its arrays are filled. Null for none.</param>
    /// <param name="bytes">What <see cref="Write(EventRecord, IReadOnlyList{string}, BlobWriter)"/> wrote.</param>
    /// <returns>The event, and the ids in the decisions.</returns>
    /// <exception cref="FormatException">The bytes are damaged or of another event.</exception>
    public static (EventRecord? Record, IReadOnlyList<string?> Names) Restore(EventRecord? record, ReadOnlySpan<byte> bytes)
    {
        var from = new BlobReader(bytes);
        var names = Names(ref from);
        return from.Flag() && record is not null ? (Restore(record, ref from), names) : (record, names);
    }

    private static List<string?> Names(ref BlobReader from)
    {
        from.Version(Version);
        var names = new List<string?>();
        for (var count = from.Count(); count > 0; count--)
        {
            names.Add(from.Text());
        }

        return names;
    }

    private static EventRecord Restore(EventRecord record, ref BlobReader from)
    {
        var (key, replaces) = (from.Text(), from.Text());
        Read(record.Numbers, record.Texts, ref from);
        for (var (i, count) = (0, from.Count()); i < count; i++)
        {
            if (i >= record.Lines.Length)
            {
                throw BlobReader.Damaged();
            }

            Read(record.Lines[i].Numbers, record.Lines[i].Texts, ref from);
        }

        return key is null ? record : With(record, key, replaces, record.Numbers, record.Texts, record.Lines);
    }

    /// <summary>The key that an event puts right, where that says who somebody is; else null.</summary>
    /// <param name="bytes">What <see cref="Write(EventRecord, IReadOnlyList{string}, BlobWriter)"/> wrote.</param>
    /// <exception cref="FormatException">The bytes are damaged.</exception>
    public static string? Replaced(ReadOnlySpan<byte> bytes)
    {
        var from = new BlobReader(bytes);
        Names(ref from);
        if (!from.Flag())
        {
            return null;
        }

        from.Text();
        return from.Text();
    }

    /// <summary>The event as it is left once its personal values are destroyed: as if those had never been told.</summary>
    public EventRecord Erased(EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (fields, lines, _) = _types[record.Type];
        return new EventRecord
        {
            Type = record.Type, Member = record.Member, At = record.At, Key = record.Key, Replaces = record.Replaces, Numbers = record.Numbers,
            Texts = record.Texts, Known = record.Known & ~fields,
            Lines = [.. record.Lines.Select(line => line with { Known = line.Known & ~lines })],
        };
    }

    private static ulong MaskOf(IEnumerable<Field> fields) =>
        fields.Where(field => field.TellsWho).Aggregate(0UL, (mask, field) => mask | 1UL << field.Index);

    private static (long[] Numbers, string?[] Texts) Cleared(long[] numbers, string?[] texts, ulong mask)
    {
        if (mask == 0)
        {
            return (numbers, texts);
        }

        var (left, words) = ((long[])numbers.Clone(), (string?[])texts.Clone());
        for (; mask != 0; mask &= mask - 1)
        {
            var field = BitOperations.TrailingZeroCount(mask);
            (left[field], words[field]) = (0, null);
        }

        return (left, words);
    }

    private static void Write(long[] numbers, string?[] texts, ulong mask, BlobWriter to)
    {
        to.Unsigned(mask);
        for (; mask != 0; mask &= mask - 1)
        {
            var field = BitOperations.TrailingZeroCount(mask);
            to.Signed(numbers[field]);
            to.Text(texts[field]);
        }
    }

    private static void Read(long[] numbers, string?[] texts, ref BlobReader from)
    {
        for (var mask = from.Unsigned(); mask != 0; mask &= mask - 1)
        {
            var field = BitOperations.TrailingZeroCount(mask);
            if (field >= numbers.Length)
            {
                throw BlobReader.Damaged();
            }

            (numbers[field], texts[field]) = (from.Signed(), from.Text());
        }
    }

    private static EventRecord With(
        EventRecord record, string key, string? replaces, long[] numbers, string?[] texts, LineRecord[] lines) => new()
    {
        Type = record.Type, Member = record.Member, At = record.At, Key = key, Replaces = replaces, Numbers = numbers, Texts = texts,
        Known = record.Known, Lines = lines,
    };
}
