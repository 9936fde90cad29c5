using System.Numerics;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Expressions;

namespace Workflows.Core.History;

/// <summary>How a value grows with each record that comes into its window, and shrinks with each that leaves.</summary>
internal static class Accumulation
{
    /// <summary>A record comes in.</summary>
    /// <param name="kind">What is worked out.</param>
    /// <param name="value">The value.</param>
    /// <param name="column">What the record has; <see cref="MemberState.Unknown"/> for nothing.</param>
    public static void Add(AggregateKind kind, ref AggregateValue value, long column)
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

    /// <summary>A record leaves.</summary>
    /// <param name="kind">What is worked out.</param>
    /// <param name="value">The value.</param>
    /// <param name="column">What the record has.</param>
    /// <param name="wasLast">Whether no younger record is left.</param>
    public static void Remove(AggregateKind kind, ref AggregateValue value, long column, bool wasLast)
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

    /// <summary>Works a value out of the records from one on.</summary>
    public static void Rescan(AggregatePlan aggregate, ref AggregateValue value, Ring ring, int from)
    {
        value.Value = aggregate.Initial;
        value.Extra = 0;
        if (aggregate.Kind == AggregateKind.Distinct)
        {
            value.Value = CountDistinct(aggregate, ring, from);
            return;
        }

        for (var record = from; record < ring.End; record++)
        {
            var column = aggregate.Column < 0 ? 0 : ring.Value(record, aggregate.Column);
            if (!aggregate.IsOfOutcomes || column != 0)
            {
                Add(aggregate.Kind, ref value, column);
            }
        }
    }

    private static int CountDistinct(AggregatePlan aggregate, Ring ring, int from)
    {
        if (aggregate.FitsBits)
        {
            var seen = 0UL;
            for (var record = from; record < ring.End; record++)
            {
                // Of what another member brought nothing is known that is asked since.
                var value = ring.Value(record, aggregate.Column);
                seen |= value == MemberState.Unknown ? 0 : 1UL << (int)value;
            }

            return BitOperations.PopCount(seen);
        }

        var values = new HashSet<long>();
        for (var record = from; record < ring.End; record++)
        {
            values.Add(ring.Value(record, aggregate.Column));
        }

        values.Remove(MemberState.Unknown);
        return values.Count;
    }
}
