using System.Globalization;
using System.Numerics;
using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>Numbers as other numbers.</summary>
internal static class Numbers
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    internal static long ToLong(object? value) => value switch
    {
        int number => number,
        long number => number,
        bool truth => truth ? 1 : 0,
        _ => Whole(value),
    };

    internal static BigInteger ToBig(object? value) => value is BigInteger big ? big : ToLong(value);

    internal static double ToDouble(object? value) => value switch
    {
        double number => number,
        float number => number,
        decimal number => (double)number,
        BigInteger number => (double)number,
        _ => ToLong(value),
    };

    internal static float ToFloat(object? value) => value is float number ? number : (float)ToDouble(value);

    internal static decimal ToDecimal(object? value)
    {
        try
        {
            return value switch
            {
                decimal number => number,
                double number => (decimal)number,
                float number => (decimal)number,
                BigInteger number => (decimal)number,
                _ => ToLong(value),
            };
        }
        catch (OverflowException)
        {
            throw new TemplateFailure("The number is too large for a decimal");
        }
    }

    /// <summary>A whole number for a count or an index; a text that holds one counts.</summary>
    internal static int ToInt(object? value)
    {
        var number = value is null ? 0 : ToLong(value);
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Unable(value, "int");
    }

    private static long Whole(object? value)
    {
        // Halves go to the even number, as conversions of .NET do.
        var number = value switch
        {
            double or float => Math.Round(ToDouble(value), MidpointRounding.ToEven),
            decimal exact => (double)Math.Round(exact, MidpointRounding.ToEven),
            BigInteger big => (double)big,
            _ => double.TryParse(Kinds.AsText(value), NumberStyles.AllowLeadingSign, Invariant, out var read) ? read : double.NaN,
        };
        return number is >= long.MinValue and < long.MaxValue ? (long)number : throw Unable(value, "int");
    }

    private static TemplateFailure Unable(object? value, string type) =>
        new($"A value of the type `{Kinds.Name(value)}` can't be used as a number (`{type}`)");
}
