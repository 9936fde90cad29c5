using Workflows.Templates.Parsing;
using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>Equality and order of values.</summary>
internal static class Comparison
{
    /// <summary>Numbers by value, lists by their items, texts by their characters; a text and anything else by what is printed.</summary>
    internal static bool AreEqual(object? left, object? right)
    {
        var elements = RenderLimits.ComparedElements;
        return AreEqual(left, right, 0, ref elements);
    }

    private static bool AreEqual(object? left, object? right, int depth, ref int elements)
    {
        if (left is int a && right is int b)
        {
            return a == b;
        }

        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (left is Empty || right is Empty)
        {
            return Empty.Matches(left is Empty ? right : left);
        }

        if (Kinds.AsText(left) is not null || Kinds.AsText(right) is not null)
        {
            return string.Equals(Printing.Text(left), Printing.Text(right), StringComparison.Ordinal);
        }

        return left is IReadOnlyList<object?> one && right is IReadOnlyList<object?> other
            ? SameItems(one, other, depth, ref elements)
            : SameScalars(left, right);
    }

    private static bool SameItems(IReadOnlyList<object?> left, IReadOnlyList<object?> right, int depth, ref int elements)
    {
        if (depth > RenderLimits.ValueDepth)
        {
            throw new TemplateFailure($"A value nests deeper than `{RenderLimits.ValueDepth}` levels: it may contain itself");
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        elements -= left.Count;
        if (elements < 0)
        {
            throw new TemplateFailure($"Comparing two lists exceeds the limit of `{RenderLimits.ComparedElements}` elements");
        }

        for (var index = 0; index < left.Count; index++)
        {
            if (!AreEqual(left[index], right[index], depth + 1, ref elements))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameScalars(object left, object right)
    {
        if (Kinds.Rank(left) != NumberRank.None && Kinds.Rank(right) != NumberRank.None)
        {
            return CompareNumbers(left, right) == 0;
        }

        if (DateParts.IsDate(left) && DateParts.IsDate(right))
        {
            return DateParts.Of(left).Moment == DateParts.Of(right).Moment;
        }

        return ReferenceEquals(left, right) || left is TimeSpan && left.Equals(right);
    }

    /// <summary>One of the operators <c>&lt; &lt;= &gt; &gt;=</c>. Null is neither below nor above anything.</summary>
    internal static bool IsOrdered(TokenKind @operator, object? left, object? right)
    {
        if (left is null || right is null)
        {
            return false;
        }

        var order = Order(left, right)
            ?? throw new TemplateFailure(
                $"The operator `{Operators.Spelling(@operator)}` is not supported between `{Kinds.Name(left)}` and `{Kinds.Name(right)}`");

        // Not a number is not ordered either.
        return order != NotANumber && @operator switch
        {
            TokenKind.Less => order < 0,
            TokenKind.LessOrEqual => order <= 0,
            TokenKind.Greater => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>The order for sorting: null first, then what can be ordered; what can't stays where it is.</summary>
    internal static int ForSorting(object? left, object? right)
    {
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        var order = Order(left, right) ?? 0;
        return order == NotANumber ? 0 : order;
    }

    private const int NotANumber = int.MinValue;

    private static int? Order(object left, object right)
    {
        if (left is int a && right is int b)
        {
            return a.CompareTo(b);
        }

        if (Kinds.AsText(left) is not null || Kinds.AsText(right) is not null)
        {
            return Math.Sign(string.CompareOrdinal(Printing.Text(left), Printing.Text(right)));
        }

        if (Kinds.Rank(left) != NumberRank.None && Kinds.Rank(right) != NumberRank.None)
        {
            return CompareNumbers(left, right);
        }

        if (DateParts.IsDate(left) && DateParts.IsDate(right))
        {
            return DateParts.Of(left).Moment.CompareTo(DateParts.Of(right).Moment);
        }

        return left is TimeSpan one && right is TimeSpan other ? one.CompareTo(other) : null;
    }

    private static int CompareNumbers(object left, object right)
    {
        var rank = (NumberRank)Math.Max((byte)Kinds.Rank(left), (byte)Kinds.Rank(right));
        switch (rank)
        {
            case NumberRank.Decimal:
                return CompareDecimals(left, right);
            case NumberRank.Double or NumberRank.Float:
                var (a, b) = (Numbers.ToDouble(left), Numbers.ToDouble(right));
                return double.IsNaN(a) || double.IsNaN(b) ? NotANumber : a.CompareTo(b);
            case NumberRank.Big:
                return Numbers.ToBig(left).CompareTo(Numbers.ToBig(right));
            default:
                return Numbers.ToLong(left).CompareTo(Numbers.ToLong(right));
        }
    }

    // A double beyond the decimals is compared as a double: it only matters on which side it lies.
    private static int CompareDecimals(object left, object right)
    {
        var (a, b) = (Numbers.ToDouble(left), Numbers.ToDouble(right));
        if (double.IsNaN(a) || double.IsNaN(b))
        {
            return NotANumber;
        }

        return Math.Abs(a) > 7e28 || Math.Abs(b) > 7e28 ? a.CompareTo(b) : Numbers.ToDecimal(left).CompareTo(Numbers.ToDecimal(right));
    }
}
