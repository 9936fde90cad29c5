using NodaTime;
using NodaTime.TimeZones;
using Workflows.Model.Time;
using Instant = Workflows.Model.Time.Instant;

namespace Workflows.Core.Tests.Naive;

/// <summary>Days, periods and lengths of time as section 2 of the semantics says it, asked of NodaTime and remembered.</summary>
internal sealed class NaiveCalendar(string zone)
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[zone];

    private readonly Dictionary<Instant, LocalDateTime> _known = [];
    private readonly Dictionary<(Instant At, TimeLength Length), Instant> _later = [];

    public LocalDate Day(Instant at) => Local(at).Date;

    public int Hour(Instant at) => Local(at).Hour;

    public Instant Midnight(LocalDate day) => From(_zone.AtStartOfDay(day).ToInstant());

    /// <summary>A local time of a day, in minutes: forward out of a gap, the earlier of two.</summary>
    public Instant At(LocalDate day, int minutes) =>
        From(_zone.ResolveLocal(day.AtMidnight().PlusMinutes(minutes), Resolvers.LenientResolver).ToInstant());

    /// <summary>Elapsed time, or the same local time so many days or months later: forward out of a gap, the earlier of two.</summary>
    public Instant Plus(Instant at, TimeLength length) =>
        _later.TryGetValue((at, length), out var later) ? later : _later[(at, length)] = Later(at, length);

    private Instant Later(Instant at, TimeLength length)
    {
        if (length.Unit is TimeUnit.Minute or TimeUnit.Hour)
        {
            return new Instant(at.Micros + (length.Count * (length.Unit == TimeUnit.Hour ? 3_600_000_000L : 60_000_000L)));
        }

        var local = Local(at);
        var later = Plus(local.Date, length.Count, length.Unit).At(local.TimeOfDay);
        return From(_zone.ResolveLocal(later, Resolvers.LenientResolver).ToInstant());
    }

    public static LocalDate Plus(LocalDate day, int count, TimeUnit unit) => unit switch
    {
        TimeUnit.Day => day.PlusDays(count),
        TimeUnit.Week => day.PlusWeeks(count),
        TimeUnit.Month => day.PlusMonths(count),
        TimeUnit.Quarter => day.PlusMonths(3 * count),
        TimeUnit.Year => day.PlusYears(count),
        _ => throw new ArgumentException($"{unit} is no calendar time."),
    };

    /// <summary>The first day of the calendar period that a day is in; weeks begin on Monday.</summary>
    public static LocalDate Start(TimeUnit unit, LocalDate day) => unit switch
    {
        TimeUnit.Day => day,
        TimeUnit.Week => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)),
        TimeUnit.Month => new LocalDate(day.Year, day.Month, 1),
        TimeUnit.Quarter => new LocalDate(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        TimeUnit.Year => new LocalDate(day.Year, 1, 1),
        _ => throw new ArgumentException($"{unit} is no calendar time."),
    };

    /// <summary>The first day of the next calendar period.</summary>
    public static LocalDate Next(TimeUnit unit, LocalDate day) => Plus(Start(unit, day), 1, unit);

    /// <summary>The number of the membership year of a day, 0 for the first; each begins on the anniversary of the day of joining.</summary>
    public static int MembershipYear(LocalDate joined, LocalDate day)
    {
        var year = 0;
        while (joined.PlusYears(year + 1) <= day)
        {
            year++;
        }

        // What came with another member may be of before the day of joining.
        while (joined.PlusYears(year) > day)
        {
            year--;
        }

        return year;
    }

    public static int Number(LocalDate day) => Period.DaysBetween(Epoch, day);

    public static LocalDate Of(int number) => Epoch.PlusDays(number);

    private LocalDateTime Local(Instant at) => _known.TryGetValue(at, out var local) ? local
        : _known[at] = NodaTime.Instant.FromUnixTimeTicks(at.Micros * 10).InZone(_zone).LocalDateTime;

    private static Instant From(NodaTime.Instant at) => new(at.ToUnixTimeTicks() / 10);
}
