using Workflows.Templates.Parsing;
using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>The binary operators that always evaluate both sides, on all kinds of values.</summary>
internal static class Operations
{
    internal static object? Apply(TokenKind @operator, object? left, object? right, RenderState state)
    {
        switch (@operator)
        {
            case TokenKind.Equal:
                return Boxes.Of(Comparison.AreEqual(left, right));
            case TokenKind.NotEqual:
                return Boxes.Of(!Comparison.AreEqual(left, right));
            case TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual:
                return Boxes.Of(Comparison.IsOrdered(@operator, left, right));
            case TokenKind.Range or TokenKind.RangeBelow:
                return Range(@operator, left, right, state);
        }

        if (left is int a && right is int b && Small(@operator, a, b) is { } quick)
        {
            return quick;
        }

        if (Kinds.IsNumber(left) && Kinds.IsNumber(right))
        {
            return Arithmetic.Apply(@operator, left, right, state.Limits);
        }

        if (Kinds.AsText(left) is not null || Kinds.AsText(right) is not null)
        {
            return OnText(@operator, left, right, state);
        }

        return OnLists(@operator, left, right, state) ?? OnDates(@operator, left, right)
            ?? Arithmetic.Apply(@operator, left, right, state.Limits);
    }

    private static object? Small(TokenKind @operator, int left, int right) => @operator switch
    {
        TokenKind.Add => Boxes.Of((long)left + right),
        TokenKind.Subtract => Boxes.Of((long)left - right),
        TokenKind.Multiply => Boxes.Of((long)left * right),
        TokenKind.Modulo when right > 0 => Boxes.Of(left % right),
        _ => null,
    };

    private static object OnText(TokenKind @operator, object? left, object? right, RenderState state)
    {
        if (@operator == TokenKind.Add)
        {
            if (left is SafeText || right is SafeText)
            {
                return SafeText.Join(left, right);
            }

            var (one, other) = (Printing.Text(left), Printing.Text(right));
            state.AllowText((long)one.Length + other.Length);
            return string.Concat(one, other);
        }

        if (@operator != TokenKind.Multiply)
        {
            throw new TemplateFailure($"Operator `{Operators.Spelling(@operator)}` is not supported on string objects");
        }

        var text = Kinds.AsText(left);
        var count = text is null ? left : right;
        if (Kinds.Rank(count) is not (NumberRank.Int or NumberRank.Long))
        {
            throw new TemplateFailure(
                "Expecting an integer. The operator `*` is not supported for the expression. Only working on string x int or int x string");
        }

        text ??= Kinds.AsText(right)!;
        var times = Math.Max(0, Numbers.ToLong(count));
        state.AllowText(times > int.MaxValue ? long.MaxValue : times * text.Length);
        return string.Concat(Enumerable.Repeat(text, (int)times));
    }

    private static ScriptArray? OnLists(TokenKind @operator, object? left, object? right, RenderState state)
    {
        var (one, other) = (AsList(left), AsList(right));
        switch (@operator)
        {
            case TokenKind.ShiftLeft when one is not null:
                state.Work(one.Count);
                return new ScriptArray(one.Append(right));
            case TokenKind.ShiftRight when other is not null:
                state.Work(other.Count);
                return new ScriptArray(other.Prepend(left));
            case TokenKind.Add when one is not null && other is not null:
                state.Work((long)one.Count + other.Count);
                return new ScriptArray(one.Concat(other));
            case TokenKind.Multiply when one is not null && right is int times:
                state.Work(one.Count * (long)Math.Max(times, 0));
                return new ScriptArray(Enumerable.Repeat(one, Math.Max(times, 0)).SelectMany(items => items));
            default:
                return one is null && other is null ? null : throw Arithmetic.Unsupported(@operator, left, right);
        }
    }

    private static IReadOnlyList<object?>? AsList(object? value) => value as IReadOnlyList<object?>;

    private static object? OnDates(TokenKind @operator, object? left, object? right)
    {
        try
        {
            return (left, right, @operator) switch
            {
                (TimeSpan a, TimeSpan b, TokenKind.Add) => a + b,
                (TimeSpan a, TimeSpan b, TokenKind.Subtract) => a - b,
                (_, TimeSpan span, TokenKind.Add) when DateParts.IsDate(left) => DateParts.Move(left, clock => clock + span),
                (_, TimeSpan span, TokenKind.Subtract) when DateParts.IsDate(left) => DateParts.Move(left, clock => clock - span),
                (_, _, TokenKind.Subtract) when DateParts.IsDate(left) && DateParts.IsDate(right) =>
                    TimeSpan.FromTicks(DateParts.Of(left).Moment - DateParts.Of(right).Moment),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            throw new TemplateFailure("The result is too long for a timespan");
        }
    }

    private static ScriptRange Range(TokenKind @operator, object? left, object? right, RenderState state)
    {
        if (Kinds.AsText(left) is not null || Kinds.AsText(right) is not null)
        {
            throw new TemplateFailure($"Operator `{Operators.Spelling(@operator)}` is not supported on string objects");
        }

        if (!Kinds.IsNumber(left) || !Kinds.IsNumber(right))
        {
            throw Arithmetic.Unsupported(@operator, left, right);
        }

        var (first, last) = (Numbers.ToLong(left), Numbers.ToLong(right));
        var step = first <= last ? 1 : -1;
        var count = Int128.Abs((Int128)last - first) + (@operator == TokenKind.Range ? 1 : 0);
        if (count > state.Limits.LoopRounds)
        {
            throw new TemplateFailure($"Range expression exceeds LoopLimit `{state.Limits.LoopRounds}`.");
        }

        return new ScriptRange(first, (int)count, step);
    }
}
