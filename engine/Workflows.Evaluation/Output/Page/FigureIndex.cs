using System.Globalization;
using Workflows.Evaluation.Charts;
using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output.Page;

/// <summary>The figures of a report by what they are about.</summary>
internal sealed class FigureIndex
{
    private readonly Dictionary<(string Section, string Name, string Item, string Segment, string Period), ReportFigure> _figures = [];
    private readonly string _period;

    public FigureIndex(EvaluationResult result)
    {
        Result = result;
        _period = result.Figures.FirstOrDefault(figure => figure.Period.Contains('/', StringComparison.Ordinal))?.Period ?? "";
        foreach (var figure in result.Figures)
        {
            _figures.TryAdd((figure.Section, figure.Name, figure.Item, figure.Segment, figure.Period), figure);
        }

        var until = result.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Months = [.. result.Figures.Where(figure => figure is { Section: "members", Name: "joined", Period.Length: 7 })
            .Select(figure => figure.Period)
            .Where(month => string.CompareOrdinal(month + "-01", until) < 0)];
        Segments = [.. result.Figures.Where(figure => figure is { Section: "members", Name: "participation", Segment.Length: > 0 })
            .Select(figure => figure.Segment)];
    }

    /// <summary>The report.</summary>
    public EvaluationResult Result { get; }

    /// <summary>The months of the run up to the end of the period, in order.</summary>
    public IReadOnlyList<string> Months { get; }

    /// <summary>The months as axes name them.</summary>
    public IReadOnlyList<string> MonthLabels => [.. Months.Select(PeopleNumbers.Month)];

    /// <summary>The segments, in order.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>A figure of the period, or null.</summary>
    public ReportFigure? Of(string section, string name, string item = "", string segment = "") =>
        _figures.GetValueOrDefault((section, name, item, segment, _period));

    /// <summary>The value of a figure of the period.</summary>
    public decimal? Value(string section, string name, string item = "", string segment = "") => Of(section, name, item, segment)?.Value;

    /// <summary>The value of a figure of a month.</summary>
    public decimal? InMonth(string month, string section, string name, string item = "") =>
        _figures.GetValueOrDefault((section, name, item, "", month))?.Value;

    /// <summary>The figures of a section by name, of the period.</summary>
    public IEnumerable<ReportFigure> All(string section, string name) =>
        Result.Figures.Where(figure => figure.Section == section && figure.Name == name && figure.Period == _period);

    /// <summary>A figure over the months, as a series of a chart.</summary>
    public Series Series(string words, string style, string section, string name, string item = "", int sign = 1) =>
        new(words, [.. Months.Select(month => InMonth(month, section, name, item) is { } value ? (double?)(sign * value) : null)], style);
}
