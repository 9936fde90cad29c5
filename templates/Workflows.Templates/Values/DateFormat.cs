using System.Globalization;
using System.Text;

namespace Workflows.Templates.Values;

/// <summary>
/// Dates by patterns of strftime, as <c>date.to_string</c> takes them. Names are English: the culture is the invariant one.
/// </summary>
internal static class DateFormat
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A date as text. A letter that means nothing stays as it is written.</summary>
    internal static string Text(DateParts date, string pattern)
    {
        var output = new TextBuffer(stackalloc char[64]);
        Append(ref output, date, pattern);
        var text = output.Written.ToString();
        output.Dispose();
        return text;
    }

    /// <summary>Writes a date behind what was written already.</summary>
    internal static void Append(ref TextBuffer output, DateParts date, ReadOnlySpan<char> pattern)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] != '%' || at + 1 == pattern.Length)
            {
                output.Append(pattern[at]);
                continue;
            }

            at++;
            if (!AppendNumber(ref output, date, pattern[at]) && !AppendWord(ref output, date, pattern[at]))
            {
                output.Append('%');
                output.Append(pattern[at]);
            }
        }
    }

    private static bool AppendNumber(ref TextBuffer output, DateParts date, char letter)
    {
        var clock = date.Clock;
        var (number, width, pad) = letter switch
        {
            'C' => (clock.Year / 100, 2, '0'),
            'd' => (clock.Day, 2, '0'),
            'e' => (clock.Day, 2, ' '),
            'H' => (clock.Hour, 2, '0'),
            'I' => (Hour12(clock), 2, '0'),
            'j' => (clock.DayOfYear, 3, '0'),
            'k' => (clock.Hour, 2, ' '),
            'l' => (Hour12(clock), 2, ' '),
            'L' => (clock.Millisecond, 3, '0'),
            'm' => (clock.Month, 2, '0'),
            'M' => (clock.Minute, 2, '0'),
            'Y' => (clock.Year, 4, '0'),
            _ => Rarer(clock, letter),
        };
        if (width > 0)
        {
            output.Append(number, width, pad);
        }

        return width > 0;
    }

    private static (int Number, int Width, char Pad) Rarer(DateTime clock, char letter) => letter switch
    {
        'S' => (clock.Second, 2, '0'),
        'u' => (clock.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)clock.DayOfWeek, 1, '0'),
        'U' => (Invariant.Calendar.GetWeekOfYear(clock, CalendarWeekRule.FirstDay, DayOfWeek.Sunday), 2, '0'),
        'V' => (ISOWeek.GetWeekOfYear(clock), 2, '0'),
        'w' => ((int)clock.DayOfWeek, 1, '0'),
        'W' => (Invariant.Calendar.GetWeekOfYear(clock, CalendarWeekRule.FirstDay, DayOfWeek.Monday), 2, '0'),
        'y' => (clock.Year % 100, 2, '0'),
        _ => (0, 0, '0'),
    };

    private static int Hour12(DateTime clock) => clock.Hour % 12 == 0 ? 12 : clock.Hour % 12;

    private static bool AppendWord(ref TextBuffer output, DateParts date, char letter)
    {
        if (Combination(letter) is { } inner)
        {
            Append(ref output, date, inner);
            return true;
        }

        var text = Word(date, letter);
        output.Append(text);
        return text is not null;
    }

    private static string? Combination(char letter) => letter switch
    {
        'c' => "%a %b %d %T %Y",
        'D' => "%m/%d/%y",
        'F' => "%Y-%m-%d",
        'r' => "%I:%M:%S %p",
        'R' => "%H:%M",
        'T' or 'X' => "%H:%M:%S",
        'x' => "%m/%d/%Y",
        'g' => string.Empty,
        _ => null,
    };

    private static string? Word(DateParts date, char letter) => letter switch
    {
        'a' => Invariant.DateTimeFormat.GetAbbreviatedDayName(date.Clock.DayOfWeek),
        'A' => Invariant.DateTimeFormat.GetDayName(date.Clock.DayOfWeek),
        'b' or 'h' => Month(date),
        'B' => Invariant.DateTimeFormat.GetMonthName(date.Clock.Month),
        'n' => "\n",
        'N' => (date.Clock.Ticks % TimeSpan.TicksPerSecond * 100).ToString("D9", Invariant),
        'p' => date.Clock.Hour < 12 ? "AM" : "PM",
        'P' => date.Clock.Hour < 12 ? "am" : "pm",
        's' => ((date.Moment - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond).ToString(Invariant),
        't' => "\t",
        'v' => date.Clock.Day.ToString(Invariant).PadLeft(2) + "-"
            + Month(date).ToUpperInvariant() + "-" + date.Clock.Year.ToString("D4", Invariant),
        'Z' => (date.Offset < TimeSpan.Zero ? "-" : "+") + date.Offset.ToString("hh\\:mm", Invariant),
        '%' => "%",
        _ => null,
    };

    private static string Month(DateParts date) => Invariant.DateTimeFormat.GetAbbreviatedMonthName(date.Clock.Month);

    /// <summary>The pattern of .NET that reads what a pattern of strftime writes, for <c>date.parse</c> with a pattern.</summary>
    internal static string ToNet(string pattern)
    {
        var output = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            var letter = pattern[at] == '%' && at + 1 < pattern.Length ? pattern[++at] : '\0';
            if (letter != '\0' && Combination(letter) is { } inner)
            {
                output.Append(ToNet(inner));
            }
            else
            {
                output.Append(NetLetter(letter) ?? "\\" + pattern[at]);
            }
        }

        return output.ToString();
    }

    private static string? NetLetter(char letter) => letter switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'd' => "dd",
        'e' => "%d",
        'H' => "HH",
        'I' => "hh",
        'k' => "%H",
        'l' => "%h",
        _ => NetClock(letter),
    };

    private static string? NetClock(char letter) => letter switch
    {
        'L' => "fff",
        'm' => "MM",
        'M' => "mm",
        'p' or 'P' => "tt",
        'S' => "ss",
        'y' => "yy",
        'Y' => "yyyy",
        'Z' => "zzz",
        _ => null,
    };
}
