using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output.Page;

/// <summary>Competitors: theirs against ours, and the news of the market.</summary>
internal static class CompetitorsPage
{
    private const string Section = "competitors";

    /// <summary>The section; null where the programme has neither rivals nor news of the market.</summary>
    public static Dictionary<string, object?>? Of(FigureIndex figures)
    {
        var rows = figures.All(Section, "ours").ToList();
        if (rows.Count == 0 && figures.Result.News.IsEmpty)
        {
            return null;
        }

        return Blocks.Section(Section, "Competitors", "", [rows.Count == 0 ? null : Comparison(figures, rows), News(figures.Result)]);
    }

    private static Dictionary<string, object?> Comparison(FigureIndex figures, List<ReportFigure> rows) => Blocks.Table(
        "Theirs against ours",
        "Had our members bought there what they bought here. It says what the terms are worth to them, and not what they would do.",
        Blocks.Rows(["Measure", "Members ", "Ours", "Theirs", "Difference"], rows.Select(ours =>
        {
            var theirs = figures.Of(Section, "theirs", ours.Item, ours.Segment);
            var difference = figures.Value(Section, "difference", ours.Item, ours.Segment);
            return (IReadOnlyList<Cell>)
            [
                PeopleNumbers.Name(ours.Item), ours.Segment.Length == 0 ? "All" : PeopleNumbers.Name(ours.Segment),
                PeopleNumbers.Of(ours.Value, ours.Unit), PeopleNumbers.Of(theirs?.Value, ours.Unit),
                difference is { } value ? Difference(value, ours.Unit) : PeopleNumbers.None,
            ];
        })));

    private static Dictionary<string, object?> News(EvaluationResult result) => result.News.IsEmpty
        ? Blocks.Words("News of the market", "None in the period.")
        : Blocks.Table("News of the market", "The latest first.", Blocks.Rows(["Day", "What ", "Values "], result.News.Select(news =>
            (IReadOnlyList<Cell>)[PeopleNumbers.Day(news.Day), PeopleNumbers.Name(news.Type), news.Words])));

    private static Cell Difference(decimal value, string unit) =>
        unit is "number" or "points" or "members" ? PeopleNumbers.Of(value, unit) : PeopleNumbers.Difference(value, unit);
}
