using System.Globalization;

namespace Workflows.Flows.Timing;

/// <summary>
/// Instants by a cron expression: five fields (minute, hour, day of the month, month, day of the week), or six with seconds first. In UTC.
/// Each field is <c>*</c>, a number, a range <c>a-b</c>, a list, or any of these with a step <c>/n</c>; months and days of the week have English
/// names too, and 7 is Sunday like 0. Where both kinds of day are given, a day has to be of either kind.
/// </summary>
public sealed class CronSchedule
{
    private const int YearsMost = 30;

    private static readonly string[] _months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] _days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly ulong _seconds;
    private readonly ulong _minutes;
    private readonly ulong _hours;
    private readonly ulong _daysOfMonth;
    private readonly ulong _monthsOfYear;
    private readonly ulong _daysOfWeek;
    private readonly bool _anyDayOfMonth;
    private readonly bool _anyDayOfWeek;

    private CronSchedule(string[] fields)
    {
        _seconds = Field(fields[0], 0, 59, []);
        _minutes = Field(fields[1], 0, 59, []);
        _hours = Field(fields[2], 0, 23, []);
        _daysOfMonth = Field(fields[3], 1, 31, []);
        _monthsOfYear = Field(fields[4], 1, 12, _months);
        var days = Field(fields[5], 0, 7, _days);
        _daysOfWeek = (days | (days >> 7)) & 0x7F;
        (_anyDayOfMonth, _anyDayOfWeek) = (fields[3] is "*" or "?", fields[5] is "*" or "?");
    }

    /// <summary>Reads an expression; null, and what is wrong, for one that isn't any.</summary>
    public static CronSchedule? Read(string expression, out string problem)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        problem = "";
        if (fields.Length is not (5 or 6))
        {
            problem = $"`{expression}` is no cron expression: it has {fields.Length} fields and needs six, with seconds first, as `0 0 * * * *` for every hour.";
            return null;
        }

        try
        {
            return new CronSchedule(fields.Length == 6 ? fields : ["0", .. fields]);
        }
        catch (FormatException fault)
        {
            problem = $"`{expression}` is no cron expression: {fault.Message}";
            return null;
        }
    }

    /// <summary>The first instant after another one; null where there is none within thirty years.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var at = new DateTimeOffset(after.UtcTicks - (after.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddSeconds(1);
        var last = at.Year + YearsMost;
        while (at.Year <= last)
        {
            if (!Has(_monthsOfYear, at.Month))
            {
                at = new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
            }
            else if (!IsDay(at))
            {
                at = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
            }
            else if (!Has(_hours, at.Hour))
            {
                at = at.AddHours(1).AddMinutes(-at.Minute).AddSeconds(-at.Second);
            }
            else if (!Has(_minutes, at.Minute))
            {
                at = at.AddMinutes(1).AddSeconds(-at.Second);
            }
            else if (!Has(_seconds, at.Second))
            {
                at = at.AddSeconds(1);
            }
            else
            {
                return at;
            }
        }

        return null;
    }

    private bool IsDay(DateTimeOffset at)
    {
        var (ofMonth, ofWeek) = (Has(_daysOfMonth, at.Day), Has(_daysOfWeek, (int)at.DayOfWeek));
        return _anyDayOfMonth || _anyDayOfWeek ? ofMonth && ofWeek : ofMonth || ofWeek;
    }

    private static bool Has(ulong set, int value) => (set & (1UL << value)) != 0;

    private static ulong Field(string field, int least, int most, string[] names)
    {
        var set = 0UL;
        foreach (var part in field.Split(','))
        {
            var slash = part.Split('/');
            var step = slash.Length == 1 ? 1 : slash.Length == 2 ? Number(slash[1], 1, most, []) : throw new FormatException($"`{part}` has two steps.");
            var ends = slash[0].Split('-');
            var (from, to) = slash[0] is "*" or "?" ? (least, most)
                : ends.Length == 2 ? (Number(ends[0], least, most, names), Number(ends[1], least, most, names))
                : (Number(slash[0], least, most, names), slash.Length == 2 ? most : Number(slash[0], least, most, names));
            if (from > to)
            {
                throw new FormatException($"`{part}` ends before it begins.");
            }

            for (var value = from; value <= to; value += step)
            {
                set |= 1UL << value;
            }
        }

        return set;
    }

    private static int Number(string text, int least, int most, string[] names)
    {
        var named = Array.FindIndex(names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        if (named >= 0)
        {
            return named + least;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw new FormatException($"`{text}` is no number from {least} to {most}.");
    }
}
