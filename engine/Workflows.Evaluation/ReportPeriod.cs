using Workflows.Core.Time;
using Workflows.Model.Time;

namespace Workflows.Evaluation;

/// <summary>The days that a report is about: half-open, in the programme's zone, as day numbers since 1970-01-01.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last; after <paramref name="From"/>.</param>
public sealed record ReportPeriod(int From, int Until)
{
    /// <summary>
    /// The period of a report that names none: the last whole calendar period that lies within a run, or the whole run where there is
    /// none. The day on which the clock stands counts as whole.
    /// </summary>
    /// <param name="calendar">The programme's calendar.</param>
    /// <param name="first">The first instant of the run.</param>
    /// <param name="clock">Where the clock stands at its end.</param>
    /// <param name="unit">The length of the period: how often the programme's report is made.</param>
    public static ReportPeriod Default(Calendar calendar, Instant first, Instant clock, TimeUnit unit = TimeUnit.Quarter)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var from = calendar.DayOf(first);
        var until = calendar.DayOf(clock) + 1;
        var end = Calendar.PeriodStart(unit, until);
        var start = Calendar.PeriodStart(unit, end - 1);
        return start >= from ? new ReportPeriod(start, end) : new ReportPeriod(from, until);
    }
}
