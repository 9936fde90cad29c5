using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class EarningTests
{
    [Fact]
    public void Who_becomes_Silver_by_a_purchase_is_doubled_from_the_next_one_on()
    {
        var world = new World(Sample.Text);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-06 10:00", "anna", "Purchase", ("order", "1"), ("total", 4_900m), ("channel", "shop"));
        Assert.Equal("Blue", world.Tier("anna"));
        var first = world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "2"), ("total", 250m), ("channel", "app"));
        Assert.Equal("Silver", world.Tier("anna"));
        Assert.Equal(25, world.Gave(first, "Base", "Miles"));
        Assert.Equal(0, world.Gave(first, "Weekend", "Miles"));
        var second = world.On("2026-03-08 10:00", "anna", "Purchase", ("order", "3"), ("total", 250m), ("channel", "app"));
        Assert.Equal(25, world.Gave(second, "Weekend", "Miles"));
    }

    [Fact]
    public void A_cut_in_the_middle_of_a_fraction_is_rounded_as_if_the_sums_had_been()
    {
        // Total 250, one accessory line of 95, x2 with 60 left of its cap: 25 + 47.5 + 60 = 132.5, posted 25 + 47 + 60 = 132.
        var world = new World(Sample.Text
            .Replace("at most 1_000 Miles", "at most 60 Miles", StringComparison.Ordinal)
            .Replace("rule Weekend {", """
                rule Accessory {
                  on Purchase
                  for each line in lines where line.category is "accessory"
                  award 5 Miles per 10 HKD of line.price
                }
                rule Weekend {
                """, StringComparison.Ordinal)
            .Replace("when member is at least Silver\n", "\n", StringComparison.Ordinal));
        world.Join("2026-01-01 00:00", "anna");
        var lines = new (string, object)[][] { [("category", "accessory"), ("price", 95m)], [("category", "plan"), ("price", 155m)] };
        var effects = world.On(
            "2026-03-07 10:00", "anna", "Purchase", ("order", "1"), ("total", 250m), ("channel", "app"), ("lines", lines));
        Assert.Equal(25, world.Gave(effects, "Base", "Miles"));
        Assert.Equal(47, world.Gave(effects, "Accessory", "Miles"));
        Assert.Equal(60, world.Gave(effects, "Weekend", "Miles"));
        Assert.Equal(132, world.Points("anna", "Miles"));
        Assert.Equal(12, effects.Single(effect => effect.Kind == EffectKind.CutByCap).Amount);
    }

    [Fact]
    public void Multipliers_add_up()
    {
        var world = new World(Sample.Text.Replace("when member is at least Silver\n", "\n", StringComparison.Ordinal) + """

            rule Triple {
              on Purchase
              multiply Miles by 3
            }
            """);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "1"), ("total", 250m), ("channel", "app"));
        Assert.Equal(25 + 25 + 50, world.Points("anna", "Miles"));
    }

    [Theory]
    [InlineData("", 150)]                                                   // 25, doubled to 50, tripled to 150.
    [InlineData("at most 10 Miles per member per calendar month", 105)]     // 25 + 10, tripled.
    public void Multipliers_of_a_compounding_group_multiply_and_what_is_cut_is_not_multiplied(string limit, long points)
    {
        var world = new World(Sample.Text
            .Replace("when member is at least Silver\n", "compete in Boost\n", StringComparison.Ordinal)
            .Replace("at most 1_000 Miles per member per calendar month", limit, StringComparison.Ordinal) + """

            group Boost { compound }
            rule Triple {
              on Purchase
              multiply Miles by 3
              compete in Boost
            }
            """);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "1"), ("total", 250m), ("channel", "app"));
        Assert.Equal(points, world.Points("anna", "Miles"));
    }

    [Fact]
    public void One_mile_per_three_dollars_times_three_is_exact()
    {
        var world = new World("""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            points Miles { worth 0.01 HKD }
            rule Base { on Purchase
              award 1 Miles per 3 HKD of total }
            rule Triple { on Purchase
              multiply Miles by 3 }
            """);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "1"), ("total", 100m));
        Assert.Equal(100, world.Points("anna", "Miles"));
    }

    [Theory]
    [InlineData("per 10 HKD", 9)]
    [InlineData("per full 10 HKD", 9)]
    [InlineData("per full 50 HKD", 1)]
    public void Per_is_proportional_and_per_full_counts_whole_steps(string per, long points)
    {
        var world = new World($$"""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            points Miles { worth 0.01 HKD
              round down per event }
            rule Base { on Purchase
              award 1 Miles {{per}} of total }
            """);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "1"), ("total", 95m));
        Assert.Equal(points, world.Points("anna", "Miles"));
    }

    [Theory]
    [InlineData("round down per event", 19)]  // 9.5 + 9.5
    [InlineData("round down per rule", 18)]
    [InlineData("round up per rule", 20)]
    [InlineData("round half up per rule", 20)]
    public void Rounding_is_done_once_per_event_or_for_each_rule(string rounding, long points)
    {
        var world = new World($$"""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            points Miles { worth 0.01 HKD
              {{rounding}} }
            rule A { on Purchase
              award 1 Miles per 10 HKD of total }
            rule B { on Purchase
              bonus 1 Miles per 10 HKD of total }
            """);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "1"), ("total", 95m));
        Assert.Equal(points, world.Points("anna", "Miles"));
    }

    [Theory]
    [InlineData("round down per event", 28)] // 9.5 three times
    [InlineData("round down per line", 27)]
    [InlineData("round up per line", 30)]
    [InlineData("round up per rule", 29)]
    [InlineData("round half up per line", 30)]
    public void Rounding_per_line_rounds_what_each_line_gives(string rounding, long points)
    {
        var world = new World($$"""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              lines: optional list of { price: money } }
            points Miles { worth 0.01 HKD
              {{rounding}} }
            rule A { on Purchase
              for each line in lines where line.price > 1 HKD
              award 1 Miles per 10 HKD of line.price }
            """);
        world.Join("2026-01-01 00:00", "anna");
        var lines = Enumerable.Range(0, 3).Select(_ => new (string, object)[] { ("price", 95m) }).ToArray();
        world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "1"), ("lines", lines));
        Assert.Equal(points, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_rule_s_awards_use_its_cap_before_its_bonuses_wherever_they_stand()
    {
        var effects = Bought("""
            rule A { on Purchase
              bonus 60 Miles
              award 60 Miles
              at most 100 Miles per member per calendar day }
            """);
        Assert.Equal([40L, 60L], effects.Where(effect => effect.Kind == EffectKind.RuleGave).Select(effect => effect.Amount));
    }

    [Fact]
    public void A_shared_cap_of_times_counts_a_rule_once_whatever_its_effects_are()
    {
        var effects = Bought("""
            rule A { on Purchase
              award 10 Miles
              bonus 7 Miles }
            rule B { on Purchase
              bonus 5 Miles }
            rule C { on Purchase
              bonus 3 Miles }
            cap Few { of A, B, C
              at most 2 per member per calendar day }
            """);
        Assert.Equal([10L, 7L, 5L, 0L], effects.Where(effect => effect.Kind == EffectKind.RuleGave).Select(effect => effect.Amount));
    }

    [Fact]
    public void Putting_off_the_end_of_points_uses_nothing_of_a_cap_of_money()
    {
        var effects = Bought("""
            rule A { on Purchase
              extend Miles by 1 months
              bonus 10 Miles
              at most 1 HKD per member per calendar day }
            """);
        Assert.Equal(10, effects.Single(effect => effect.Kind == EffectKind.RuleGave).Amount);
    }

    [Fact]
    public void What_a_multiplier_drew_for_a_winner_that_its_budget_refused_goes_back()
    {
        var world = new World(Shop + """

            budget Empty { limit 0.01 HKD in total }
            budget Extra { limit 100 HKD in total }
            group G { best for member }
            rule A { on Purchase
              award 50 Miles funded by Empty
              compete in G }
            rule B { on Purchase
              bonus 10 Miles
              compete in G }
            rule Twice { on Purchase
              multiply Miles by 2 funded by Extra }
            """);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "1"));
        Assert.Equal(10, world.Points("anna", "Miles"));
        Assert.All(world.Population.Pools.Balances, balance => Assert.Equal(0, balance.Spent));
    }

    private const string Shop = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key }
        points Miles { worth 0.1 HKD
          expire 3 months after earned }
        """;

    private static IReadOnlyList<Effect> Bought(string rules)
    {
        var world = new World($"{Shop}\n{rules}");
        world.Join("2026-01-01 00:00", "anna");
        return world.On("2026-03-07 10:00", "anna", "Purchase", ("order", "1"));
    }

    [Fact]
    public void In_a_group_the_best_for_the_member_wins_and_only_the_winner_uses_its_cap()
    {
        var world = new World("""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            points Miles { worth 0.01 HKD }
            group G { best for member }
            rule Base { on Purchase
              award 1 Miles per 1 HKD of total }
            rule Double { on Purchase
              multiply Miles by 2
              compete in G }
            rule Fixed { on Purchase
              bonus 50 Miles
              at most once per member in total
              compete in G }
            """);
        world.Join("2026-01-01 00:00", "anna");
        var large = world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 100m));
        Assert.Equal(100, world.Gave(large, "Double", "Miles"));
        Assert.Contains(large, effect => effect.Kind == EffectKind.LostInGroup && world.Programme.Rules[effect.Source].Name == "Fixed");
        var small = world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "2"), ("total", 10m));
        Assert.Equal(50, world.Gave(small, "Fixed", "Miles"));
        var again = world.On("2026-03-03 10:00", "anna", "Purchase", ("order", "3"), ("total", 10m));
        Assert.Equal(10, world.Gave(again, "Double", "Miles"));
    }

    [Fact]
    public void A_cap_over_several_rules_is_used_in_text_order()
    {
        var world = new World("""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            points Miles { worth 0.01 HKD }
            rule A { on Purchase
              bonus 60 Miles }
            rule B { on Purchase
              bonus 60 Miles }
            rule C { on Purchase
              bonus 60 Miles
              priority 1 }
            cap Extras { of A, B, C
              at most 100 Miles per member per calendar day }
            """);
        world.Join("2026-01-01 00:00", "anna");
        var effects = world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 100m));
        Assert.Equal(40, world.Gave(effects, "A", "Miles"));
        Assert.Equal(0, world.Gave(effects, "B", "Miles"));
        Assert.Equal(60, world.Gave(effects, "C", "Miles"));
        world.On("2026-03-02 00:00", "anna", "Purchase", ("order", "2"), ("total", 100m));
        Assert.Equal(200, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_budget_pays_whole_points_until_it_is_empty_and_the_next_of_the_group_is_tried()
    {
        var world = new World("""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            points Miles { worth 0.08 HKD }
            budget Launch { limit 5 HKD per calendar month }
            group G { best for member }
            rule A { on Purchase
              bonus 50 Miles funded by Launch
              compete in G }
            rule B { on Purchase
              bonus 10 Miles
              compete in G }
            """);
        world.Join("2026-01-01 00:00", "anna");
        var first = world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 1m));
        Assert.Equal(50, world.Gave(first, "A", "Miles"));
        var second = world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "2"), ("total", 1m));
        Assert.Equal(12, world.Gave(second, "A", "Miles")); // 5.00 - 4.00 pays twelve points of 8 cents
        Assert.Equal(38, second.Single(effect => effect.Kind == EffectKind.CutByBudget).Amount);
        var third = world.On("2026-03-03 10:00", "anna", "Purchase", ("order", "3"), ("total", 1m));
        Assert.Equal(10, world.Gave(third, "B", "Miles"));
        var fourth = world.On("2026-04-01 10:00", "anna", "Purchase", ("order", "4"), ("total", 1m));
        Assert.Equal(50, world.Gave(fourth, "A", "Miles"));
    }
}
