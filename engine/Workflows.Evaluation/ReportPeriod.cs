using Workflows.Core.Time;
using Workflows.Model.Time;

namespace Workflows.Evaluation;

/// <summary>The days that a report is about: half-open, in the programme's zone, as day numbers since 1970-01-01.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last; after <paramref name="From"/>.</param>
public sealed record ReportPeriod(int From, int Until)
{
    /// <summary>
    /// The period of a report that names none: the last whole calendar quarter that lies within a run, or the whole run where there is
    /// none.
    /// The day on which the clock stands counts as whole.
    /// </summary>
    /// <param name="calendar">The programme's calendar.</param>
    /// <param name="first">The first instant of the run.</param>
    /// <param name="clock">Where the clock stands at its end.</param>
    public static ReportPeriod Default(Calendar calendar, Instant first, Instant clock)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var from = calendar.DayOf(first);
        var until = calendar.DayOf(clock) + 1;
        var quarterEnd = Calendar.PeriodStart(TimeUnit.Quarter, until);
        var quarterStart = Calendar.PeriodStart(TimeUnit.Quarter, quarterEnd - 1);
        return quarterStart >= from ? new ReportPeriod(quarterStart, quarterEnd) : new ReportPeriod(from, until);
    }
}
