using Workflows.Generation.Models;

namespace Workflows.Generation.Lives;

/// <summary>
/// Turns instants into business time and back. Business time runs as fast as the season, weekday and hour are busy, one unit to a day of
/// average business. A Poisson process of constant rate in business time is one with seasons in real time, so the processes
/// know nothing of seasons. Instants here are local seconds since 1970-01-01.
/// </summary>
internal sealed class SeasonalClock
{
    internal const long Day = 86_400;
    private const long Hour = 3_600;
    private readonly long _firstDay;
    private readonly double[] _untilDay;
    private readonly double[] _untilHour = new double[25];

    /// <summary>Covers whole local days; business time 0 is the start of the first.</summary>
    internal SeasonalClock(SeasonModel seasons, DateOnly first, DateOnly last)
    {
        _firstDay = DaysSinceEpoch(first);
        _untilDay = new double[last.DayNumber - first.DayNumber + 2];
        var month = Sum(seasons.Months) / 12;
        var weekday = Sum(seasons.Weekdays) / 7;
        for (var i = 0; i + 1 < _untilDay.Length; i++)
        {
            var date = first.AddDays(i);
            var factor = seasons.Months[date.Month - 1] / month * (seasons.Weekdays[((int)date.DayOfWeek + 6) % 7] / weekday);
            _untilDay[i + 1] = _untilDay[i] + factor;
        }

        var hours = Sum(seasons.Hours);
        for (var i = 0; i < 24; i++)
        {
            _untilHour[i + 1] = _untilHour[i] + seasons.Hours[i] / hours;
        }

        _untilHour[24] = 1;
    }

    internal static long DaysSinceEpoch(DateOnly date) => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    internal static long Midnight(DateOnly date) => DaysSinceEpoch(date) * Day;

    internal static DateOnly DateOf(long local) =>
        DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)Math.Floor(local / (double)Day));

    /// <summary>The business time of an instant; an instant outside of the days covered counts as the nearer end.</summary>
    internal double ToBusiness(long local)
    {
        var since = local - _firstDay * Day;
        if (since <= 0)
        {
            return 0;
        }

        var day = since / Day;
        if (day >= _untilDay.Length - 1)
        {
            return _untilDay[^1];
        }

        var within = since % Day;
        var hour = within / Hour;
        var share = _untilHour[hour] + (_untilHour[hour + 1] - _untilHour[hour]) * (within % Hour / (double)Hour);
        return _untilDay[day] + (_untilDay[day + 1] - _untilDay[day]) * share;
    }

    /// <summary>The first whole second at or before a business time; the largest long when that is past the days covered.</summary>
    internal long ToLocal(double business)
    {
        if (business >= _untilDay[^1])
        {
            return long.MaxValue;
        }

        var day = LastAtMost(_untilDay, business);
        return (_firstDay + day) * Day + SecondOfDay((business - _untilDay[day]) / (_untilDay[day + 1] - _untilDay[day]));
    }

    /// <summary>The second of a day before which the given share of its business is done, 0 to below 86,400.</summary>
    internal long SecondOfDay(double share)
    {
        var hour = LastAtMost(_untilHour, Math.Min(share, 1 - 1e-12));
        var within = (share - _untilHour[hour]) / (_untilHour[hour + 1] - _untilHour[hour]);
        return hour * Hour + Math.Clamp((long)(within * Hour), 0, Hour - 1);
    }

    /// <summary>The instant drawn from [from, to) as business goes, for a uniform share.</summary>
    internal long Between(long from, long to, double share)
    {
        var low = ToBusiness(from);
        return Math.Max(from, ToLocal(low + share * (ToBusiness(to) - low)));
    }

    private static int LastAtMost(double[] bounds, double value)
    {
        var low = 0;
        var high = bounds.Length - 2;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = bounds[middle] <= value ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static double Sum(IReadOnlyList<double> values)
    {
        double sum = 0;
        for (var i = 0; i < values.Count; i++)
        {
            sum += values[i];
        }

        return sum;
    }
}
