using System.Collections.Immutable;
using System.Globalization;
using Workflows.Evaluation.Books;
using Workflows.Evaluation.Figures;
using Workflows.Evaluation.Results;
using Workflows.Model.Numbers;

namespace Workflows.Evaluation.Sections;

/// <summary>The figures of a report, while it is made.</summary>
internal sealed class FigureList(RunBooks books, FigureEvaluator evaluator)
{
    private readonly ImmutableArray<ReportFigure>.Builder _figures = ImmutableArray.CreateBuilder<ReportFigure>();

    /// <summary>What was gathered.</summary>
    public RunBooks Books => books;

    /// <summary>Evaluates figures.</summary>
    public FigureEvaluator Evaluator => evaluator;

    /// <summary>The figures so far.</summary>
    public ImmutableArray<ReportFigure> All => _figures.ToImmutable();

    /// <summary>Where the rows of the period come from, for sources.</summary>
    public string InPeriod { get; } = $"at within {evaluator.Period}";

    /// <summary>Adds a figure of the period.</summary>
    public ReportFigure Add(string section, string name, string item, decimal? value, string unit, long? n, string source,
        string segment = "") =>
        Add(new ReportFigure(section, name, item, evaluator.Period, segment, Round(value), unit, n, source));

    /// <summary>Adds a figure of a month.</summary>
    public void AddMonth(string section, string name, string item, int month, decimal? value, string unit, long? n, string source,
        string segment = "") =>
        Add(new ReportFigure(section, name, item, MonthName(month), segment, Round(value), unit, n, source));

    /// <summary>Adds a figure.</summary>
    public ReportFigure Add(ReportFigure figure)
    {
        _figures.Add(figure);
        return figure;
    }

    /// <summary>An evaluated figure with its interval, or with the reason why there is none.</summary>
    public static ReportFigure Of(string section, string name, string item, string segment, FigureScope scope, FigureValue value,
        string unit) =>
        new(section, name, item, scope.Period, segment, value.Value is { } v ? RunBooks.Rounded(v) : null, unit, value.N,
            string.Join("; ", value.Sources))
        {
            WhyNot = value.WhyNot,
            Low = value.Interval is { } low ? Round(low.Low) : null,
            High = value.Interval is { } high ? Round(high.High) : null,
        };

    /// <summary>A month as figures name it: <c>2025-10</c>.</summary>
    public static string MonthName(int month) => month <= 0 ? "no month"
        : string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{(month % 12) + 1:00}");

    /// <summary>A share with its count; null where it would be a share of nothing.</summary>
    public static decimal? Share(long part, long whole) => whole == 0 ? null : (decimal)part / whole;

    /// <summary>A number as a report keeps it.</summary>
    public static decimal? Round(decimal? value) => value is { } v ? Math.Round(v, 6, MidpointRounding.AwayFromZero) / 1.000000000000m
        : null;

    /// <summary>A statistic as a report keeps it: the last digits of floating point differ between machines.</summary>
    public static decimal? Round(double? value) => value is { } v && double.IsFinite(v) ? Round((decimal)v) : null;

    /// <summary>An exact number as a report keeps it.</summary>
    public static decimal Exact(Fraction value) => RunBooks.Rounded(value);
}
