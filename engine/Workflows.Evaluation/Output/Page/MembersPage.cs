using Workflows.Evaluation.Charts;
using Workflows.Evaluation.Sections;

namespace Workflows.Evaluation.Output.Page;

/// <summary>Members: how many, who takes part, and who moves between segments and tiers.</summary>
internal static class MembersPage
{
    private static readonly string[] Styles = ["c1", "c2", "c3", "c4", "c5", "c6"];

    public static Dictionary<string, object?> Participation(FigureIndex figures)
    {
        const string Title = "Members by month";
        List<Series> series = [figures.Series("Members", "c6", "members", "members"),
            figures.Series("Active in the month", "c1", "members", "active"), figures.Series("Joined", "c2", "members", "joined")];
        return Blocks.Section(
            "participation",
            "Participation",
            "Active are members who earned or redeemed points.",
            [
                Blocks.Chart(Title, "", TimeCharts.Lines(Title, "A line for members, active members and those who joined",
                    figures.MonthLabels, series, PeopleNumbers.Short), Blocks.ByMonth(figures.MonthLabels, series, PeopleNumbers.Whole)),
                BySegment(figures),
            ]);
    }

    public static Dictionary<string, object?> Segments(FigureIndex figures)
    {
        if (figures.Segments.Count == 0)
        {
            return Blocks.Section("segments", "Segments", "", [Blocks.Words("No segments", "The programme tells no segments apart.")]);
        }

        const string Title = "Segment sizes at each month's end";
        var series = figures.Segments.Take(Styles.Length).Select(
            (segment, i) => figures.Series(PeopleNumbers.Name(segment), Styles[i], "segments", "members", segment)).ToList();
        var all = figures.Segments.Select(segment => figures.Series(PeopleNumbers.Name(segment), "", "segments", "members", segment)).ToList();
        var most = figures.Segments.Count > Styles.Length ? $"The first {Styles.Length} are drawn; the table has all." : "";
        return Blocks.Section(
            "segments",
            "Segments",
            "A member may be in several segments, or in none.",
            [
                Blocks.Chart(Title, most, TimeCharts.Lines(Title, "A line for each segment", figures.MonthLabels, series,
                    PeopleNumbers.Short), Blocks.ByMonth(figures.MonthLabels, all, PeopleNumbers.Whole)),
                Movement(figures),
            ]);
    }

    public static Dictionary<string, object?>? Tiers(FigureIndex figures)
    {
        var tiers = figures.All("tiers", "members").ToList();
        if (tiers.Count == 0)
        {
            return null;
        }

        const string Title = "Members by tier at the period's end";
        var bars = tiers.Select(tier => new Bar(tier.Item, (double)tier.Value!.Value,
            $"{PeopleNumbers.Whole(tier.Value.Value)} · {Share(tier.Value.Value, tier.N)}", "c1")).ToList();
        var moves = figures.All("tiers", "moved up").Select(move => (move, Up: true))
            .Concat(figures.All("tiers", "moved down").Select(move => (move, Up: false))).ToList();
        var benefits = figures.All("tiers", "benefit").ToList();
        return Blocks.Section(
            "tiers",
            "Tiers",
            "",
            [
                Blocks.Chart(Title, "", BarCharts.Horizontal(Title, "A bar for each tier", bars),
                    Blocks.Rows(["Tier", "Members and share"], bars.Select(bar => (IReadOnlyList<Cell>)[bar.Label, bar.Words]))),
                moves.Count == 0
                    ? Blocks.Words("Moves in the period", "Nobody moved.")
                    : Blocks.Table("Moves in the period", "", Blocks.Rows(["From and to", "Direction ", "Moves"],
                        moves.Select(entry => (IReadOnlyList<Cell>)
                        [entry.move.Item, entry.Up ? "up" : "down", PeopleNumbers.Whole(entry.move.Value ?? 0)])), isWide: false),
                .. Loans(figures),
                .. benefits.Count == 0 ? [] : new[]
                {
                    Blocks.Table("Benefits at the period's end", "", Blocks.Rows(["Tier and benefit", "Members who have it"],
                        benefits.Select(benefit => (IReadOnlyList<Cell>)[benefit.Item, PeopleNumbers.Whole(benefit.Value ?? 0)])), isWide: false),
                },
            ]);
    }

    private static Dictionary<string, object?>[] Loans(FigureIndex figures)
    {
        var lent = figures.All("tiers", "lent").ToList();
        return lent.Count == 0 ? [] :
        [
            Blocks.Table("Tiers that are lent", "", Blocks.Rows(["Tier", "Members who have it only so, at the period's end", "Lent in the period", "Earned while lent"],
                lent.Zip(figures.All("tiers", "loans"), figures.All("tiers", "earned while lent")).Select(row => (IReadOnlyList<Cell>)
                [
                    row.First.Item, PeopleNumbers.Whole(row.First.Value ?? 0), PeopleNumbers.Whole(row.Second.Value ?? 0), PeopleNumbers.Whole(row.Third.Value ?? 0),
                ])), isWide: false),
        ];
    }

    private static string Share(decimal part, long? whole) => whole is > 0 and { } n ? PeopleNumbers.Share(part / n) : PeopleNumbers.None;

    private static Dictionary<string, object?> BySegment(FigureIndex figures)
    {
        const string Title = "Active members in the period, share by segment";
        var bars = new[] { "" }.Concat(figures.Segments).Select(segment =>
        {
            var figure = figures.Of("members", "participation", "", segment)!;
            return new Bar(segment.Length == 0 ? "All members" : PeopleNumbers.Name(segment), (double)(figure.Value ?? 0),
                $"{PeopleNumbers.Of(figure.Value, "share")} · n {PeopleNumbers.Whole(figure.N ?? 0)}", segment.Length == 0 ? "c1" : "c6");
        }).ToList();
        return Blocks.Chart(Title, "", BarCharts.Horizontal(Title, "A bar for all members and for each segment, all of them fill the row", bars, whole: 1),
            Blocks.Rows(["Members", "Active share and number"], bars.Select(bar => (IReadOnlyList<Cell>)[bar.Label, bar.Words])));
    }

    private static Dictionary<string, object?> Movement(FigureIndex figures)
    {
        string[] from = [.. figures.Segments, SegmentsSection.Nobody, SegmentsSection.NotYet];
        string[] to = [.. figures.Segments, SegmentsSection.Nobody];
        return Blocks.Table(
            "From the period's start to its end",
            "Rows: segment at the start. Columns: segment at the end. Who is in several counts in each.",
            Blocks.Rows(["At the start", .. to.Select(PeopleNumbers.Name)], from.Select(start => (IReadOnlyList<Cell>)
            [
                PeopleNumbers.Name(start),
                .. to.Select(end => figures.Value("segments", "moved", $"{start} to {end}") is { } value
                    ? new Cell(value == 0 ? "·" : PeopleNumbers.Whole(value), start == end ? "same" : "") : PeopleNumbers.None),
            ])));
    }
}
