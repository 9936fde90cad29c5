using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Proving.Terms;

/// <summary>Days of the calendar as numbers since 1970-01-01.</summary>
internal static class Days
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The date of a day.</summary>
    public static DateOnly Date(int day) => DateOnly.FromDayNumber(day + Epoch);

    /// <summary>The day of a date.</summary>
    public static int Of(DateOnly date) => date.DayNumber - Epoch;

    /// <summary>A part of a day.</summary>
    public static int Part(ClockPart part, int day) => part switch
    {
        ClockPart.Weekday => Weekday(day),
        ClockPart.Month => Date(day).Month,
        ClockPart.DayOfMonth => Date(day).Day,
        ClockPart.Today or ClockPart.Hour => day,
    };

    /// <summary>The day of the week; Monday is 0.</summary>
    public static int Weekday(int day) => (day + 3) % 7;

    /// <summary>A day a calendar length after another, at the month's end where that month is shorter.</summary>
    public static int Plus(int day, TimeLength length) => length.Unit switch
    {
        TimeUnit.Day => day + length.Count,
        TimeUnit.Week => day + (7 * length.Count),
        TimeUnit.Month => Of(Date(day).AddMonths(length.Count)),
        TimeUnit.Quarter => Of(Date(day).AddMonths(3 * length.Count)),
        TimeUnit.Year => Of(Date(day).AddMonths(12 * length.Count)),
        TimeUnit.Minute or TimeUnit.Hour => throw new ArgumentException($"{length} is elapsed time."),
    };

    /// <summary>The number of a calendar period, counted from some beginning.</summary>
    public static int Period(TimeUnit unit, int day) => unit switch
    {
        TimeUnit.Week => (day + 3) / 7,
        TimeUnit.Month => (12 * Date(day).Year) + Date(day).Month - 1,
        TimeUnit.Quarter => (4 * Date(day).Year) + ((Date(day).Month - 1) / 3),
        TimeUnit.Year => Date(day).Year,
        TimeUnit.Minute or TimeUnit.Hour or TimeUnit.Day => day,
    };
}
