using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Testing;

namespace Workflows.Evaluation.Tests;

/// <summary>What a report says of shares, bands and leaderboards, over a run of the real step.</summary>
public sealed class RankingTests
{
    private const string Text = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        points Miles { worth 0.10 HKD }
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total }
        segment High when sum of Purchase.total over last 12 months is in top 25% of members, refreshed daily at 03:00
        bands Rfm of recency, frequency, monetary of Purchase.total in 2 bands, refreshed weekly at 03:00
        leaderboard Race { score earned Miles this calendar month
          places 2
          bonus 50 Miles }
        measure margin = sum of Purchase.total this period * 50%

        """;

    [Fact]
    public void Members_and_margin_stand_in_the_cells_of_the_recorded_bands()
    {
        var result = Lived();
        decimal? Of(string name, int recency, int frequency) => result.Find("rankings", name, $"Rfm recency {recency} frequency {frequency}")?.Value;

        // The cuts of Monday the 2nd: m2 and m3 bought last, m3 and m1 most often. Since then m1 bought again and is among the latest.
        Assert.Equal((0m, 0m, 1m, 2m), (Of("members", 1, 1), Of("members", 1, 2), Of("members", 2, 1), Of("members", 2, 2)));
        Assert.Equal((0m, 0m, 150m, 550m), (Of("margin", 1, 1), Of("margin", 1, 2), Of("margin", 2, 1), Of("margin", 2, 2)));
        Assert.Equal(1m, result.Find("rankings", "in no band", "Rfm")?.Value);
        Assert.Contains("2026-02-01T19:00:00Z", result.Find("rankings", "members", "Rfm recency 2 frequency 2")!.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_places_of_the_last_race_are_told_by_number_and_not_by_name_with_what_places_cost()
    {
        var result = Lived();
        var places = result.Figures.Where(figure => figure is { Section: "rankings", Name: "place" }).ToList();
        Assert.Equal(["Race 1 #2", "Race 2 #0"], places.Select(place => place.Item));
        Assert.Equal([60m, 40m], places.Select(place => place.Value));
        Assert.Equal(10m, result.Find("rankings", "cost", "Race")?.Value);
        Assert.DoesNotContain("m3", string.Join(' ', ReportCsv.Write(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_cut_of_a_share_is_told_with_how_many_it_was_found_among()
    {
        var cut = Lived().Find("rankings", "cut", "High")!;
        Assert.Equal((600m, 4L), (cut.Value, cut.N));
    }

    /// <summary>Of four members three buy in January; m1 buys once more in February, after the last refresh of the bands.</summary>
    private static EvaluationResult Lived()
    {
        var world = new World(Text);
        string[] members = ["m1", "m2", "m3", "m4"];
        foreach (var member in members)
        {
            world.Join("2026-01-01 00:00", member);
        }

        var order = 0;
        void Buy(string member, string at, decimal total) => world.On(at, member, "Purchase", ("order", $"o{++order}"), ("total", total));
        Buy("m1", "2026-01-05 09:00", 200m);
        Buy("m1", "2026-01-06 09:00", 200m);
        Buy("m2", "2026-01-20 09:00", 300m);
        Buy("m3", "2026-01-07 09:00", 300m);
        Buy("m3", "2026-01-21 09:00", 300m);
        world.GoTo("2026-02-03 12:00");
        Buy("m1", "2026-02-03 12:00", 100m);
        var evaluator = new Evaluator(world.Plan, Sample.Period(2026, 1, 1, 2026, 3, 1));
        foreach (var step in world.Log.Steps)
        {
            evaluator.Take(world.Member(step.Member).Index, step.Event, step.At, [.. step.Effects], [.. step.Postings]);
        }

        return evaluator.Evaluate(new RunEnd(world.At("2026-02-03 12:00"), world.Population.Members, []));
    }
}
