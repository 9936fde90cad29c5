using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Core.History;

/// <summary>
/// Joins the windows of two members who are merged: from then on they hold what both did. Where records are kept they are joined in the order
/// of time and the values worked out anew; the others are values that can be joined as they stand.
/// </summary>
internal sealed class JoinedWindows(HistoryPlan plan, Calendar calendar)
{
    private readonly WindowTimes _times = new(plan, calendar);

    /// <summary>Joins the windows of one member into another's; those of both have been advanced to the instant.</summary>
    /// <param name="member">Who goes on.</param>
    /// <param name="carried">What the other one had.</param>
    /// <param name="now">The instant.</param>
    /// <param name="day">Its local day.</param>
    public void Join(MemberState member, MemberState carried, Instant now, int day)
    {
        foreach (var stream in plan.Streams)
        {
            var (own, other) = (member.Streams[stream.Index], carried.Streams[stream.Index]);
            var joined = own is null && other is null ? null : Records(stream, member, carried);
            foreach (var i in stream.Aggregates)
            {
                Join(i, member, carried, joined, now, day);
            }

            member.Streams[stream.Index] = joined;
        }

        member.HistoryNextEnd = long.MaxValue;
        foreach (ref readonly var value in member.Aggregates)
        {
            member.HistoryNextEnd = Math.Min(member.HistoryNextEnd, value.NextEnd);
        }
    }

    /// <summary>The records that some window still needs, oldest first.</summary>
    private Ring Records(StreamPlan stream, MemberState member, MemberState carried)
    {
        var joined = new Ring(stream.Columns.Length);
        var (own, other) = (member.Streams[stream.Index], carried.Streams[stream.Index]);
        var at = own is null ? 0 : NeededRecords.First(plan, stream, member, own);
        var end = own?.End ?? 0;
        for (var k = other?.Start ?? 0; k < (other?.End ?? 0); k++)
        {
            for (; at < end && own!.At(at) <= other!.At(k); at++)
            {
                Add(joined, own, at, stream);
            }

            Add(joined, other!, k, stream);
        }

        for (; at < end; at++)
        {
            Add(joined, own!, at, stream);
        }

        return joined;
    }

    private static void Add(Ring to, Ring from, int record, StreamPlan stream)
    {
        var added = to.Add(from.At(record));
        for (var column = 0; column < stream.Columns.Length; column++)
        {
            to.Set(added, column, from.Value(record, column));
        }
    }

    private void Join(int index, MemberState member, MemberState carried, Ring? joined, Instant now, int day)
    {
        var aggregate = plan.Aggregates[index];
        ref var value = ref member.Aggregates[index];
        var other = carried.Aggregates[index];
        switch (aggregate.Kind)
        {
            case AggregateKind.Streak:
                JoinRows(index, member, carried, day);
                return;
            case AggregateKind.DaysBetweenLastTwo:
                JoinDays(ref value, other);
                return;
            case AggregateKind.LastAt:
                value.Value = Math.Max(value.Value, other.Value);
                return;
            default:
                break;
        }

        if (joined is not null && aggregate.NeedsRecords)
        {
            var first = FirstIn(index, member, carried, joined, now, day);
            Accumulation.Rescan(aggregate, ref value, joined, first);
            value.NextEnd = first < joined.End ? EndOf(index, member, value, other, joined.At(first), day) : long.MaxValue;
            value.Tail = aggregate.CountsFromTail ? first : 0;
            return;
        }

        value.NextEnd = Math.Min(value.NextEnd, other.NextEnd);
        value.Tail = 0;
        Add(aggregate, ref value, other);
    }

    /// <summary>The first of the joined records that is in a window.</summary>
    private int FirstIn(int index, MemberState member, MemberState carried, Ring joined, Instant now, int day)
    {
        var aggregate = plan.Aggregates[index];
        if (aggregate.Shape == WindowShape.AmongLast)
        {
            return Math.Max(joined.Start, joined.End - aggregate.Count);
        }

        var from = aggregate.Shape switch
        {
            WindowShape.SlidingCalendar => _times.Start(index, day),
            WindowShape.MembershipYear => calendar.StartOfAnyDay(MembershipYear.Start(calendar.DayOf(member.JoinedAt), day)),
            WindowShape.Ever or WindowShape.Sliding => long.MinValue,
            _ => Math.Min(FirstOf(aggregate, member, index), FirstOf(aggregate, carried, index)),
        };
        var first = joined.Start;
        while (first < joined.End && (aggregate.Shape == WindowShape.Sliding ? _times.EndOf(index, joined.At(first)) <= now.Micros : joined.At(first) < from))
        {
            first++;
        }

        return first;
    }

    /// <summary>When the first record came that a member's window of a period holds; never where it holds none.</summary>
    private static long FirstOf(AggregatePlan aggregate, MemberState member, int index)
    {
        var (ring, tail) = (member.Streams[aggregate.Stream], member.Aggregates[index].Tail);
        return ring is null || tail >= ring.End ? long.MaxValue : ring.At(tail);
    }

    /// <summary>When a window in which a record is the first lets go next; a year of membership is that of who goes on.</summary>
    private long EndOf(int index, MemberState member, in AggregateValue value, in AggregateValue other, long first, int day) => plan.Aggregates[index].Shape switch
    {
        WindowShape.Sliding or WindowShape.SlidingCalendar => _times.EndOf(index, first),
        WindowShape.MembershipYear => calendar.StartOfAnyDay(MembershipYear.End(calendar.DayOf(member.JoinedAt), day)),
        _ => Math.Min(value.NextEnd, other.NextEnd),
    };

    /// <summary>Joins two values without looking at records.</summary>
    private static void Add(AggregatePlan aggregate, ref AggregateValue value, in AggregateValue other)
    {
        if (other.Value == MemberState.Unknown)
        {
            return;
        }

        switch (aggregate.Kind)
        {
            case AggregateKind.Any:
                value.Extra += other.Extra;
                value.Value = value.Extra > 0 ? 1 : 0;
                break;
            case AggregateKind.Smallest or AggregateKind.Largest:
                Accumulation.Add(aggregate.Kind, ref value, other.Value);
                break;
            case AggregateKind.Last or AggregateKind.First:
                var isNearer = aggregate.Kind == AggregateKind.Last ? other.Extra > value.Extra : other.Extra < value.Extra;
                value = value.Value == MemberState.Unknown || isNearer ? value with { Value = other.Value, Extra = other.Extra } : value;
                break;
            default:
                value.Value += other.Value;
                value.Extra += other.Extra;
                break;
        }
    }

    /// <summary>In a row is what both did together.</summary>
    private void JoinRows(int index, MemberState member, MemberState carried, int day)
    {
        var streak = plan.Aggregates[index].Streak;
        ref var value = ref member.Aggregates[index];
        var rows = StreakRow.Joined(RowsOf(member, index), RowsOf(carried, index));
        if (rows.Count == 0)
        {
            return;
        }

        StreakPeriods.Clear(member, streak);
        StreakPeriods.Add(member, streak, rows.SkipLast(1));
        (value.Extra, value.Tail) = (rows[^1].Last, rows[^1].Length);
        var isOfNow = MemberHistory.IsPeriodAtHand(_times.Period(index, day), value.Extra);
        value.Value = isOfNow ? value.Tail : 0;
        value.NextEnd = isOfNow ? _times.End(index, day) : long.MaxValue;
    }

    /// <summary>All rows of a streak, oldest first.</summary>
    private List<StreakRow> RowsOf(MemberState member, int index)
    {
        var rows = StreakPeriods.RowsOf(member, plan.Aggregates[index].Streak);
        if (StreakRow.LastOf(member.Aggregates[index]) is { } last)
        {
            rows.Add(last);
        }

        return rows;
    }

    /// <summary>The days of the last two of both.</summary>
    private static void JoinDays(ref AggregateValue value, in AggregateValue other)
    {
        Span<long> days = [value.Extra, BeforeLast(value), other.Extra, BeforeLast(other)];
        days.Sort();
        value.Extra = days[3];
        value.Value = days[2] == 0 ? MemberState.Unknown : days[3] - days[2];
    }

    private static long BeforeLast(in AggregateValue value) => value.Extra == 0 || value.Value == MemberState.Unknown ? 0 : value.Extra - value.Value;
}
