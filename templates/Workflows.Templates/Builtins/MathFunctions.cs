using Workflows.Templates.Evaluation;
using Workflows.Templates.Parsing;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>math</c>. Decimals stay decimals; halves are rounded to the even number.</summary>
internal static class MathFunctions
{
    internal static Group Group() => new(
        [
            new("math.abs", "value", (a, s) =>
                Comparison.IsOrdered(TokenKind.Less, Number(a[0]), 0, s) ? Arithmetic.Negate(a[0]) : a[0]),
            new("math.ceil", "value", (a, _) => Rounded(a[0], Math.Ceiling, Math.Ceiling)),
            new("math.divided_by", "value divisor", DividedBy),
            new("math.floor", "value", (a, _) => Rounded(a[0], Math.Floor, Math.Floor)),
            new("math.format", "value format culture?", (a, s) => ValueFormat.Text(Number(a[0]), a[1], a[2], s), (a, s) =>
                ValueFormat.TryWrite(a[0], a[1], a[2], s)),
            new("math.is_number", "value", (a, _) => Boxes.Of(Kinds.IsNumber(a[0]))),
            new("math.minus", "value with", (a, s) => Operations.Apply(TokenKind.Subtract, a[0], a[1], s)),
            new("math.modulo", "value with", (a, s) => Operations.Apply(TokenKind.Modulo, a[0], a[1], s)),
            new("math.plus", "value with", (a, s) => Operations.Apply(TokenKind.Add, a[0], a[1], s)),
            new("math.random", "minValue maxValue", Random),
            new("math.round", "value precision?", Round),
            new("math.times", "value with", (a, s) => Operations.Apply(TokenKind.Multiply, a[0], a[1], s)),
            new("math.uuid", string.Empty, (_, _) => Guid.NewGuid().ToString()),
        ],
        []);

    private static object? Number(object? value) => value is null || Kinds.IsNumber(value)
        ? value
        : throw new TemplateFailure($"A value of the type `{Kinds.Name(value)}` is no number");

    private static object? Rounded(object? value, Func<double, double> onDoubles, Func<decimal, decimal> onDecimals) => Number(value) switch
    {
        double or float => onDoubles(Numbers.ToDouble(value)),
        decimal number => onDecimals(number),
        var whole => whole,
    };

    private static object? Round(object?[] a, RenderState state)
    {
        var precision = Math.Clamp(Numbers.ToInt(a[1]), 0, 15);
        return Rounded(a[0], number => Math.Round(number, precision), number => Math.Round(number, precision));
    }

    // A whole divisor gives a whole result, rounded down.
    private static object? DividedBy(object?[] a, RenderState state)
    {
        var result = Operations.Apply(TokenKind.Divide, a[0], a[1], state);
        if (a[1] is not int || result is null)
        {
            return result;
        }

        return result is decimal exact ? Math.Floor(exact) : Boxes.Of(Numbers.ToLong(Math.Floor(Numbers.ToDouble(result))));
    }

    private static object Random(object?[] a, RenderState state)
    {
        var (low, high) = (Numbers.ToInt(a[0]), Numbers.ToInt(a[1]));
        return low <= high
            ? Boxes.Of(System.Random.Shared.Next(low, high))
            : throw new TemplateFailure("The lowest number of `math.random` is above the highest");
    }
}
