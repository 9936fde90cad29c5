using Workflows.Evaluation.Charts;
using Workflows.Evaluation.Results;

namespace Workflows.Evaluation.Output.Page;

/// <summary>What customers say.</summary>
internal static class PerceptionPage
{
    private const string Section = "perception";

    public static Dictionary<string, object?> Of(FigureIndex figures)
    {
        const string Intro = "Promoters give 9 or 10, detractors 0 to 6; the score is the difference of their shares, from −100 to 100. "
            + "Only those who answered are heard.";
        if (figures.Of(Section, "nps") is not { } nps)
        {
            return Blocks.Section(Section, "Perception", "", [Blocks.Words(
                "No survey", "No measure of the programme asks for a promoter score; write `measure nps = nps of Survey.score this "
                + "period`.")]);
        }

        return Blocks.Section(Section, "Perception", Intro,
            [nps.Value is null ? Blocks.Words("No answers", "Nobody answered in the period.") : Groups(figures), Months(figures)]);
    }

    private static Dictionary<string, object?> Months(FigureIndex figures)
    {
        const string Title = "Promoter score by month";
        List<Series> series = [figures.Series("Promoter score", "c1", Section, "nps")];
        List<Series> table =
        [
            .. series,
            figures.Series("Promoters", "", Section, "promoters"), figures.Series("Passives", "", Section, "passives"),
                figures.Series("Detractors", "", Section, "detractors"),
        ];
        return Blocks.Chart(
            Title,
            "Months with few answers swing; the table has their numbers.",
            TimeCharts.Lines(Title, "A line, month by month", figures.MonthLabels, series, PeopleNumbers.Whole),
            Blocks.ByMonth(figures.MonthLabels, table, PeopleNumbers.Whole));
    }

    private static Dictionary<string, object?> Groups(FigureIndex figures)
    {
        const string Title = "Promoter score of the period, with its interval";
        var rows = new[] { "" }.Concat(figures.Segments)
            .Select(segment => (Words: segment.Length == 0 ? "All members" : PeopleNumbers.Name(segment), Segment: segment,
                Score: figures.Of(Section, "nps", "", segment)!)).ToList();
        var estimates = rows.Where(row => row.Score is { Value: not null, Low: not null, High: not null }).Select(row => new Estimate(
            row.Words, (double)row.Score.Value!.Value, null, ((double)row.Score.Low!.Value, (double)row.Score.High!.Value),
            $"{PeopleNumbers.Score(row.Score.Value.Value)} · n {PeopleNumbers.Whole(row.Score.N ?? 0)}", row.Segment.Length == 0 ? "c1"
                : "c6")).ToList();
        return Blocks.Chart(
            Title,
            "Segments overlap and some are defined by the answers themselves, so compare them with care.",
            BarCharts.Intervals(Title, "An estimate and its interval for all members and for each segment", estimates, PeopleNumbers.Whole),
            Blocks.Rows(["Members", "Answers", "Promoters", "Passives", "Detractors", "Score", "Between"],
                rows.Select(row => (IReadOnlyList<Cell>)
            [
                row.Words, PeopleNumbers.Whole(row.Score.N ?? 0), Count("promoters", row.Segment), Count("passives", row.Segment),
                    Count("detractors", row.Segment),
                PeopleNumbers.Of(row.Score.Value, "score"), Between(row.Score),
            ])));

        string Count(string name, string segment) => PeopleNumbers.Of(figures.Value(Section, name, "", segment), "answers");
    }

    private static string Between(ReportFigure score) =>
        score is { Low: { } low, High: { } high } ? $"{PeopleNumbers.Score(low)} and {PeopleNumbers.Score(high)}" : PeopleNumbers.None;
}
