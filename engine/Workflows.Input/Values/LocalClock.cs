using NodaTime;
using NodaTime.TimeZones;
using Instant = Workflows.Model.Time.Instant;

namespace Workflows.Input.Values;

/// <summary>
/// Makes instants of local times: in a daylight-saving gap forward, in an overlap the earlier, a day alone is its noon. Offsets of days
/// on which no clock changes are kept, so that NodaTime is asked about each day once.
/// </summary>
internal sealed class LocalClock(DateTimeZone zone)
{
    private const int FirstYear = 1950;
    private const int LastYear = 2150;
    private const long Noon = 12 * Instant.PerHour;

    private static readonly LocalDate Epoch = new(1970, 1, 1);
    private static readonly int FirstDay = Period.DaysBetween(Epoch, new LocalDate(FirstYear, 1, 2));
    private static readonly int LastDay = Period.DaysBetween(Epoch, new LocalDate(LastYear, 12, 30));

    private readonly Dictionary<int, long?> _offsets = [];

    /// <summary>What a time outside the years that a programme's calendar has is told.</summary>
    public static string OutOfRange { get; } = $"the time is outside the years {FirstYear} to {LastYear} that can be placed; correct it.";

    /// <summary>The instant, or null outside the years <see cref="FirstYear"/> to <see cref="LastYear"/>.</summary>
    public Instant? InstantOf(WrittenTime time)
    {
        if (time.Day < FirstDay || time.Day > LastDay)
        {
            return null;
        }

        var local = (time.Day * Instant.PerDay) + (time.TimeOfDay ?? Noon);
        return new(time.Offset is { } offset ? local - offset : local - OffsetAt(time.Day, time.TimeOfDay ?? Noon));
    }

    /// <summary>The local day of an instant, as a day number since 1970-01-01.</summary>
    public int DayOf(Instant at) =>
        Period.DaysBetween(Epoch, NodaTime.Instant.FromUnixTimeTicks(at.Micros * 10).InZone(zone).Date);

    private long OffsetAt(int day, long timeOfDay)
    {
        if (!_offsets.TryGetValue(day, out var offset))
        {
            _offsets[day] = offset = OffsetOfWhole(day);
        }

        if (offset is not null)
        {
            return offset.Value;
        }

        var local = Epoch.PlusDays(day).At(LocalTime.FromTicksSinceMidnight(timeOfDay * 10));
        var instant = zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant().ToUnixTimeTicks() / 10;
        return (day * Instant.PerDay) + timeOfDay - instant;
    }

    // The offset of a day all of whose times are clear and have the same one.
    private long? OffsetOfWhole(int day)
    {
        var start = zone.MapLocal(Epoch.PlusDays(day).AtMidnight());
        var end = zone.MapLocal(Epoch.PlusDays(day + 1).AtMidnight());
        return start.Count == 1 && end.Count == 1 && start.EarlyInterval == end.EarlyInterval
            ? start.EarlyInterval.WallOffset.Ticks / 10
            : null;
    }
}
