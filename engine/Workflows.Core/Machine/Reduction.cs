using System.Collections.Immutable;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Machine;

/// <summary>
/// What is left of an event after others took parts of it back. Whatever their order, the result is the same: quantities of items and
/// amounts are added up first and taken off once.
/// </summary>
public static class Reduction
{
    /// <summary>What is left; null for nothing.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="record">The event as it was.</param>
    /// <param name="reversals">What took it back, in the order of the log.</param>
    public static EventRecord? Of(Programme programme, EventRecord record, IReadOnlyList<EventRecord> reversals)
    {
        var type = programme.EventTypes[record.Type];
        var total = type.ReducedBy(programme.EventTypes[reversals[0].Type].Reverses!);
        var lines = record.Lines;
        long withItems = 0, amountOnly = 0;
        foreach (var by in reversals)
        {
            var reversal = programme.EventTypes[by.Type].Reverses!;
            var amount = reversal.Amount is { } field && by.Has(field.Index) ? AmountOf(by, field, record, total) : (long?)null;
            if (reversal.Items is { } items && by.Lines.Length > 0)
            {
                lines = TakeItems(LinesOf(type), lines, items.Type.LineFields, by.Lines, out var worth);
                withItems += amount ?? InUnitsOf(total, type, worth);
            }
            else if (amount is null)
            {
                return null;
            }
            else
            {
                amountOnly += amount.Value;
            }
        }

        return total is null
            ? lines.Length == 0 ? null : With(record, record.Numbers, lines)
            : Reduce(type, record, total, withItems, amountOnly, lines);
    }

    /// <summary>What a return says that it takes back; of another currency by the rate of what it takes back.</summary>
    private static long AmountOf(EventRecord by, Field field, EventRecord record, Field? total) => total is null || total.Type.Currencies.IsEmpty
        ? by.Numbers[field.Index]
        : ToldMoney.Returned(by.Numbers[field.Index], by.Texts[field.Index], record.Texts[total.Index]);

    /// <summary>What items cost, in the units of the amount that they are taken off: lines may tell it in fewer currencies.</summary>
    private static long InUnitsOf(Field? total, EventType type, long worth) =>
        total is { Type.Kind: DataKind.Money } && LinesOf(type).FirstOrDefault(field => field.Type.Kind == DataKind.Money) is { } price
            ? (long)((Int128)worth * total.Type.Scale / price.Type.Scale)
            : worth;

    private static EventRecord? Reduce(EventType type, EventRecord record, Field total, long withItems, long amountOnly, LineRecord[] lines)
    {
        var whole = record.Numbers[total.Index] - withItems;
        var left = whole - amountOnly;
        if (left <= 0 || (lines.Length == 0 && record.Lines.Length > 0))
        {
            return null;
        }

        var numbers = (long[])record.Numbers.Clone();
        numbers[total.Index] = left;
        return With(record, numbers, amountOnly == 0 ? lines : Scale(LinesOf(type), lines, left, whole));
    }

    private static ImmutableArray<Field> LinesOf(EventType type) =>
        type.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Lines)?.Type.LineFields ?? [];

    /// <summary>Takes items off the lines that agree with them in every text and choice that both have.</summary>
    /// <param name="fields">The fields of a line.</param>
    /// <param name="lines">The lines so far.</param>
    /// <param name="itemFields">The fields of an item taken back.</param>
    /// <param name="items">What is taken back.</param>
    /// <param name="worth">What the items cost: price times quantity, where lines have both; else 0.</param>
    private static LineRecord[] TakeItems(
        ImmutableArray<Field> fields, LineRecord[] lines, ImmutableArray<Field> itemFields, LineRecord[] items, out long worth)
    {
        var left = lines.ToList();
        var quantity = fields.FirstOrDefault(field => field.Type.Kind == DataKind.Number);
        var taken = quantity is null ? null : itemFields.FirstOrDefault(field => field.Name == quantity.Name);
        var price = fields.FirstOrDefault(field => field.Type.Kind == DataKind.Money);
        worth = 0;
        foreach (var item in items)
        {
            // An item without a quantity takes all that agree with it; where lines have none, each line is one thing.
            var rest = quantity is null ? 1 : taken is not null && item.Has(taken.Index) ? item.Numbers[taken.Index] : long.MaxValue;
            for (var i = 0; i < left.Count && rest > 0; i++)
            {
                if (!Agree(fields, left[i], itemFields, item))
                {
                    continue;
                }

                var there = quantity is null ? 1 : left[i].Numbers[quantity.Index];
                var part = Math.Min(rest, there);
                worth += price is null ? 0 : (long)((Int128)left[i].Numbers[price.Index] * part / (quantity?.Type.Scale ?? 1));
                rest -= part;
                if (part == there)
                {
                    left.RemoveAt(i--);
                }
                else
                {
                    left[i] = WithNumber(left[i], quantity!.Index, there - part);
                }
            }
        }

        return [.. left];
    }

    private static bool Agree(ImmutableArray<Field> fields, LineRecord line, ImmutableArray<Field> itemFields, LineRecord item)
    {
        foreach (var field in itemFields.Where(field => item.Has(field.Index) && field.Type.Kind is DataKind.Text or DataKind.Choice))
        {
            if (fields.FirstOrDefault(candidate => candidate.Name == field.Name && candidate.Type.Kind == field.Type.Kind) is { } same
                && (field.Type.IsText
                    ? line.Texts[same.Index] != item.Texts[field.Index]
                    : same.Type.Choices[(int)line.Numbers[same.Index]] != field.Type.Choices[(int)item.Numbers[field.Index]]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An amount without items takes the same share off the money of all lines; cents are cut off.</summary>
    private static LineRecord[] Scale(ImmutableArray<Field> fields, LineRecord[] lines, long left, long whole) =>
        [.. lines.Select(line => fields.Where(field => field.Type.Kind == DataKind.Money).Aggregate(
            line, (scaled, field) => WithNumber(scaled, field.Index, (long)((Int128)scaled.Numbers[field.Index] * left / whole))))];

    private static LineRecord WithNumber(LineRecord line, int field, long number)
    {
        var numbers = (long[])line.Numbers.Clone();
        numbers[field] = number;
        return line with { Numbers = numbers };
    }

    private static EventRecord With(EventRecord record, long[] numbers, LineRecord[] lines) => new()
    {
        Type = record.Type, Member = record.Member, At = record.At, Key = record.Key, Replaces = record.Replaces, Numbers = numbers,
        Texts = record.Texts, Known = record.Known, Lines = lines,
    };
}
