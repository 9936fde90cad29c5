using Workflows.Core.Time;
using Workflows.Model.Time;

namespace Workflows.Cli.Printing;

/// <summary>Instants as people of the programme's zone write them.</summary>
internal static class LocalTime
{
    /// <summary>Date and time to the second: <c>2026-03-07 10:00:00</c>.</summary>
    public static string Of(Calendar calendar, Instant at) => $"{ToTheMinute(calendar, at)}:{calendar.TimeOfDay(at) / Instant.PerSecond % 60:00}";

    /// <summary>Date and time to the minute: <c>2026-03-07 10:00</c>.</summary>
    public static string ToTheMinute(Calendar calendar, Instant at)
    {
        var minutes = calendar.TimeOfDay(at) / Instant.PerMinute;
        return $"{Day(calendar.DayOf(at))} {minutes / 60:00}:{minutes % 60:00}";
    }

    /// <summary>The last day before an instant: that on which something that ends there can still be done.</summary>
    public static string LastDayBefore(Calendar calendar, Instant end) => Day(calendar.LastDayBefore(end));

    /// <summary>A day by its number since 1970-01-01.</summary>
    public static string Day(int day) => $"{Calendar.DateOf(day):yyyy-MM-dd}";
}
