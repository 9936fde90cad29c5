using NodaTime;
using NodaTime.Text;

namespace Workflows.Input.Values;

/// <summary>Times in a form that a map states, such as <c>d/M/yyyy H:mm</c>; the letters are those of .NET and NodaTime.</summary>
internal sealed class PatternTime
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly Func<string, WrittenTime?> _read;

    /// <summary>Prepares a form.</summary>
    /// <exception cref="InputFault">It isn't a form of dates.</exception>
    public PatternTime(string format)
    {
        Format = format;
        try
        {
            _read = Prepare(format);
        }
        catch (InvalidPatternException fault)
        {
            throw new InputFault(
                $"the programme's map says as \"{format}\", which isn't a form of dates; write one like \"d/M/yyyy H:mm\".", fault);
        }
    }

    /// <summary>The form as it is written in the map.</summary>
    public string Format { get; }

    /// <summary>Reads a time; null where the text isn't one of this form.</summary>
    public WrittenTime? Read(string text) => _read(text);

    private static Func<string, WrittenTime?> Prepare(string format)
    {
        // NodaTime writes offsets as o<…> where .NET has zzz and K.
        var noda = format.Replace("zzz", "o<+HH:mm>", StringComparison.Ordinal).Replace("K", "o<Z+HH:mm>", StringComparison.Ordinal);
        if (noda.Contains("o<", StringComparison.Ordinal))
        {
            var pattern = OffsetDateTimePattern.CreateWithInvariantCulture(noda);
            return text => pattern.Parse(text) is { Success: true } good
                ? Written(good.Value.LocalDateTime) with { Offset = good.Value.Offset.Ticks / 10 }
                : null;
        }

        if (HasHours(noda))
        {
            var pattern = LocalDateTimePattern.CreateWithInvariantCulture(noda);
            return text => pattern.Parse(text) is { Success: true } good ? Written(good.Value) : null;
        }

        var days = LocalDatePattern.CreateWithInvariantCulture(noda);
        return text => days.Parse(text) is { Success: true } good ? new WrittenTime(DayOf(good.Value), null, null) : null;
    }

    private static WrittenTime Written(LocalDateTime time) => new(DayOf(time.Date), time.NanosecondOfDay / 1000, null);

    private static int DayOf(LocalDate date) => Period.DaysBetween(Epoch, date);

    // A letter between apostrophes is only a letter; one that stands alone (o, s, d…) would be a standard form, with hours or without.
    private static bool HasHours(string format)
    {
        var isQuoted = false;
        foreach (var letter in format)
        {
            isQuoted ^= letter == '\'';
            if (!isQuoted && letter is 'H' or 'h')
            {
                return true;
            }
        }

        return false;
    }
}
