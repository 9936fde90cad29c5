using System.Globalization;
using Workflows.Core.Members;
using Workflows.Core.Progress;
using Workflows.Core.Rankings;
using Workflows.Evaluation.Figures;
using Workflows.Model.Programmes;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Evaluation.Sections;

/// <summary>
/// Members beside each other: the cuts of shares, members and margin by band of recency and frequency, and the places of the last race. All
/// of it goes by the cuts that refreshes recorded, and finds none anew.
/// </summary>
internal static class RankingsSection
{
    private const string Name = "rankings";

    public static void Write(FigureList figures, RunEnd end)
    {
        var programme = figures.Books.Programme;
        var cuts = end.Members.Select(member => member.Cuts).MaxBy(table => table.At) ?? CutTable.None;
        var reader = new RankingReader(figures.Books.Plan);
        foreach (var ranking in programme.Rankings.Where(ranking => ranking is { IsInForce: true, Kind: RankingKind.Share }))
        {
            if (cuts.Of(ranking.Index) is { Cuts: [var cut, ..] } found)
            {
                figures.Add(Name, "cut", ranking.Name, FigureList.Exact(reader.CutOf(ranking, cut)), UnitOf(ranking), found.Counted,
                    $"effect CutFound of {ranking.Name} at {found.At}, the last one");
            }
        }

        foreach (var bands in programme.BandSets)
        {
            Grid(figures, end, reader, bands, cuts);
        }

        foreach (var board in programme.Leaderboards)
        {
            Race(figures, reader, board);
        }
    }

    /// <summary>The item of a cell: which bands of recency and frequency.</summary>
    public static string Cell(string bands, long recency, long frequency) =>
        string.Create(CultureInfo.InvariantCulture, $"{bands} recency {recency} frequency {frequency}");

    private static void Grid(FigureList figures, RunEnd end, RankingReader reader, BandSet bands, CutTable cuts)
    {
        if (cuts.Of(bands.Rankings[0]) is not { } found)
        {
            return;
        }

        var places = end.Members.Where(IsThere).ToDictionary(
            member => member.Index, member => reader.BandsOf(member, bands, end.Clock) is var band ? (Recency: band[0], Frequency: band[1]) : default);
        long all = places.Values.LongCount(place => place.Recency > 0);
        var by = $"values at the end of the run by the cuts of {bands.Name} recorded at {found.At}";
        for (long recency = bands.Count; recency > 0; recency--)
        {
            for (long frequency = 1; frequency <= bands.Count; frequency++)
            {
                var (cell, place) = (Cell(bands.Name, recency, frequency), (recency, frequency));
                var scope = FigureScope.OfMembers(
                    figures.Books, figures.Evaluator.Period, $"members of {cell}", index => places.GetValueOrDefault(index) == place);
                long there = places.Values.LongCount(own => own == place);
                figures.Add(Name, "members", cell, there, "members", all, by);
                if (BalanceSection.Margin(figures, scope) is { } margin)
                {
                    figures.Add(Name, "margin", cell, margin, figures.Books.Programme.Currency, there,
                        $"measure margin, or sales x stated margin share, of these members, {figures.InPeriod}; {by}");
                }
            }
        }

        figures.Add(Name, "in no band", bands.Name, places.Count - all, "members", places.Count, by);
    }

    private static void Race(FigureList figures, RankingReader reader, Leaderboard board)
    {
        var books = figures.Books;
        if (books.Races.Last(board.Ranking) is not { } race)
        {
            return;
        }

        var ranking = books.Programme.Rankings[board.Ranking];
        var day = Calendar.DateOf(books.Plan.Calendar.LastDayBefore(race.At)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (place, member, score) in race.Places)
        {
            figures.Add(Name, "place", string.Create(CultureInfo.InvariantCulture, $"{board.Name} {place} {MemberState.StandInOf(member)}"),
                FigureList.Exact(reader.CutOf(ranking, score)), UnitOf(ranking), place, $"effects Placed of {board.Name} in the race to {day}, the last one of the period");
        }

        var given = books.RuleGave.Where(one => one.Key.Rule == board.Rule).ToList();
        var cost = given.Aggregate(0m, (sum, one) => sum + (one.Value.Points * books.PointCosts[one.Key.Currency]));
        figures.Add(Name, "cost", board.Name, cost, books.Programme.Currency, given.Select(one => one.Value.Times).DefaultIfEmpty(0).Max(),
            "points of places in the period x worth x expected redemption; basis: issued");
    }

    private static bool IsThere(MemberState member) => member is { HasJoined: true, HasLeft: false, IsErased: false, MergedInto: null };

    private static string UnitOf(Ranking ranking) => ranking.Value.Type.Unit.Length > 0 ? ranking.Value.Type.Unit : "number";
}
