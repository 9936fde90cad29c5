using Workflows.Core.History;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Expressions;

namespace Workflows.Core.State;

/// <summary>A member's aggregates and the records that their windows still need, as bytes.</summary>
/// <param name="plan">Which aggregates and streams there are.</param>
internal sealed class HistoryCodec(HistoryPlan plan)
{
    private const byte HasValue = 1;
    private const byte HasExtra = 2;
    private const byte HasEnd = 4;
    private const byte HasTail = 8;
    private const byte HasRows = 16;

    /// <summary>Writes the history.</summary>
    public void Write(MemberState member, BlobWriter to)
    {
        to.Near(member.HistoryNextEnd, member.LastAt.Micros);
        for (var i = 0; i < member.Aggregates.Length; i++)
        {
            Write(member, i, member.Aggregates[i], to);
        }

        for (var i = 0; i < member.Streams.Length; i++)
        {
            to.Flag(member.Streams[i] is not null);
            if (member.Streams[i] is { } ring)
            {
                Write(ring, NeededRecords.First(plan, plan.Streams[i], member, ring), 0, plan.Streams[i].Columns.Length, member.LastAt.Micros, to);
            }
        }
    }

    /// <summary>Reads the history.</summary>
    public void Read(MemberState member, ref BlobReader from)
    {
        member.HistoryNextEnd = from.Near(member.LastAt.Micros);
        for (var i = 0; i < member.Aggregates.Length; i++)
        {
            member.Aggregates[i] = ReadAggregate(member, i, ref from);
        }

        for (var i = 0; i < member.Streams.Length; i++)
        {
            if (from.Flag())
            {
                member.Streams[i] = ReadRing(plan.Streams[i].Columns.Length, plan.Streams[i].Columns.Length, member.LastAt.Micros, ref from);
            }
        }
    }

    /// <summary>
    /// Writes the history for another member to take over: of the first so many values, with the records that they need, numbered from 0. So the
    /// bytes are the same whatever later versions ask for.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="aggregates">How many values.</param>
    /// <param name="to">Where they are written.</param>
    public void WriteCarried(MemberState member, int aggregates, BlobWriter to)
    {
        to.Count(aggregates);
        for (var i = 0; i < aggregates; i++)
        {
            var (aggregate, value) = (plan.Aggregates[i], member.Aggregates[i]);
            var first = aggregate.CountsFromTail && member.Streams[aggregate.Stream] is { } ring
                ? NeededRecords.First(plan, plan.Streams[aggregate.Stream], member, ring, aggregates) : 0;
            value.Tail = aggregate.Kind == AggregateKind.Streak ? value.Tail : aggregate.CountsFromTail ? value.Tail - first : 0;
            Write(member, i, value, to);
        }

        var streams = plan.Streams.Count(stream => stream.Aggregates.Any(i => i < aggregates));
        to.Count(streams);
        for (var i = 0; i < streams; i++)
        {
            var known = plan.Streams[i].Aggregates.Where(one => one < aggregates).Select(one => plan.Aggregates[one]).ToList();
            var ring = known.Exists(one => one.NeedsRecords) ? member.Streams[i] : null;
            var columns = known.Max(one => one.Column) + 1;
            to.Count(ring is null ? 0 : columns + 1);
            if (ring is not null)
            {
                var start = NeededRecords.First(plan, plan.Streams[i], member, ring, aggregates);
                Write(ring, start, start, columns, member.LastAt.Micros, to);
            }
        }
    }

    /// <summary>Reads a history that another member takes over; of what a later version asks for nothing is known.</summary>
    public void ReadCarried(MemberState member, ref BlobReader from)
    {
        var aggregates = from.Count();
        member.HistoryNextEnd = long.MaxValue;
        for (var i = 0; i < aggregates; i++)
        {
            member.Aggregates[i] = ReadAggregate(member, i, ref from);
            member.HistoryNextEnd = Math.Min(member.HistoryNextEnd, member.Aggregates[i].NextEnd);
        }

        var streams = from.Count();
        for (var i = 0; i < streams; i++)
        {
            if (from.Count() is > 0 and var columns)
            {
                member.Streams[i] = ReadRing(plan.Streams[i].Columns.Length, columns - 1, member.LastAt.Micros, ref from);
            }
        }
    }

    private long Initial(int aggregate) => plan.Aggregates[aggregate].IsOptional ? MemberState.Unknown : 0;

    private void Write(MemberState member, int index, AggregateValue value, BlobWriter to)
    {
        var (initial, near, streak) = (Initial(index), member.LastAt.Micros, plan.Aggregates[index].Streak);
        var hasRows = plan.Aggregates[index].Kind == AggregateKind.Streak && StreakPeriods.Any(member, streak);
        to.Byte((byte)((value.Value != initial ? HasValue : 0) | (value.Extra != 0 ? HasExtra : 0)
            | (value.NextEnd != long.MaxValue ? HasEnd : 0) | (value.Tail != 0 ? HasTail : 0) | (hasRows ? HasRows : 0)));
        if (value.Value != initial)
        {
            to.Signed(value.Value);
        }

        if (value.Extra != 0)
        {
            to.Signed(value.Extra);
        }

        if (value.NextEnd != long.MaxValue)
        {
            to.Near(value.NextEnd, near);
        }

        if (value.Tail != 0)
        {
            to.Signed(value.Tail);
        }

        if (hasRows)
        {
            StreakCodec.Write(StreakPeriods.RowsOf(member, streak), to);
        }
    }

    private AggregateValue ReadAggregate(MemberState member, int index, ref BlobReader from)
    {
        var (initial, near) = (Initial(index), member.LastAt.Micros);
        var parts = from.Byte();
        var value = new AggregateValue
        {
            Value = (parts & HasValue) != 0 ? from.Signed() : initial,
            Extra = (parts & HasExtra) != 0 ? from.Signed() : 0,
            NextEnd = (parts & HasEnd) != 0 ? from.Near(near) : long.MaxValue,
            Tail = (parts & HasTail) != 0 ? (int)from.Signed() : 0,
        };
        if ((parts & HasRows) != 0)
        {
            StreakPeriods.Add(member, plan.Aggregates[index].Streak, StreakCodec.Read(ref from));
        }

        return value;
    }

    private static void Write(Ring ring, int start, int numberedFrom, int columns, long near, BlobWriter to)
    {
        to.Count(start - numberedFrom);
        to.Count(ring.End - start);
        for (var record = start; record < ring.End; record++)
        {
            to.Near(ring.At(record), near);
            near = ring.At(record);
            for (var column = 0; column < columns; column++)
            {
                to.Signed(ring.Value(record, column));
            }
        }
    }

    private static Ring ReadRing(int columns, int written, long near, ref BlobReader from)
    {
        var ring = Ring.From(columns, from.Count());
        for (var count = from.Count(); count > 0; count--)
        {
            near = from.Near(near);
            var record = ring.Add(near);
            for (var column = 0; column < columns; column++)
            {
                ring.Set(record, column, column < written ? from.Signed() : MemberState.Unknown);
            }
        }

        return ring;
    }
}
