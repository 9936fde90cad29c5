using System.Globalization;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;

namespace Workflows.Elsa.Printing;

/// <summary>Prints fixed values in the words of the language.</summary>
internal static class LiteralPrinter
{
    /// <summary>1970-01-01 as .NET counts days.</summary>
    private const int FirstDay = 719_162;

    /// <summary>A fixed value: a number with its unit, a day, a word.</summary>
    public static string Print(Fraction value, DataType type) => type.Kind switch
    {
        DataKind.Money or DataKind.Points when type.Unit.Length > 0 => $"{Number(value)} {type.Unit}",
        DataKind.Percent => Percent(value),
        DataKind.YesNo => value == Fraction.Zero ? "no" : "yes",
        DataKind.Choice => type.Choices[(int)value.Floor()],
        DataKind.Date => Day((int)value.Floor()),
        DataKind.Number or DataKind.Money or DataKind.Points or DataKind.Text or DataKind.Duration or DataKind.Tier
            or DataKind.Member or DataKind.Lines or DataKind.Unknown => Number(value),
    };

    /// <summary>A share as a percentage: 0.1 is <c>10%</c>.</summary>
    public static string Percent(Fraction value) => Number(value * Fraction.Of(100)) + "%";

    /// <summary>A day, given as its number since 1970-01-01.</summary>
    public static string Day(int day) => DateOnly.FromDayNumber(FirstDay + day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A text in quotes.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The language has no sign before a number and no fractions: those become sums and quotients in brackets.</summary>
    private static string Number(Fraction value) =>
        value < Fraction.Zero ? $"(0 - {Number(-value)})"
        : value.ToString() is var text && text.Contains('/', StringComparison.Ordinal) ? $"({text})"
        : text;
}
