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
                return Boxes.Of(Comparison.AreEqual(left, right, state));
            case TokenKind.NotEqual:
                return Boxes.Of(!Comparison.AreEqual(left, right, state));
            case TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual:
                return Boxes.Of(Comparison.IsOrdered(@operator, left, right, state));
            case TokenKind.Range or TokenKind.RangeBelow:
                return Range(@operator, left, right, state);
        }

        return left is int a && right is int b && Small(@operator, a, b) is { } quick ? quick : Calculate(@operator, left, right, state);
    }

    private static object? Calculate(TokenKind @operator, object? left, object? right, RenderState state)
    {
        if (Kinds.IsNumber(left) && Kinds.IsNumber(right))
        {
            return Arithmetic.Apply(@operator, left, right, state);
        }

        if (Kinds.AsText(left) is not null || Kinds.AsText(right) is not null)
        {
            return OnText(@operator, left, right, state);
        }

        if ((left is Empty || right is Empty) && left is not null && right is not null)
        {
            return Empty.Value;
        }

        return OnLists(@operator, left, right, state) ?? OnDates(@operator, left, right)
            ?? Arithmetic.Apply(@operator, left, right, state);
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
                return SafeText.Join(left, right, state);
            }

            var (one, other) = (Printing.Text(left, state), Printing.Text(right, state));
            state.AllowText((long)one.Length + other.Length);
            return string.Concat(one, other);
        }

        if (@operator != TokenKind.Multiply)
        {
            throw NotOnTexts(@operator);
        }

        var text = Kinds.AsText(left);
        var count = text is null ? left : right;
        if (!Kinds.IsNumber(count))
        {
            throw new TemplateFailure(new Message(
                $"`*` repeats a text a whole number of times; the other side is of the type `{Kinds.Name(count)}`",
                "Expecting an integer. The operator `*` is not supported for the expression. "
                    + "Only working on string x int or int x string"));
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
            case TokenKind.Multiply when one is null != other is null:
                return Repeated(one ?? other!, Count(@operator, one is null ? left : right), state);
            case TokenKind.Divide or TokenKind.WholeDivide or TokenKind.Modulo when one is not null:
                return Part(@operator, one, Count(@operator, right), state);
            default:
                return one is null && other is null ? null : throw Arithmetic.Unsupported(@operator, left, right);
        }
    }

    private static int Count(TokenKind @operator, object? value)
    {
        var count = Numbers.ToInt(value);
        return count >= 0 && (count > 0 || @operator == TokenKind.Multiply)
            ? count
            : throw new TemplateFailure($"`{Operators.Spelling(@operator)}` of a list wants a number above 0, not `{count}`");
    }

    private static ScriptArray Repeated(IReadOnlyList<object?> items, int times, RenderState state)
    {
        state.Work((items.Count + 1) * (long)times);
        return new ScriptArray(Enumerable.Repeat(items, items.Count == 0 ? 0 : times).SelectMany(list => list));
    }

    /// <summary><c>list / n</c>: the first nth of it. <c>list % n</c>: every nth item.</summary>
    private static ScriptArray Part(TokenKind @operator, IReadOnlyList<object?> items, int count, RenderState state)
    {
        state.Work(items.Count);
        return new ScriptArray(
            @operator == TokenKind.Modulo ? items.Where((_, index) => index % count == 0) : items.Take(items.Count / count));
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

    private static TemplateFailure NotOnTexts(TokenKind @operator) => new(new Message(
        $"`{Operators.Spelling(@operator)}` does not work with texts: turn them into numbers, for example with `string.to_int`",
        $"Operator `{Operators.Spelling(@operator)}` is not supported on string objects"));

    private static ScriptRange Range(TokenKind @operator, object? left, object? right, RenderState state)
    {
        if (Kinds.AsText(left) is not null || Kinds.AsText(right) is not null)
        {
            throw NotOnTexts(@operator);
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
            throw new TemplateFailure(new Message(
                $"The range has more than {state.Limits.LoopRounds} numbers",
                $"Range expression exceeds LoopLimit `{state.Limits.LoopRounds}`."));
        }

        return new ScriptRange(first, (int)count, step);
    }
}
