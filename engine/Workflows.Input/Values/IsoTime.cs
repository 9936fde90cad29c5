using Workflows.Model.Time;

namespace Workflows.Input.Values;

/// <summary>
/// Times in ISO 8601 and what is near enough to be clear: <c>2026-05-01</c>, <c>20260501</c>, <c>2026-05-01T10:00</c>,
/// <c>2026-05-01 10:00:00.123456 +0200</c>, <c>…Z</c>. Finer than a microsecond is cut off.
/// </summary>
internal static class IsoTime
{
    /// <summary>Reads a day alone.</summary>
    public static bool TryDay(ReadOnlySpan<byte> text, out int day)
    {
        var isGood = TryRead(text, out var time) && time is { TimeOfDay: null };
        day = time.Day;
        return isGood;
    }

    /// <summary>Reads a day, with a time or not, with an offset or not.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out WrittenTime time)
    {
        time = default;
        if (!TakeDay(ref text, out var day))
        {
            return false;
        }

        if (text.IsEmpty)
        {
            time = new WrittenTime(day, null, null);
            return true;
        }

        if (text[0] is not ((byte)'T' or (byte)'t' or (byte)' '))
        {
            return false;
        }

        text = text[1..].TrimStart((byte)' ');
        if (!TakeTime(ref text, out var timeOfDay) || !TakeOffset(text.TrimStart((byte)' '), out var offset))
        {
            return false;
        }

        time = new WrittenTime(day, timeOfDay, offset);
        return true;
    }

    private static bool TakeDay(ref ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        var hasMarks = text.Length >= 10 && text[4] == '-' && text[7] == '-';
        var length = hasMarks ? 10 : 8;
        if (text.Length < length)
        {
            return false;
        }

        var (year, month, date) = hasMarks
            ? (Digits(text[..4]), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)))
            : (Digits(text[..4]), Digits(text.Slice(4, 2)), Digits(text.Slice(6, 2)));
        var found = WrittenTime.DayOf(year, month, date);
        day = found ?? 0;
        text = text[length..];
        return found is not null;
    }

    private static bool TakeTime(ref ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        if (text.Length < 5 || text[2] != ':')
        {
            return false;
        }

        var (hours, minutes, seconds) = (Digits(text[..2]), Digits(text.Slice(3, 2)), 0);
        text = text[5..];
        if (text is [(byte)':', _, _, ..])
        {
            seconds = Digits(text.Slice(1, 2));
            text = text[3..];
        }

        if (hours is < 0 or > 23 || minutes is < 0 or > 59 || seconds is < 0 or > 59)
        {
            return false;
        }

        micros = (hours * Instant.PerHour) + (minutes * Instant.PerMinute) + (seconds * Instant.PerSecond);
        return TakeDecimals(ref text, ref micros);
    }

    private static bool TakeDecimals(ref ReadOnlySpan<byte> text, ref long micros)
    {
        if (text is not [(byte)'.' or (byte)',', ..])
        {
            return true;
        }

        var place = Instant.PerSecond / 10;
        var i = 1;
        for (; i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9'; i++)
        {
            micros += (text[i] - '0') * place;
            place /= 10;
        }

        text = text[i..];
        return i > 1;
    }

    private static bool TakeOffset(ReadOnlySpan<byte> text, out long? offset)
    {
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is [(byte)'Z' or (byte)'z'] || text.SequenceEqual("UTC"u8))
        {
            offset = 0;
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6) || (text.Length == 6 && text[3] != ':'))
        {
            return false;
        }

        var (hours, minutes) = (Digits(text.Slice(1, 2)), text.Length == 3 ? 0 : Digits(text[^2..]));
        if (hours is < 0 or > 18 || minutes is < 0 or > 59)
        {
            return false;
        }

        var size = (hours * Instant.PerHour) + (minutes * Instant.PerMinute);
        offset = text[0] == '-' ? -size : size;
        return true;
    }

    // -1 where a letter isn't a digit.
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var letter in text)
        {
            if (letter is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + letter - '0';
        }

        return value;
    }
}
