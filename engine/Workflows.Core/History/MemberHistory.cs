using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Core.History;

/// <summary>Keeps a member's aggregates up to date: records come in, and leave their windows at the exact instant.</summary>
internal sealed class MemberHistory(HistoryPlan plan, Calendar calendar)
{
    /// <summary>Days and periods are kept with this added, so that 0 means none.</summary>
    private const int KnownFrom = 10_000_000;

    private readonly AggregatePlan[] _aggregates = [.. plan.Aggregates];
    private readonly WindowTimes _times = new(plan, calendar);

    /// <summary>Lets go of what is no longer in its window at an instant.</summary>
    /// <param name="member">The member.</param>
    /// <param name="now">The instant.</param>
    /// <param name="day">Its local day.</param>
    public void AdvanceTo(MemberState member, Instant now, int day)
    {
        if (now.Micros < member.HistoryNextEnd)
        {
            return;
        }

        var next = long.MaxValue;
        var values = member.Aggregates;
        for (var i = 0; i < values.Length; i++)
        {
            ref var value = ref values[i];
            if (value.NextEnd <= now.Micros)
            {
                Advance(i, member, ref value, now.Micros, day);
            }

            next = Math.Min(next, value.NextEnd);
        }

        member.HistoryNextEnd = next;
    }

    /// <summary>Adds a record to a stream; the history must have been advanced to its instant.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="member">The member.</param>
    /// <param name="at">When it was.</param>
    /// <param name="day">The local day of <paramref name="at"/>.</param>
    /// <param name="values">A value for each column.</param>
    public void Record(StreamPlan stream, MemberState member, Instant at, int day, ReadOnlySpan<long> values)
    {
        Ring? ring = null;
        if (stream.KeepsRecords)
        {
            ring = member.Streams[stream.Index] ??= new Ring(stream.Columns.Length);
            if (ring.IsFull)
            {
                Forget(stream, member, ring, at);
            }

            ring.Add(at.Micros, values);
        }

        var next = member.HistoryNextEnd;
        var aggregates = member.Aggregates;
        foreach (var i in stream.Aggregates)
        {
            ref var value = ref aggregates[i];
            var column = _aggregates[i].Column;
            Include(i, member, ref value, ring, at, day, column < 0 ? 0 : values[column]);
            next = Math.Min(next, value.NextEnd);
        }

        member.HistoryNextEnd = next;
    }

    /// <summary>How many periods in a row there are, up to the one at hand or the one before it, and in how many periods the row has to go on.</summary>
    /// <param name="member">The member, advanced to the instant at hand.</param>
    /// <param name="index">The aggregate: a <see cref="AggregateKind.Streak"/>.</param>
    /// <param name="day">The local day of the instant.</param>
    public (int Row, int GoesOnIn) RowOf(MemberState member, int index, int day)
    {
        ref var value = ref member.Aggregates[index];
        var ago = _times.Period(index, day) + KnownFrom - value.Extra;
        return value.Extra == 0 || ago > 1 ? (0, 0) : (value.Tail, ago == 0 ? 1 : 0);
    }

    /// <summary>Whether a period that is kept as a value's is the one at hand.</summary>
    /// <param name="period">The number of the period at hand.</param>
    /// <param name="kept">What is kept; 0 for none.</param>
    public static bool IsPeriodAtHand(int period, long kept) => period + KnownFrom == kept;

    /// <summary>When all that a window holds leaves it together, at the end of its period; null where each record leaves by itself, or never.</summary>
    /// <param name="member">The member.</param>
    /// <param name="aggregate">Index of the aggregate.</param>
    /// <param name="day">A local day of the period.</param>
    public Instant? PeriodEnd(MemberState member, int aggregate, int day) => _aggregates[aggregate].Shape switch
    {
        WindowShape.Period or WindowShape.Cycle => new Instant(_times.End(aggregate, day)),
        WindowShape.MembershipYear => new Instant(EndOfYear(member, day)),
        _ => null,
    };

    private long EndOfYear(MemberState member, int day) => calendar.StartOfAnyDay(MembershipYear.End(calendar.DayOf(member.JoinedAt), day));

    /// <summary>Lets go of records that no window needs, now that one more comes.</summary>
    private void Forget(StreamPlan stream, MemberState member, Ring ring, Instant now)
    {
        var oldest = ring.End;
        foreach (var i in stream.Aggregates)
        {
            var needed = NeededRecords.First(_aggregates[i], member, i, ring, now);
            oldest = Math.Min(oldest, _aggregates[i].Shape == WindowShape.AmongLast ? needed + 1 : needed);
        }

        ring.ForgetBefore(oldest);
    }

    private void Include(int index, MemberState member, ref AggregateValue value, Ring? ring, Instant at, int day, long column)
    {
        var aggregate = _aggregates[index];
        switch (aggregate.Kind)
        {
            case AggregateKind.Streak:
                Continue(index, member, ref value, day);
                return;
            case AggregateKind.DaysBetweenLastTwo:
                value.Value = value.Extra == 0 ? MemberState.Unknown : day + KnownFrom - value.Extra;
                value.Extra = day + KnownFrom;
                return;
            case AggregateKind.LastAt:
                value.Value = at.Micros;
                return;
            default:
                break;
        }

        switch (aggregate.Shape)
        {
            case WindowShape.AmongLast:
                Accumulation.Rescan(aggregate, ref value, ring!, Math.Max(ring!.Start, ring.End - aggregate.Count));
                return;
            case WindowShape.SlidingCalendar when ring!.End - 1 == value.Tail:
                value.NextEnd = _times.End(index, day);
                break;
            case WindowShape.Sliding when ring!.End - 1 == value.Tail:
                value.NextEnd = _times.EndOf(index, at.Micros);
                break;
            case WindowShape.Period or WindowShape.Cycle when value.NextEnd == long.MaxValue:
                value.NextEnd = _times.End(index, day);
                break;
            case WindowShape.MembershipYear when value.NextEnd == long.MaxValue:
                value.NextEnd = EndOfYear(member, day);
                break;
            default:
                break;
        }

        if (aggregate.Kind == AggregateKind.Distinct)
        {
            Accumulation.Rescan(aggregate, ref value, ring!, value.Tail);
            return;
        }

        if (aggregate.KeepsInstant)
        {
            KeepInstant(aggregate.Kind, ref value, at, column);
        }

        Accumulation.Add(aggregate.Kind, ref value, column);
    }

    private static void KeepInstant(AggregateKind kind, ref AggregateValue value, Instant at, long column)
    {
        if (column != MemberState.Unknown && (kind == AggregateKind.Last || value.Extra == 0))
        {
            value.Extra = at.Micros;
        }
    }

    private void Advance(int index, MemberState member, ref AggregateValue value, long now, int day)
    {
        var aggregate = _aggregates[index];
        if (aggregate.Slides)
        {
            Slide(index, aggregate, member.Streams[aggregate.Stream]!, ref value, now, day);
            return;
        }

        // The period is over: nothing is in the new one yet. A streak stays known, to be continued in the very next period.
        value.NextEnd = long.MaxValue;
        value.Value = aggregate.Initial;
        if (aggregate.Kind != AggregateKind.Streak)
        {
            value.Extra = 0;
            value.Tail = member.Streams[aggregate.Stream]?.End ?? 0;
        }
    }

    private void Slide(int index, AggregatePlan aggregate, Ring ring, ref AggregateValue value, long now, int day)
    {
        var start = aggregate.Shape == WindowShape.SlidingCalendar ? _times.Start(index, day) : long.MinValue;
        value.NextEnd = long.MaxValue;
        while (value.Tail < ring.End)
        {
            var at = ring.At(value.Tail);
            var end = at >= start ? _times.EndOf(index, at) : long.MinValue;
            if (end > now)
            {
                value.NextEnd = end;
                break;
            }

            if (!aggregate.Rescans)
            {
                var column = aggregate.Column < 0 ? 0 : ring.Value(value.Tail, aggregate.Column);
                Accumulation.Remove(aggregate.Kind, ref value, column, value.Tail + 1 == ring.End);
            }

            value.Tail++;
        }

        if (aggregate.Rescans)
        {
            Accumulation.Rescan(aggregate, ref value, ring, value.Tail);
        }
    }

    private void Continue(int index, MemberState member, ref AggregateValue value, int day)
    {
        var period = _times.Period(index, day) + KnownFrom;
        if (period != value.Extra)
        {
            if (period == value.Extra + 1)
            {
                value.Tail++;
            }
            else
            {
                if (StreakRow.LastOf(value) is { } ended)
                {
                    StreakPeriods.Add(member, _aggregates[index].Streak, ended);
                }

                value.Tail = 1;
            }

            value.Extra = period;
            value.NextEnd = _times.End(index, day);
        }

        value.Value = value.Tail;
    }
}
