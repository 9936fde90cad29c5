using System.Buffers;
using System.Globalization;

namespace Workflows.Generation;

/// <summary>
/// Writes events as JSON lines that `loyalty run --events` reads: type, member (but for news of the market), at, then the fields. The same events give the same
/// characters everywhere: lines end in LF whatever the machine, money has two decimals, no culture is asked.
/// </summary>
public static class EventLineWriter
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    /// <summary>Writes each event as one line.</summary>
    /// <param name="events">The events, in the order in which they are to be written.</param>
    /// <param name="to">Where to write; for equal bytes it must write UTF-8 without a byte order mark.</param>
    public static void Write(IEnumerable<GeneratedEvent> events, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(to);
        foreach (var happened in events)
        {
            Write(happened, to);
        }
    }

    /// <summary>Writes one event as one line.</summary>
    public static void Write(GeneratedEvent happened, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(to);
        to.Write("{\"type\":");
        WriteText(happened.Type, to);
        if (happened.Member.Length > 0)
        {
            to.Write(",\"member\":");
            WriteText(happened.Member, to);
        }

        to.Write(",\"at\":\"");
        to.Write(DateTime.UnixEpoch.AddTicks(happened.At * 10).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        to.Write('"');
        foreach (var field in happened.Fields)
        {
            to.Write(',');
            WriteText(field.Name, to);
            to.Write(':');
            WriteValue(field.Value, to);
        }

        to.Write("}\n");
    }

    private static void WriteValue(GeneratedValue value, TextWriter to)
    {
        switch (value)
        {
            case GeneratedValue.Text text:
                WriteText(text.Value, to);
                break;
            case GeneratedValue.Money money:
                WriteMoney(money.Cents, to);
                break;
            case GeneratedValue.Number number:
                to.Write(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case GeneratedValue.YesNo answer:
                to.Write(answer.Value ? "true" : "false");
                break;
            case GeneratedValue.Lines lines:
                WriteLines(lines.Items, to);
                break;
            default:
                throw new InvalidOperationException($"A value of type {value.GetType().Name} has no written form.");
        }
    }

    private static void WriteLines(IReadOnlyList<BasketLine> lines, TextWriter to)
    {
        var separator = "[";
        foreach (var line in lines)
        {
            to.Write(separator);
            to.Write("{\"sku\":");
            WriteText(line.Sku, to);
            to.Write(",\"category\":");
            WriteText(line.Category, to);
            to.Write(",\"quantity\":");
            to.Write(line.Quantity.ToString(CultureInfo.InvariantCulture));
            to.Write(",\"price\":");
            WriteMoney(line.Cents, to);
            to.Write('}');
            separator = ",";
        }

        to.Write(']');
    }

    private static void WriteMoney(long cents, TextWriter to)
    {
        to.Write((cents / 100).ToString(CultureInfo.InvariantCulture));
        to.Write('.');
        to.Write((char)('0' + cents / 10 % 10));
        to.Write((char)('0' + cents % 10));
    }

    private static void WriteText(string text, TextWriter to)
    {
        to.Write('"');
        if (text.AsSpan().ContainsAny(Escaped))
        {
            WriteEscaped(text, to);
        }
        else
        {
            to.Write(text);
        }

        to.Write('"');
    }

    private static void WriteEscaped(string text, TextWriter to)
    {
        foreach (var character in text)
        {
            if (character is '"' or '\\')
            {
                to.Write('\\');
                to.Write(character);
            }
            else if (character < ' ')
            {
                to.Write("\\u");
                to.Write(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                to.Write(character);
            }
        }
    }
}
