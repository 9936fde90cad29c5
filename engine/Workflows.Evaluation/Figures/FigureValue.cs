using Workflows.Model.Numbers;
using Workflows.Statistics;

namespace Workflows.Evaluation.Figures;

/// <summary>The value of a figure, or why there is none.</summary>
/// <param name="Value">The exact value; null where there is none.</param>
/// <param name="WhyNot">Why there is none.</param>
/// <param name="Sources">The rows it comes from, each once.</param>
internal sealed record FigureValue(Fraction? Value, string? WhyNot, IReadOnlyList<string> Sources)
{
    /// <summary>Of how many it is made.</summary>
    public long? N { get; init; }

    /// <summary>Its interval, in its unit; null for none.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The variance of one of those of whom it is made, and the smallest difference that would matter; null where it is no mean of members.</summary>
    public (double Variance, double Minimal)? Spread { get; init; }

    /// <summary>A value from rows.</summary>
    public static FigureValue Of(Fraction value, long? n, string source) => new(value, null, [source]) { N = n };

    /// <summary>No value.</summary>
    public static FigureValue None(string why, params string[] sources) => new(null, why, sources);

    /// <summary>The rows of two figures together.</summary>
    public static IReadOnlyList<string> Together(FigureValue left, FigureValue right) =>
        [.. left.Sources.Concat(right.Sources).Distinct(StringComparer.Ordinal)];
}
