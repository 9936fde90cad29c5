using Workflows.Core.Asked;
using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Steps of workflows that are no journeys: each is an input of the member, once, and what it gave is a fact.</summary>
public sealed class WorkflowStepTests
{
    private const string Shop = """
        points Miles { worth 0.1 HKD }
        budget Goodwill { limit 10 HKD per calendar month }
        tiers Rank {
          tier Blue from joining
          tier Silver when sum of Purchase.total this calendar year >= 100 HKD
          tier Gold when sum of Purchase.total this calendar year >= 1000 HKD
        }
        segment Rich when balance of Miles >= 100
        rule Base {
          on Purchase
          award 1 Miles per 10 HKD of total
        }
        rule Reached {
          on entering Rich
          bonus 7 Miles
        }
        journey Care {
          start on joining
          again 2 days after start
          bonus 3 Miles
        }
        journey Nobody {
          start on leaving Rich
          hold out 100%
          bonus 3 Miles
        }

        """;

    [Fact]
    public void What_a_workflow_awards_is_given_once_and_all_that_follows_from_it()
    {
        var world = PlainShop.Open(Shop, "2026-03-01 10:00", "anna");
        var effects = Award(world, "2026-03-02 10:00", 100);
        Assert.Equal(100, effects.Single(effect => effect.Kind == EffectKind.WorkflowGave).Amount);

        // 3 of the journey on joining, and the rule on entering the segment.
        Assert.Equal(110, world.Points("anna", "Miles"));
        Assert.Equal(7, world.Gave(effects, "Reached", "Miles"));
    }

    [Fact]
    public void A_budget_pays_what_is_left_of_it_and_all_or_nothing_is_nothing()
    {
        var world = PlainShop.Open(Shop, "2026-03-01 10:00", "anna", "ben");
        Assert.Equal(80, Gave(Award(world, "2026-03-02 10:00", 80, "anna", ("budget", "Goodwill"))));
        Assert.Equal(0, Gave(Award(world, "2026-03-02 11:00", 30, "ben", ("budget", "Goodwill"), ("all_or_nothing", true))));
        var cut = Award(world, "2026-03-02 12:00", 30, "ben", ("budget", "Goodwill"));
        Assert.Equal(20, Gave(cut));
        Assert.Equal((Pools.Draw.OfWorkflow, 10L), cut.Where(effect => effect.Kind == EffectKind.CutByBudget).Select(effect => (effect.Source, effect.Amount)).Single());
    }

    [Fact]
    public void What_a_workflow_gave_stays_when_the_log_is_judged_again()
    {
        var world = PlainShop.Open(PlainShop.Returns + Shop, "2026-03-01 10:00", "anna");
        PlainShop.Buy(world, "2026-03-02 10:00", "a", 500);
        Award(world, "2026-03-03 10:00", 60, "anna", ("budget", "Goodwill"));
        world.On("2026-03-04 10:00", "anna", "Refund", ("refund", "r"), ("order", "a"));
        Assert.Equal(63, world.Points("anna", "Miles"));
        world.Received("2026-03-05 10:00", "2026-03-02 12:00", "anna", "Purchase", ("order", "late"), ("total", 200m));
        Assert.Equal(83, world.Points("anna", "Miles"));

        // Nothing went back to the budget: 4 HKD are left.
        Assert.Equal(40, Gave(Award(world, "2026-03-06 10:00", 100, "anna", ("budget", "Goodwill"))));
    }

    [Fact]
    public void A_step_that_comes_late_counts_as_it_arrives()
    {
        var world = PlainShop.Open(Shop, "2026-03-01 10:00", "anna");
        PlainShop.Buy(world, "2026-03-05 10:00", "a", 100);
        var given = world.Received(
            "2026-03-05 12:00", "2026-03-04 10:00", "anna", "workflow step", ("ask", "award"), ("points", 5), ("currency", "Miles"));
        Assert.Equal(world.At("2026-03-05 12:00"), given.Single(effect => effect.Kind == EffectKind.WorkflowGave).At);
    }

    [Fact]
    public void A_journey_that_is_asked_for_starts_where_the_member_may_begin_it()
    {
        var world = PlainShop.Open(Shop, "2026-03-01 10:00", "anna");
        Assert.Equal(WorkflowAnswer.NotNow, Ask(world, "2026-03-02 10:00", "start journey", "Care"));
        Assert.Equal(3, world.Points("anna", "Miles"));
        Assert.Equal(WorkflowAnswer.Started, Ask(world, "2026-03-04 10:00", "start journey", "Care"));
        Assert.Equal(6, world.Points("anna", "Miles"));
        Assert.Equal(WorkflowAnswer.HeldOut, Ask(world, "2026-03-04 11:00", "start journey", "Nobody"));
        Assert.Equal(6, world.Points("anna", "Miles"));
    }

    [Fact]
    public void The_lot_of_a_workflow_is_the_same_whenever_it_is_asked()
    {
        var world = PlainShop.Open(Shop, "2026-03-01 10:00", [.. Enumerable.Range(0, 40).Select(i => $"m{i}")]);
        string Lot(string at, string member) => world.On(at, member, "workflow step", ("ask", "hold out"), ("name", "trial"), ("share", 0.3m))
            .Single(effect => effect.Kind == EffectKind.WorkflowAnswered).Text!;
        var first = Enumerable.Range(0, 40).Select(i => Lot("2026-03-02 10:00", $"m{i}")).ToList();
        Assert.InRange(first.Count(answer => answer == WorkflowAnswer.HeldOut), 4, 22);
        Assert.Equal(first, Enumerable.Range(0, 40).Select(i => Lot("2026-05-02 10:00", $"m{i}")));
    }

    [Fact]
    public void A_decision_is_answered_by_the_segment_or_the_tier_of_then()
    {
        var world = PlainShop.Open(Shop, "2026-03-01 10:00", "anna");
        Assert.Equal(WorkflowAnswer.No, Ask(world, "2026-03-02 10:00", "is in", "Rich"));
        PlainShop.Buy(world, "2026-03-03 10:00", "a", 1000);
        Assert.Equal(WorkflowAnswer.Yes, Ask(world, "2026-03-04 10:00", "is in", "Rich"));
        Assert.Equal(WorkflowAnswer.Yes, Ask(world, "2026-03-04 10:01", "has tier", "Gold"));
        Assert.Equal(WorkflowAnswer.No, Ask(world, "2026-03-04 10:02", "has tier", "Silver"));
        Assert.Equal(WorkflowAnswer.Yes, Ask(world, "2026-03-04 10:03", "has tier or higher", "Silver"));
    }

    [Fact]
    public void Who_is_no_member_or_has_left_is_not_asked()
    {
        var world = PlainShop.Open(Shop, "2026-03-01 10:00", "anna");
        var step = world.RecordOf(WorkflowEvents.Type, "2026-03-03 10:00", "nobody", "k", ("ask", "award"), ("points", 5), ("currency", "Miles"));
        Assert.Equal(Refusal.NotAMember, world.Population.Take(step));
        world.On("2026-03-02 10:00", "anna", "Left");
        Assert.Equal(Refusal.HasLeft, world.Population.Take(step.OfMember("anna")));
    }

    private static IReadOnlyList<Effect> Award(World world, string at, int points, string member = "anna", params (string Field, object Value)[] more) =>
        world.On(at, member, "workflow step", [("ask", "award"), ("points", points), ("currency", "Miles"), .. more]);

    private static long Gave(IEnumerable<Effect> effects) => effects.Single(effect => effect.Kind == EffectKind.WorkflowGave).Amount;

    private static string Ask(World world, string at, string ask, string name) =>
        world.On(at, "anna", "workflow step", ("ask", ask), ("name", name)).Single(effect => effect.Kind == EffectKind.WorkflowAnswered).Text!;
}
