using System.Globalization;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;

namespace Workflows.Core.Tests.Naive;

/// <summary>What is left of an order after returns: items come off their lines, amounts scale all lines alike, cents are cut off.</summary>
internal static class NaiveReturns
{
    public static EventRecord? Left(Programme programme, EventRecord order, List<EventRecord> returns)
    {
        var type = programme.EventTypes[order.Type];
        var (total, sku, quantity, price) = (type.FieldNamed("total")!.Index, Of(type, "sku"), Of(type, "quantity"), Of(type, "price"));
        var lines = order.Lines.Select(line => line with { Numbers = [.. line.Numbers] }).ToList();
        var (items, amounts) = (0L, 0L);
        foreach (var back in returns)
        {
            var backType = programme.EventTypes[back.Type];
            var amount = backType.FieldNamed("total")!.Index;
            if (back.Lines.Length == 0 && !back.Has(amount))
            {
                return null;
            }

            if (back.Lines.Length == 0)
            {
                amounts += Worth(back, amount, order, total);
                continue;
            }

            var worth = 0L;
            foreach (var item in back.Lines)
            {
                var rest = item.Numbers[Of(backType, "quantity")];
                foreach (var line in lines.Where(line => line.Texts[sku] == item.Texts[Of(backType, "sku")]))
                {
                    var part = Math.Min(rest, line.Numbers[quantity]);
                    worth += line.Numbers[price] * part / DataType.NumberScale;
                    line.Numbers[quantity] -= part;
                    rest -= part;
                }
            }

            lines.RemoveAll(line => line.Numbers[quantity] == 0);
            items += back.Has(amount) ? Worth(back, amount, order, total) : worth * (type.Fields[total].Type.Scale / 100);
        }

        var whole = order.Numbers[total] - items;
        var left = whole - amounts;
        if (left <= 0 || (lines.Count == 0 && order.Lines.Length > 0))
        {
            return null;
        }

        foreach (var line in lines.Where(_ => amounts > 0))
        {
            line.Numbers[price] = line.Numbers[price] * left / whole;
        }

        long[] numbers = [.. order.Numbers];
        numbers[total] = left;
        return new EventRecord
        {
            Type = order.Type, Member = order.Member, At = order.At, Key = order.Key, Numbers = numbers, Texts = order.Texts, Known = order.Known,
            Lines = [.. lines],
        };
    }

    /// <summary>In the money of the order what comes back is told amount times the order's rate; else by the rate of its own day.</summary>
    private static long Worth(EventRecord back, int amount, EventRecord order, int total)
    {
        if (back.Texts[amount]?.Split(' ') is not { } told || order.Texts[total]?.Split(' ') is not { } paid || told[1] != paid[1])
        {
            return back.Numbers[amount];
        }

        var left = Fraction.Of(back.Numbers[amount]) / Fraction.Of(decimal.Parse(told[3], CultureInfo.InvariantCulture));
        return (long)(left * Fraction.Of(decimal.Parse(paid[3], CultureInfo.InvariantCulture))).Numerator;
    }

    private static int Of(EventType type, string field) =>
        type.Fields.Single(lines => lines.Type.Kind == DataKind.Lines).Type.LineFields.Single(one => one.Name == field).Index;
}
