using Workflows.Templates.Evaluation;
using Workflows.Templates.Parsing;

namespace Workflows.Templates.Values;

/// <summary>Equality and order of values. What it looks at is counted as work of the render.</summary>
internal static class Comparison
{
    // What comes out of comparing with something that is not a number.
    private const int Unordered = int.MinValue;

    /// <summary>Numbers by value, lists by their items, texts by their characters; a text and anything else by what is printed.</summary>
    internal static bool AreEqual(object? left, object? right, RenderState state, int depth = 0)
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
            var (one, other) = (Printing.Text(left, state), Printing.Text(right, state));
            state.Work(Math.Min(one.Length, other.Length) / 64);
            return string.Equals(one, other, StringComparison.Ordinal);
        }

        return left is IReadOnlyList<object?> ours && right is IReadOnlyList<object?> theirs
            ? ours.Count == theirs.Count && OrderOfItems(ours, theirs, justEqual: true, state, depth) == 0
            : SameScalars(left, right);
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
    internal static bool IsOrdered(TokenKind @operator, object? left, object? right, RenderState state)
    {
        if (left is null || right is null)
        {
            return false;
        }

        if (left is Empty || right is Empty)
        {
            return @operator is TokenKind.LessOrEqual or TokenKind.GreaterOrEqual && Empty.Matches(left is Empty ? right : left);
        }

        var order = left is bool && right is bool ? null : Order(left, right, state, 0);
        return Holds(@operator, order ?? throw new TemplateFailure(
            $"`{Operators.Spelling(@operator)}` can't order values of the types `{Kinds.Name(left)}` and `{Kinds.Name(right)}`"));
    }

    private static bool Holds(TokenKind @operator, int order) => order != Unordered && @operator switch
    {
        TokenKind.Less => order < 0,
        TokenKind.LessOrEqual => order <= 0,
        TokenKind.Greater => order > 0,
        _ => order >= 0,
    };

    /// <summary>The order for sorting: null first, then what can be ordered; what can't stays where it is.</summary>
    internal static int ForSorting(object? left, object? right, RenderState state)
    {
        state.Work(1);
        if (left is null || right is null)
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        var order = Order(left, right, state, 0) ?? 0;
        return order == Unordered ? 0 : order;
    }

    private static int? Order(object left, object right, RenderState state, int depth)
    {
        if (left is int a && right is int b)
        {
            return a.CompareTo(b);
        }

        if (Kinds.AsText(left) is not null || Kinds.AsText(right) is not null)
        {
            var (one, other) = (Printing.Text(left, state), Printing.Text(right, state));
            state.Work(Math.Min(one.Length, other.Length) / 64);
            return Math.Sign(string.CompareOrdinal(one, other));
        }

        if (Kinds.Rank(left) != NumberRank.None && Kinds.Rank(right) != NumberRank.None)
        {
            return CompareNumbers(left, right);
        }

        if (DateParts.IsDate(left) && DateParts.IsDate(right))
        {
            return DateParts.Of(left).Moment.CompareTo(DateParts.Of(right).Moment);
        }

        if (left is IReadOnlyList<object?> ours && right is IReadOnlyList<object?> theirs)
        {
            return OrderOfItems(ours, theirs, justEqual: false, state, depth);
        }

        return left is TimeSpan first && right is TimeSpan second ? first.CompareTo(second) : null;
    }

    /// <summary>Lists by their first items that differ, then by their lengths.</summary>
    private static int OrderOfItems(
        IReadOnlyList<object?> left, IReadOnlyList<object?> right, bool justEqual, RenderState state, int depth)
    {
        state.RequireDepth(depth);
        for (var index = 0; index < Math.Min(left.Count, right.Count); index++)
        {
            state.Work(1);
            if (AreEqual(left[index], right[index], state, depth + 1))
            {
                continue;
            }

            if (justEqual || left[index] is null || right[index] is null)
            {
                return left[index] is null ? -1 : 1;
            }

            return Order(left[index]!, right[index]!, state, depth + 1) ?? Unordered;
        }

        return left.Count.CompareTo(right.Count);
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
                return double.IsNaN(a) || double.IsNaN(b) ? Unordered : a.CompareTo(b);
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
            return Unordered;
        }

        return Math.Abs(a) > 7e28 || Math.Abs(b) > 7e28 ? a.CompareTo(b) : Numbers.ToDecimal(left).CompareTo(Numbers.ToDecimal(right));
    }
}
