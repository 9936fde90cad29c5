using Workflows.Model.Events;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>
/// The values of an event as bytes: version, fields, lines. Type, member, instant and key stand beside it. Equal values give equal
/// bytes, so that the bytes also tell whether two events of one key are the same.
/// </summary>
public static class EventCodec
{
    private const byte Version = 2;

    /// <summary>Writes the values.</summary>
    public static void Write(EventRecord record, BlobWriter to)
    {
        to.Byte(Version);
        to.Text(record.Replaces);
        WriteValues(record.Numbers, record.Texts, record.Known, to);
        to.Count(record.Lines.Length);
        foreach (var line in record.Lines)
        {
            WriteValues(line.Numbers, line.Texts, line.Known, to);
        }
    }

    /// <summary>
    /// Writes what an event says, as bytes that stay the same when its type gets further fields: for telling whether two events of one key
    /// are the same.
    /// </summary>
    public static void WriteContent(EventRecord record, BlobWriter to)
    {
        to.Text(record.Replaces);
        WriteTold(record.Numbers, record.Texts, record.Known, to);
        to.Count(record.Lines.Length);
        foreach (var line in record.Lines)
        {
            WriteTold(line.Numbers, line.Texts, line.Known, to);
        }
    }

    /// <summary>Reads an event.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version.</exception>
    public static EventRecord Read(int type, string member, Instant at, string key, ReadOnlySpan<byte> bytes)
    {
        var from = new BlobReader(bytes);
        from.Version(Version);
        var replaces = from.Text();
        var (numbers, texts, known) = ReadValues(ref from);
        var lines = new LineRecord[from.Count()];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = ReadValues(ref from);
            lines[i] = new LineRecord(line.Numbers, line.Texts, line.Known);
        }

        return new EventRecord
        {
            Type = type, Member = member, At = at, Key = key, Replaces = replaces, Numbers = numbers, Texts = texts, Known = known,
            Lines = lines,
        };
    }

    /// <summary>The key of the event that an event puts right; null for none. Reads nothing else of it.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version.</exception>
    public static string? Replaced(ReadOnlySpan<byte> bytes)
    {
        var from = new BlobReader(bytes);
        from.Version(Version);
        return from.Text();
    }

    private static void WriteValues(long[] numbers, string?[] texts, ulong known, BlobWriter to)
    {
        to.Count(numbers.Length);
        WriteTold(numbers, texts, known, to);
    }

    /// <summary>A bit for each number that isn't 0 and each text that is there; then only those.</summary>
    private static void WriteTold(long[] numbers, string?[] texts, ulong known, BlobWriter to)
    {
        ulong numbersThere = 0, textsThere = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            numbersThere |= numbers[i] != 0 ? 1UL << i : 0;
            textsThere |= texts[i] is not null ? 1UL << i : 0;
        }

        to.Unsigned(known);
        to.Unsigned(numbersThere);
        to.Unsigned(textsThere);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] != 0)
            {
                to.Signed(numbers[i]);
            }

            if (texts[i] is { } text)
            {
                to.Text(text);
            }
        }
    }

    private static (long[] Numbers, string?[] Texts, ulong Known) ReadValues(ref BlobReader from)
    {
        var count = from.Count();
        if (count > EventRecord.FieldsMost)
        {
            throw BlobReader.Damaged();
        }

        var known = from.Unsigned();
        var numbersThere = from.Unsigned();
        var textsThere = from.Unsigned();
        var numbers = new long[count];
        var texts = new string?[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = (numbersThere >> i & 1) != 0 ? from.Signed() : 0;
            texts[i] = (textsThere >> i & 1) != 0 ? from.Text() : null;
        }

        return (numbers, texts, known);
    }
}
