using Workflows.Evaluation.Output;
using Workflows.Evaluation.Results;
using Workflows.Testing;

namespace Workflows.Evaluation.Tests;

/// <summary>What a report says of tiers that are lent, over a run of the real step.</summary>
public sealed class LoanTests
{
    private const string Text = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Trial { trial: text key }
        member { card: one of none, black default none }
        points Stars { status only }
        tiers Rank { tier Blue from joining
          tier Silver when earned Stars ever >= 100
          tier Gold when earned Stars ever >= 300
          match Gold while member.card is black }
        rule Base { on Purchase
          award 1 Stars per 1 HKD of total }
        rule Try { on Trial
          match Gold for 30 days }

        """;

    [Fact]
    public void Members_who_have_a_tier_only_because_it_is_lent_are_told_with_loans_and_with_those_who_earned_it_meanwhile()
    {
        var world = new World(Text);
        foreach (var member in (string[])["m1", "m2", "m3", "m4"])
        {
            world.Join("2026-01-01 00:00", member);
            world.On("2026-01-02 10:00", member, "Trial", ("trial", member));
        }

        // m1 earns Gold, m2 only Silver, m3 is lent it by a card besides, m4 falls back.
        world.On("2026-01-10 10:00", "m1", "Purchase", ("order", "1"), ("total", 300m));
        world.On("2026-01-10 10:00", "m2", "Purchase", ("order", "2"), ("total", 100m));
        world.On("2026-01-20 10:00", "m3", "Updated", ("card", "black"));
        world.GoTo("2026-02-03 12:00");
        var result = Evaluated(world);

        Assert.Equal(
            (1m, 5m, 1m),
            (Of(result, "lent", "Gold"), Of(result, "loans", "Gold"), Of(result, "earned while lent", "Gold")));
        Assert.Equal((2m, 1m, 1m), (Of(result, "members", "Gold"), Of(result, "members", "Silver"), Of(result, "members", "Blue")));
        Assert.Null(Of(result, "lent", "Silver"));
    }

    [Fact]
    public void A_report_has_nothing_to_say_of_loans_where_nobody_was_lent_anything()
    {
        var world = new World(Text);
        world.Join("2026-01-01 00:00", "m1");
        var result = Evaluated(world);
        Assert.DoesNotContain(result.Figures, figure => figure.Name is "lent" or "loans");
        Assert.DoesNotContain("lent", string.Join('\n', ReportCsv.Write(result)), StringComparison.Ordinal);
    }

    private static decimal? Of(EvaluationResult result, string name, string tier) => result.Find("tiers", name, $"Rank {tier}")?.Value;

    private static EvaluationResult Evaluated(World world)
    {
        var evaluator = new Evaluator(world.Plan, Sample.Period(2026, 1, 1, 2026, 3, 1));
        foreach (var step in world.Log.Steps)
        {
            evaluator.Take(world.Member(step.Member).Index, step.Event, step.At, [.. step.Effects], [.. step.Postings]);
        }

        return evaluator.Evaluate(new RunEnd(world.At("2026-02-03 12:00"), world.Population.Members, []));
    }
}
