namespace Workflows.Input.Values;

/// <summary>A time as it is written, before any zone makes an instant of it.</summary>
/// <param name="Day">The day, as a number since 1970-01-01.</param>
/// <param name="TimeOfDay">Microseconds since midnight; null where only a day is written.</param>
/// <param name="Offset">Microseconds by which the written time is ahead of UTC; null where none is written.</param>
internal readonly record struct WrittenTime(int Day, long? TimeOfDay, long? Offset)
{
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The number of a day since 1970-01-01, or null where the calendar has no such day.</summary>
    public static int? DayOf(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day).DayNumber - EpochDay
            : null;
}
