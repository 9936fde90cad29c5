using Workflows.Evaluation.Results;
using Workflows.Testing;

namespace Workflows.Evaluation.Tests;

/// <summary>What a report says of guards and of challenges, over a run of the real step.</summary>
public sealed class GuardTests
{
    private const string Text = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        points Miles { worth 0.10 HKD }
        points Stars { status only }
        rule Base { on Purchase
          award 1 Miles and 1 Stars per 10 HKD of total }
        challenge Three { count Purchase
          reach 3 this calendar month
          bonus 20 Miles }
        guard Velocity { on Purchase
          at most 1 per member per calendar day
          then hold for "Risk desk" up to 3 days, then release }
        guard Large { on Purchase where total > 5_000 HKD
          then refuse }
        guard Watched { on Purchase where total > 900 HKD
          then alert "Owner" }

        """;

    [Fact]
    public void A_report_says_what_guards_stopped_what_was_decided_and_what_waits_since_when()
    {
        var result = Lived();
        decimal? Of(string name, string item = "Velocity") => result.Find("guards", name, item)?.Value;
        Assert.Equal((3m, 2m, 1m), (Of("held"), Of("released"), Of("released by time")));
        Assert.Equal((0m, 0m), (Of("denied"), Of("denied by time")));
        Assert.Equal((30m, 30m), (Of("points released", "Velocity in Miles"), Of("points released", "Velocity in Stars")));

        // The challenge is reached by a purchase that is held, so its bonus waits too.
        Assert.Equal((1m, 120m, 12m), (Of("waiting"), Of("points waiting", "Velocity in Miles"), Of("worth waiting")));
        Assert.Equal(2m, Of("oldest waiting"));
        Assert.Contains("since 2026-01-18", result.Find("guards", "oldest waiting", "Velocity")!.Source, StringComparison.Ordinal);
        Assert.Equal((1m, 2m), (Of("refused", "Large"), Of("told", "Watched")));
    }

    [Fact]
    public void A_report_says_who_is_on_the_way_of_a_challenge_and_what_it_gave_and_cost()
    {
        var result = Lived();
        decimal? Of(string name, string item = "Three") => result.Find("challenges", name, item)?.Value;
        Assert.Equal((1m, 2m), (Of("on the way"), Of("reached")));
        Assert.Equal((40m, 4m), (Of("points", "Three in Miles"), Of("cost")));
    }

    /// <summary>Anna buys six times in January and ben twice; three purchases are the second of their day.</summary>
    private static EvaluationResult Lived()
    {
        var world = new World(Text);
        world.Join("2026-01-01 00:00", "anna");
        world.Join("2026-01-01 00:00", "ben");
        Buy(world, "anna", "1", "2026-01-05 09:00", 100m);
        Buy(world, "anna", "2", "2026-01-05 10:00", 100m);
        world.On("2026-01-06 12:00", "anna", "EarningReleased", ("held", "2"));
        Buy(world, "anna", "3", "2026-01-07 09:00", 100m);
        Buy(world, "ben", "4", "2026-01-08 09:00", 100m);
        Buy(world, "ben", "5", "2026-01-08 10:00", 200m);
        Buy(world, "anna", "6", "2026-01-16 10:00", 6_000m);
        Buy(world, "anna", "7", "2026-01-18 10:00", 100m);
        Buy(world, "anna", "8", "2026-01-18 11:00", 1_000m);
        world.GoTo("2026-01-20 12:00");
        var evaluator = new Evaluator(world.Plan, Sample.Period(2026, 1, 1, 2026, 2, 1));
        foreach (var step in world.Log.Steps)
        {
            evaluator.Take(step.Member == "anna" ? 0 : 1, step.Event, step.At, [.. step.Effects], [.. step.Postings]);
        }

        return evaluator.Evaluate(new RunEnd(world.Log.Steps[^1].At, [world.Member("anna"), world.Member("ben")], []) with { Clock = Sample.At(2026, 1, 20) });
    }

    private static void Buy(World world, string member, string order, string at, decimal total) =>
        world.On(at, member, "Purchase", ("order", order), ("total", total));
}
