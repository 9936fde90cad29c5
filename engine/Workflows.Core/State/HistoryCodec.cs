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

    /// <summary>Writes the history.</summary>
    public void Write(MemberState member, BlobWriter to)
    {
        to.Near(member.HistoryNextEnd, member.LastAt.Micros);
        for (var i = 0; i < member.Aggregates.Length; i++)
        {
            Write(member.Aggregates[i], Initial(i), member.LastAt.Micros, to);
        }

        for (var i = 0; i < member.Streams.Length; i++)
        {
            to.Flag(member.Streams[i] is not null);
            if (member.Streams[i] is { } ring)
            {
                Write(ring, FirstNeeded(plan.Streams[i], member, ring), plan.Streams[i].Columns.Length, member.LastAt.Micros, to);
            }
        }
    }

    /// <summary>Reads the history.</summary>
    public void Read(MemberState member, ref BlobReader from)
    {
        member.HistoryNextEnd = from.Near(member.LastAt.Micros);
        for (var i = 0; i < member.Aggregates.Length; i++)
        {
            member.Aggregates[i] = ReadAggregate(Initial(i), member.LastAt.Micros, ref from);
        }

        for (var i = 0; i < member.Streams.Length; i++)
        {
            if (from.Flag())
            {
                member.Streams[i] = ReadRing(plan.Streams[i].Columns.Length, member.LastAt.Micros, ref from);
            }
        }
    }

    private long Initial(int aggregate) => plan.Aggregates[aggregate].IsOptional ? MemberState.Unknown : 0;

    /// <summary>When a ring forgets depends on its room, which isn't state; what it needs is.</summary>
    private int FirstNeeded(StreamPlan stream, MemberState member, Ring ring)
    {
        var oldest = ring.End;
        foreach (var i in stream.Aggregates)
        {
            var aggregate = plan.Aggregates[i];
            if (aggregate.Aggregate.Window is Window.AmongLast last)
            {
                oldest = Math.Min(oldest, ring.End - last.Count);
            }
            else if (aggregate.Slides || aggregate.Aggregate.Kind == AggregateKind.Distinct)
            {
                oldest = Math.Min(oldest, member.Aggregates[i].Tail);
            }
        }

        return Math.Max(ring.Start, oldest);
    }

    private static void Write(AggregateValue value, long initial, long near, BlobWriter to)
    {
        to.Byte((byte)((value.Value != initial ? HasValue : 0) | (value.Extra != 0 ? HasExtra : 0)
            | (value.NextEnd != long.MaxValue ? HasEnd : 0) | (value.Tail != 0 ? HasTail : 0)));
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
    }

    private static AggregateValue ReadAggregate(long initial, long near, ref BlobReader from)
    {
        var parts = from.Byte();
        return new AggregateValue
        {
            Value = (parts & HasValue) != 0 ? from.Signed() : initial,
            Extra = (parts & HasExtra) != 0 ? from.Signed() : 0,
            NextEnd = (parts & HasEnd) != 0 ? from.Near(near) : long.MaxValue,
            Tail = (parts & HasTail) != 0 ? (int)from.Signed() : 0,
        };
    }

    private static void Write(Ring ring, int start, int columns, long near, BlobWriter to)
    {
        to.Count(start);
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

    private static Ring ReadRing(int columns, long near, ref BlobReader from)
    {
        var ring = Ring.From(columns, from.Count());
        for (var count = from.Count(); count > 0; count--)
        {
            near = from.Near(near);
            var record = ring.Add(near);
            for (var column = 0; column < columns; column++)
            {
                ring.Set(record, column, from.Signed());
            }
        }

        return ring;
    }
}
