using System.Numerics;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Expressions;
using Workflows.Model.Time;

namespace Workflows.Core.History;

/// <summary>Keeps a member's aggregates up to date: records come in, and leave their windows at the exact instant.</summary>
internal sealed class MemberHistory(HistoryPlan plan, Calendar calendar)
{
    /// <summary>Lets go of what is no longer in its window at an instant.</summary>
    public void AdvanceTo(MemberState member, Instant now)
    {
        if (now.Micros < member.HistoryNextEnd)
        {
            return;
        }

        var next = long.MaxValue;
        for (var i = 0; i < member.Aggregates.Length; i++)
        {
            ref var value = ref member.Aggregates[i];
            if (value.NextEnd <= now.Micros)
            {
                Advance(plan.Aggregates[i], member, ref value, now.Micros);
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
        var record = 0;
        if (stream.KeepsRecords)
        {
            ring = member.Streams[stream.Index] ??= new Ring(stream.Columns.Length);
            if (ring.IsFull)
            {
                Forget(stream, member, ring);
            }

            record = ring.Add(at.Micros);
            for (var c = 0; c < values.Length; c++)
            {
                ring.Set(record, c, values[c]);
            }
        }

        foreach (var i in stream.Aggregates)
        {
            var aggregate = plan.Aggregates[i];
            ref var value = ref member.Aggregates[i];
            Include(aggregate, ref value, ring, record, at, day, aggregate.Column < 0 ? 0 : values[aggregate.Column]);
            member.HistoryNextEnd = Math.Min(member.HistoryNextEnd, value.NextEnd);
        }
    }

    /// <summary>The place of a period among the periods of a unit.</summary>
    public static int PeriodIndex(TimeUnit unit, int day) => unit switch
    {
        TimeUnit.Week => (day - Calendar.Weekday(day)) / 7,
        TimeUnit.Month => (Calendar.DateOf(day).Year * 12) + Calendar.DateOf(day).Month,
        TimeUnit.Quarter => (Calendar.DateOf(day).Year * 4) + ((Calendar.DateOf(day).Month - 1) / 3),
        TimeUnit.Year => Calendar.DateOf(day).Year,
        TimeUnit.Minute or TimeUnit.Hour or TimeUnit.Day => day,
    };

    private static int PeriodIndex(Window window, int day) => window switch
    {
        Window.ThisPeriodOf period => (int)Math.Floor((double)(day - period.From) / period.Days),
        Window.ThisCalendar period => PeriodIndex(period.Unit, day),
        _ => day,
    };

    private static long Initial(AggregatePlan aggregate) => aggregate.IsOptional ? MemberState.Unknown : 0;

    private void Forget(StreamPlan stream, MemberState member, Ring ring)
    {
        var oldest = ring.End;
        foreach (var i in stream.Aggregates)
        {
            oldest = plan.Aggregates[i].Aggregate.Window switch
            {
                Window.AmongLast last => Math.Min(oldest, ring.End - last.Count + 1),
                Window.OverLast or Window.OverLastCalendar => Math.Min(oldest, member.Aggregates[i].Tail),
                _ when plan.Aggregates[i].Aggregate.Kind == AggregateKind.Distinct => Math.Min(oldest, member.Aggregates[i].Tail),
                _ => oldest,
            };
        }

        ring.ForgetBefore(oldest);
    }

    private void Include(AggregatePlan aggregate, ref AggregateValue value, Ring? ring, int record, Instant at, int day, long column)
    {
        switch (aggregate.Aggregate.Kind)
        {
            case AggregateKind.Streak:
                Continue(aggregate, ref value, day);
                return;
            case AggregateKind.DaysBetweenLastTwo:
                value.Value = value.Extra == 0 ? MemberState.Unknown : day + 1_000_000 - value.Extra;
                value.Extra = day + 1_000_000;
                return;
            case AggregateKind.LastAt:
                value.Value = at.Micros;
                return;
            default:
                break;
        }

        if (aggregate.Aggregate.Window is Window.AmongLast last)
        {
            Rescan(aggregate, ref value, ring!, Math.Max(ring!.Start, ring.End - last.Count));
            return;
        }

        if (aggregate.Slides && ring!.End - 1 == value.Tail)
        {
            value.NextEnd = EndOf(aggregate.Aggregate.Window, at.Micros, day);
        }
        else if (value.NextEnd == long.MaxValue)
        {
            value.NextEnd = PeriodEnd(aggregate.Aggregate.Window, day);
        }

        if (aggregate.Aggregate.Kind == AggregateKind.Distinct)
        {
            Rescan(aggregate, ref value, ring!, value.Tail);
            return;
        }

        Add(aggregate.Aggregate.Kind, ref value, column);
    }

    private static void Add(AggregateKind kind, ref AggregateValue value, long column)
    {
        if (column == MemberState.Unknown)
        {
            return;
        }

        switch (kind)
        {
            case AggregateKind.Count:
                value.Value++;
                break;
            case AggregateKind.Any:
                value.Extra++;
                value.Value = 1;
                break;
            case AggregateKind.Sum:
                value.Value += column;
                break;
            case AggregateKind.Average:
                value.Value += column;
                value.Extra++;
                break;
            case AggregateKind.Smallest:
                value.Value = value.Value == MemberState.Unknown ? column : Math.Min(value.Value, column);
                break;
            case AggregateKind.Largest:
                value.Value = Math.Max(value.Value, column);
                break;
            case AggregateKind.Last:
                value.Value = column;
                break;
            case AggregateKind.First:
                value.Value = value.Value == MemberState.Unknown ? column : value.Value;
                break;
            case AggregateKind.Distinct or AggregateKind.LastAt or AggregateKind.DaysBetweenLastTwo or AggregateKind.Streak:
                break;
        }
    }

    private void Advance(AggregatePlan aggregate, MemberState member, ref AggregateValue value, long now)
    {
        if (!aggregate.Slides)
        {
            // The period is over: nothing is in the new one yet. A streak stays known, to be continued in the very next period.
            value.NextEnd = long.MaxValue;
            value.Value = Initial(aggregate);
            if (aggregate.Aggregate.Kind != AggregateKind.Streak)
            {
                value.Extra = 0;
                value.Tail = member.Streams[aggregate.Stream]?.End ?? 0;
            }

            return;
        }

        var ring = member.Streams[aggregate.Stream]!;
        var kind = aggregate.Aggregate.Kind;
        var rescans = kind is AggregateKind.Distinct or AggregateKind.Smallest or AggregateKind.Largest or AggregateKind.First;
        while (value.Tail < ring.End)
        {
            var at = ring.At(value.Tail);
            var end = EndOf(aggregate.Aggregate.Window, at, calendar.DayOf(new Instant(at)));
            if (end > now)
            {
                value.NextEnd = end;
                break;
            }

            if (!rescans)
            {
                Remove(kind, ref value, aggregate.Column < 0 ? 0 : ring.Value(value.Tail, aggregate.Column), value.Tail + 1 == ring.End);
            }

            value.Tail++;
        }

        if (value.Tail == ring.End)
        {
            value.NextEnd = long.MaxValue;
        }

        if (rescans)
        {
            Rescan(aggregate, ref value, ring, value.Tail);
        }
    }

    private static void Remove(AggregateKind kind, ref AggregateValue value, long column, bool wasLast)
    {
        if (column == MemberState.Unknown)
        {
            return;
        }

        switch (kind)
        {
            case AggregateKind.Count:
                value.Value--;
                break;
            case AggregateKind.Any:
                value.Extra--;
                value.Value = value.Extra > 0 ? 1 : 0;
                break;
            case AggregateKind.Sum:
                value.Value -= column;
                break;
            case AggregateKind.Average:
                value.Value -= column;
                value.Extra--;
                break;
            case AggregateKind.Last:
                value.Value = wasLast ? MemberState.Unknown : value.Value;
                break;
            default:
                break;
        }
    }

    private static void Rescan(AggregatePlan aggregate, ref AggregateValue value, Ring ring, int from)
    {
        value.Value = Initial(aggregate);
        value.Extra = 0;
        if (aggregate.Aggregate.Kind == AggregateKind.Distinct)
        {
            value.Value = CountDistinct(aggregate, ring, from);
            return;
        }

        var isPredicate = aggregate.Aggregate is { Window: Window.AmongLast, Source: AggregateSource.Events { Where: not null, Field: null } };
        for (var record = from; record < ring.End; record++)
        {
            var column = aggregate.Column < 0 ? 0 : ring.Value(record, aggregate.Column);
            if (!isPredicate || column != 0)
            {
                Add(aggregate.Aggregate.Kind, ref value, column);
            }
        }
    }

    private static int CountDistinct(AggregatePlan aggregate, Ring ring, int from)
    {
        if (aggregate.Aggregate.Source is AggregateSource.Events { Field.Type: { Kind: DataKind.Choice, Choices.Length: <= 64 } })
        {
            var seen = 0UL;
            for (var record = from; record < ring.End; record++)
            {
                seen |= 1UL << (int)ring.Value(record, aggregate.Column);
            }

            return BitOperations.PopCount(seen);
        }

        var values = new HashSet<long>();
        for (var record = from; record < ring.End; record++)
        {
            values.Add(ring.Value(record, aggregate.Column));
        }

        return values.Count;
    }

    private void Continue(AggregatePlan aggregate, ref AggregateValue value, int day)
    {
        const int KnownFrom = 10_000_000;
        var period = PeriodIndex(aggregate.Aggregate.Window, day) + KnownFrom;
        if (period != value.Extra)
        {
            value.Tail = period == value.Extra + 1 ? value.Tail + 1 : 1;
            value.Extra = period;
            value.NextEnd = PeriodEnd(aggregate.Aggregate.Window, day);
        }

        value.Value = value.Tail;
    }

    private long EndOf(Window window, long at, int day) => window switch
    {
        Window.OverLast over => calendar.Plus(new Instant(at), over.Length).Micros,
        Window.OverLastCalendar over => calendar.StartOfDay(Calendar.PlusDays(
            Calendar.PeriodStart(over.Unit, day), new TimeLength(over.Count, over.Unit))).Micros,
        _ => long.MaxValue,
    };

    private long PeriodEnd(Window window, int day) => window switch
    {
        Window.ThisCalendar period => calendar.StartOfDay(Calendar.NextPeriodStart(period.Unit, day)).Micros,
        Window.ThisPeriodOf period =>
            calendar.StartOfDay(period.From + ((PeriodIndex(period, day) + 1) * period.Days)).Micros,
        _ => long.MaxValue,
    };
}
