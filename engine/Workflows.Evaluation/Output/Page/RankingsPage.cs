using System.Globalization;
using Workflows.Evaluation.Results;
using Workflows.Evaluation.Sections;

namespace Workflows.Evaluation.Output.Page;

/// <summary>Members beside each other: cuts, the grid of recency and frequency, and the places of the last races.</summary>
internal static class RankingsPage
{
    private const string Section = "rankings";

    /// <summary>The section; null where nothing was ever ranked.</summary>
    public static Dictionary<string, object?>? Of(FigureIndex figures)
    {
        var blocks = figures.All(Section, "in no band").SelectMany(bands => Grid(figures, bands)).ToList();
        var cuts = figures.All(Section, "cut").ToList();
        if (cuts.Count > 0)
        {
            blocks.Add(Blocks.Table("Cuts", "Who has as much is in; as of the last refresh.", Blocks.Rows(["Segment", "Cut", "Members with a value"],
                cuts.Select(cut => (IReadOnlyList<Cell>)[PeopleNumbers.Name(cut.Item), Amount(cut), PeopleNumbers.Whole(cut.N ?? 0)])), isWide: false));
        }

        blocks.AddRange(figures.All(Section, "place").GroupBy(place => place.Item.Split(' ')[0]).Select(race => Race(figures, race.Key, [.. race])));
        return blocks.Count == 0 ? null : Blocks.Section(
            Section, "Members beside each other", "By the cuts that were recorded at the last refresh.", blocks);
    }

    private static IEnumerable<Dictionary<string, object?>> Grid(FigureIndex figures, ReportFigure inNone)
    {
        var bands = inNone.Item;
        var count = (int)Math.Sqrt(figures.All(Section, "members").Count(figure => figure.Item.StartsWith($"{bands} recency", StringComparison.Ordinal)));
        var note = $"Rows: how lately, {count} is latest. Columns: how often, {count} is most often. {PeopleNumbers.Whole(inNone.Value ?? 0)} more are in no band.";
        yield return Table(figures, bands, count, "members", $"{bands}: members", note, figure => PeopleNumbers.Whole(figure.Value ?? 0));
        if (figures.Of(Section, "margin", RankingsSection.Cell(bands, 1, 1)) is not null)
        {
            yield return Table(figures, bands, count, "margin", $"{bands}: margin in the period, {figures.Result.Currency}", "In the same order.",
                figure => PeopleNumbers.Whole(figure.Value ?? 0));
        }
    }

    private static Dictionary<string, object?> Table(
        FigureIndex figures, string bands, int count, string name, string title, string note, Func<ReportFigure, string> words) =>
        Blocks.Table(title, note, Blocks.Rows(
            ["Recency", .. Enumerable.Range(1, count).Select(frequency => frequency.ToString(CultureInfo.InvariantCulture))],
            Enumerable.Range(1, count).Reverse().Select(recency => (IReadOnlyList<Cell>)
            [
                recency.ToString(CultureInfo.InvariantCulture),
                .. Enumerable.Range(1, count).Select(frequency => figures.Of(Section, name, RankingsSection.Cell(bands, recency, frequency)) is { Value: not 0 } figure
                    ? new Cell(words(figure)) : new Cell("·")),
            ])), isWide: false);

    private static Dictionary<string, object?> Race(FigureIndex figures, string board, List<ReportFigure> places)
    {
        var cost = PeopleNumbers.Money(figures.Value(Section, "cost", board) ?? 0, figures.Result.Currency);
        return Blocks.Table(
            $"{PeopleNumbers.Name(board)}: the last places", $"Of the last race that was over in the period; what places gave in it cost {cost}.",
            Blocks.Rows(["Place", "Member ", "Score"], places.Select(place => (IReadOnlyList<Cell>)
                [PeopleNumbers.Whole(place.N ?? 0), place.Item.Split(' ')[^1], Amount(place)])), isWide: false);
    }

    /// <summary>Money as money, and so many of anything else.</summary>
    private static string Amount(ReportFigure figure) =>
        figure.Unit.Length == 3 || figure.Unit == "number" ? PeopleNumbers.Of(figure.Value, figure.Unit) : $"{PeopleNumbers.Plain(figure.Value ?? 0)} {figure.Unit}";
}
