using NodaTime;
using NodaTime.TimeZones;
using Workflows.Model.Time;
using Instant = Workflows.Model.Time.Instant;

namespace Workflows.Core.Time;

/// <summary>
/// The local calendar of a programme: days, periods and lengths of time in its zone. Days are numbers since 1970-01-01.
/// A table of local midnights makes it a few nanoseconds; NodaTime answers on the few days on which the clock changes.
/// </summary>
public sealed class Calendar
{
    private const int FirstYear = 1950;
    private const int LastYear = 2150;
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly DateTimeZone _zone;
    private readonly int _firstDay;
    private readonly long[] _starts;
    private readonly SortedSet<int> _irregular = [];

    /// <summary>The calendar of a zone.</summary>
    /// <param name="timeZone">IANA name.</param>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public Calendar(string timeZone)
    {
        _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? throw new ArgumentException($"There is no time zone '{timeZone}'.");
        _firstDay = Period.DaysBetween(Epoch, new LocalDate(FirstYear, 1, 1));
        _starts = new long[Period.DaysBetween(Epoch, new LocalDate(LastYear, 12, 31)) - _firstDay + 2];
        FillStarts();
    }

    /// <summary>The first instant that a calendar can place.</summary>
    public Instant First => new(_starts[0]);

    /// <summary>The instant after the last that a calendar can place.</summary>
    public Instant End => new(_starts[^2]);

    /// <summary>Whether a zone of that name exists.</summary>
    public static bool HasZone(string timeZone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not null;

    /// <summary>The last local day of which there is something before an instant.</summary>
    public int LastDayBefore(Instant end) => DayOf(new Instant(end.Micros - 1));

    /// <summary>The local day of an instant.</summary>
    public int DayOf(Instant at)
    {
        var starts = _starts;
        var t = at.Micros;
        var i = (int)((t - starts[0]) / Instant.PerDay);
        while (t < starts[i])
        {
            i--;
        }

        while (t >= starts[i + 1])
        {
            i++;
        }

        return i + _firstDay;
    }

    /// <summary>The local midnight that starts a day (the first instant of the day where there is no midnight).</summary>
    public Instant StartOfDay(int day) => new(_starts[day - _firstDay]);

    /// <summary>As <see cref="StartOfDay"/>, in microseconds; for days before or after all that a calendar can place, the least or the largest number.</summary>
    public long StartOfAnyDay(int day) =>
        day < _firstDay ? long.MinValue
        : day - _firstDay >= _starts.Length ? long.MaxValue
        : _starts[day - _firstDay];

    /// <summary>Microseconds of the local clock since midnight.</summary>
    public long TimeOfDay(Instant at)
    {
        var day = DayOf(at);
        return _irregular.Contains(day)
            ? ToNoda(at).InZone(_zone).TimeOfDay.NanosecondOfDay / 1000
            : at.Micros - _starts[day - _firstDay];
    }

    /// <summary>The instant of a local time: forward out of a gap, the earlier one in an overlap.</summary>
    /// <param name="day">The day.</param>
    /// <param name="timeOfDay">Microseconds of the local clock since midnight.</param>
    public Instant At(int day, long timeOfDay)
    {
        if (!_irregular.Contains(day))
        {
            return new Instant(_starts[day - _firstDay] + timeOfDay);
        }

        var local = Epoch.PlusDays(day).At(LocalTime.FromTicksSinceMidnight(timeOfDay * 10));
        return FromNoda(_zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant());
    }

    /// <summary>The instant a length of time after another: elapsed time for minutes and hours, else the same local time on another day.</summary>
    public Instant Plus(Instant at, TimeLength length) =>
        length.IsElapsed ? new Instant(at.Micros + length.ElapsedMicros) : At(PlusDays(DayOf(at), length), TimeOfDay(at));

    /// <summary>The day a calendar length after another; clamped to the month's end.</summary>
    public static int PlusDays(int day, TimeLength length) => length.Unit switch
    {
        TimeUnit.Day => day + length.Count,
        TimeUnit.Week => day + (7 * length.Count),
        TimeUnit.Month => PlusMonths(day, length.Count),
        TimeUnit.Quarter => PlusMonths(day, 3 * length.Count),
        TimeUnit.Year => PlusMonths(day, 12 * length.Count),
        TimeUnit.Minute or TimeUnit.Hour => throw new ArgumentException($"{length} is elapsed time."),
    };

    /// <summary>The first day of the calendar period of a day. Weeks start on Monday.</summary>
    public static int PeriodStart(TimeUnit unit, int day)
    {
        if (unit == TimeUnit.Day)
        {
            return day;
        }

        if (unit == TimeUnit.Week)
        {
            return day - Weekday(day);
        }

        var date = DateOf(day);
        var month = unit switch
        {
            TimeUnit.Month => date.Month,
            TimeUnit.Quarter => date.Month - ((date.Month - 1) % 3),
            TimeUnit.Year => 1,
            TimeUnit.Minute or TimeUnit.Hour or TimeUnit.Day or TimeUnit.Week => throw new ArgumentException($"There is no calendar {unit}."),
        };
        return DayNumber(new DateOnly(date.Year, month, 1));
    }

    /// <summary>The first day of the calendar period after that of a day.</summary>
    public static int NextPeriodStart(TimeUnit unit, int day) => PlusDays(PeriodStart(unit, day), new TimeLength(1, unit));

    /// <summary>The day of the week: Monday is 0.</summary>
    public static int Weekday(int day) => (int)((uint)(day + 3 + 7_000_000) % 7);

    /// <summary>The date of a day.</summary>
    public static DateOnly DateOf(int day) => DateOnly.FromDayNumber(day + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);

    /// <summary>The day of a date.</summary>
    public static int DayNumber(DateOnly date) => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static int PlusMonths(int day, int months) => DayNumber(DateOf(day).AddMonths(months));

    private static NodaTime.Instant ToNoda(Instant at) => NodaTime.Instant.FromUnixTimeTicks(at.Micros * 10);

    private static Instant FromNoda(NodaTime.Instant at) => new(at.ToUnixTimeTicks() / 10);

    private void FillStarts()
    {
        var from = NodaTime.Instant.FromUtc(FirstYear - 1, 12, 30, 0, 0);
        var to = NodaTime.Instant.FromUtc(LastYear + 1, 1, 3, 0, 0);
        foreach (var interval in _zone.GetZoneIntervals(from, to))
        {
            if (interval.HasStart && interval.Start > from)
            {
                // The day of a change, and the one before it where the change is at midnight, are left to NodaTime.
                var day = Period.DaysBetween(Epoch, interval.IsoLocalStart.Date);
                _irregular.Add(day - 1);
                _irregular.Add(day);
                _irregular.Add(day + 1);
            }
        }

        var offset = 0L;
        var known = NodaTime.Instant.MinValue;
        for (var i = 0; i < _starts.Length; i++)
        {
            var day = i + _firstDay;
            if (_irregular.Contains(day) || _irregular.Contains(day - 1) || known == NodaTime.Instant.MinValue)
            {
                // A day that a zone left out altogether starts where the next one does.
                known = _zone.ResolveLocal(Epoch.PlusDays(day).AtMidnight(), Resolvers.LenientResolver).ToInstant();
                _starts[i] = FromNoda(known).Micros;
                offset = _starts[i] - (day * Instant.PerDay);
            }
            else
            {
                _starts[i] = (day * Instant.PerDay) + offset;
            }
        }
    }
}
