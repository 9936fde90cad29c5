using System.Numerics;
using Workflows.Model.Expressions;

namespace Workflows.Dsl.Binding;

/// <summary>What goes with what, and how it is called.</summary>
internal static class Types
{
    /// <summary>The most units in 1 that a calculated value may have, so that sums of it stay exact.</summary>
    public const long ScaleMost = 1_000_000_000_000_000;

    /// <summary>Whether values of two types can be compared, added and stand for each other.</summary>
    public static bool Match(DataType a, DataType b)
    {
        if (a.Kind == DataKind.Unknown || b.Kind == DataKind.Unknown)
        {
            return true;
        }

        return a.Kind == b.Kind
            ? a.Unit == b.Unit && a.Choices.SequenceEqual(b.Choices)
            : a.IsText && b.IsText;
    }

    /// <summary>The type without what its declaration said of missing values and ends.</summary>
    public static DataType Plain(DataType type) => type with { IsOptional = false, Least = null, Most = null, Currencies = [] };

    /// <summary>Money of a programme.</summary>
    public static DataType Money(string currency) => new(DataKind.Money) { Unit = currency, Scale = MoneyUnits.Scale(currency) };

    /// <summary>Points of a currency.</summary>
    public static DataType Points(string currency) => new(DataKind.Points) { Unit = currency };

    /// <summary>A share.</summary>
    public static DataType Percent { get; } = new(DataKind.Percent) { Scale = DataType.PercentScale };

    /// <summary>The days of the week.</summary>
    public static DataType Weekday { get; } = new(DataKind.Choice) { Choices = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] };

    /// <summary>A scale that both scales divide; null where it is too fine.</summary>
    public static long? CommonScale(long a, long b) => Fit((BigInteger)a * b / BigInteger.GreatestCommonDivisor(a, b));

    /// <summary>The scale as a number, or null where it is too fine.</summary>
    public static long? Fit(BigInteger scale) => scale <= ScaleMost ? (long)scale : null;

    /// <summary>The type in the author's words, with its article.</summary>
    public static string InWords(DataType type) => type.Kind switch
    {
        DataKind.Number => "a number",
        DataKind.Money => "an amount of money",
        DataKind.Points => $"an amount of {type.Unit}",
        DataKind.Percent => "a percentage",
        DataKind.YesNo => "yes or no",
        DataKind.Text => "text",
        DataKind.Date => "a date",
        DataKind.Duration => "a length of time",
        DataKind.Choice => $"one of {string.Join(", ", type.Choices.Take(3))}{(type.Choices.Length > 3 ? "…" : "")}",
        DataKind.Tier => "a tier",
        DataKind.Member => "a member",
        DataKind.Lines => "a list",
        DataKind.Unknown => "unknown",
    };
}
