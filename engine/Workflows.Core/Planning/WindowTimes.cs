using Workflows.Core.Time;
using Workflows.Model.Time;

namespace Workflows.Core.Planning;

/// <summary>
/// When windows begin and end, by local day. Members mostly come in the order of time, so what was worked out for a day is asked for
/// again and again; it is kept for the last day. One object serves one thread.
/// </summary>
internal sealed class WindowTimes(HistoryPlan plan, Calendar calendar)
{
    private readonly AggregatePlan[] _windows = [.. plan.Aggregates];
    private readonly Times[] _times = [.. plan.Aggregates.Select(_ => new Times { Day = int.MinValue })];

    /// <summary>The first instant that a window of whole calendar periods still holds on a day, in microseconds.</summary>
    public long Start(int aggregate, int day) => Of(aggregate, day).Start;

    /// <summary>When what comes in on a day leaves all together: the end of its period, or so many periods later.</summary>
    public long End(int aggregate, int day) => Of(aggregate, day).End;

    /// <summary>When a record leaves a sliding window, in microseconds.</summary>
    /// <param name="aggregate">Index of the aggregate.</param>
    /// <param name="at">When the record came, in microseconds.</param>
    public long EndOf(int aggregate, long at)
    {
        var window = _windows[aggregate];
        if (window.Shape == WindowShape.Sliding)
        {
            return calendar.Plus(new Instant(at), new TimeLength(window.Count, window.Unit)).Micros;
        }

        var day = calendar.DayOf(new Instant(at));
        return StartOf(window.Unit == TimeUnit.Day ? day + window.Count
            : Calendar.PlusDays(Calendar.PeriodStart(window.Unit, day), new TimeLength(window.Count, window.Unit)));
    }

    /// <summary>The number of the period of a day, counted from any origin without gaps.</summary>
    public int Period(int aggregate, int day) => Of(aggregate, day).Period;

    /// <summary>The place of a period among the periods of a unit.</summary>
    public static int PeriodIndex(TimeUnit unit, int day) => unit switch
    {
        TimeUnit.Week => (day - Calendar.Weekday(day)) / 7,
        TimeUnit.Month => (Calendar.DateOf(day).Year * 12) + Calendar.DateOf(day).Month,
        TimeUnit.Quarter => (Calendar.DateOf(day).Year * 4) + ((Calendar.DateOf(day).Month - 1) / 3),
        TimeUnit.Year => Calendar.DateOf(day).Year,
        TimeUnit.Minute or TimeUnit.Hour or TimeUnit.Day => day,
    };

    private ref readonly Times Of(int aggregate, int day)
    {
        ref var times = ref _times[aggregate];
        if (times.Day != day)
        {
            times = Work(_windows[aggregate], day);
        }

        return ref times;
    }

    private Times Work(AggregatePlan aggregate, int day)
    {
        var times = new Times { Day = day, Start = long.MinValue, End = long.MaxValue, Period = day };
        switch (aggregate.Shape)
        {
            case WindowShape.SlidingCalendar:
                var first = Calendar.PeriodStart(aggregate.Unit, day);
                times.Start = StartOf(Calendar.PlusDays(first, new TimeLength(1 - aggregate.Count, aggregate.Unit)));
                times.End = StartOf(Calendar.PlusDays(first, new TimeLength(aggregate.Count, aggregate.Unit)));
                break;
            case WindowShape.Period:
                times.Period = PeriodIndex(aggregate.Unit, day);
                times.End = StartOf(Calendar.NextPeriodStart(aggregate.Unit, day));
                break;
            case WindowShape.Cycle:
                times.Period = (int)Math.Floor((double)(day - aggregate.CycleFrom) / aggregate.Count);
                times.End = StartOf(aggregate.CycleFrom + ((times.Period + 1) * aggregate.Count));
                break;
            case WindowShape.Ever or WindowShape.Sliding or WindowShape.AmongLast or WindowShape.MembershipYear:
                break;
        }

        return times;
    }

    private long StartOf(int day) => calendar.StartOfAnyDay(day);

    private struct Times
    {
        public int Day;
        public int Period;
        public long Start;
        public long End;
    }
}
