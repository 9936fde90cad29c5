using Workflows.Testing;

namespace Workflows.Core.Tests.Versions;

/// <summary>What was used before a limit began counts in it, as far as the log tells.</summary>
public sealed class CarriedUseTests
{
    private const string Old = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money
          store: optional one of North, South }
        event Refund { refund: text key
          order: text
          reverses Purchase by order }
        points Miles { worth 0.1 HKD }
        partner Wing "Wing Coffee"
        budget Launch { limit 100 HKD per calendar month }
        rule Base { on Purchase
          award 1 Miles per 1 HKD of total
          at most 9_000 Miles per calendar month in total }
        rule Gift { on Purchase
          bonus 10 Miles funded by Launch 50%, Wing 50% }
        reward Cup { price 3 Miles
          at most 9 per calendar month in total
          cancel up to 60 days }
        journey Thanks { start on Purchase where total >= 77 HKD
          bonus 20 Miles funded by Launch
          finish "done" }

        """;

    [Fact]
    public void A_budget_of_another_period_has_paid_what_it_paid_in_that_period_journeys_and_returns_worked_in()
    {
        var world = Lived();
        world.Apply("2026-01-15 00:00", Old.Replace("limit 100 HKD per calendar month", "limit 5 HKD per calendar year", StringComparison.Ordinal));

        // Three purchases of which one was sent back: 2 x 10 Miles at half their worth of 0.1; the journey's 20 Miles in full.
        Assert.Equal(3m, Spent(world, ""));
        Assert.Equal(10, world.Gave(Buy(world, "2026-01-16 10:00", "ann", 5m), "Gift", "Miles"));
        Assert.Equal(10, world.Gave(Buy(world, "2026-01-17 10:00", "ann", 5m), "Gift", "Miles"));
        Assert.Equal(10, world.Gave(Buy(world, "2026-01-18 10:00", "ann", 5m), "Gift", "Miles"));
        Assert.Equal(10, world.Gave(Buy(world, "2026-01-19 10:00", "ann", 5m), "Gift", "Miles"));
        Assert.Equal(0, world.Gave(Buy(world, "2026-01-20 10:00", "ann", 5m), "Gift", "Miles"));
    }

    [Fact]
    public void A_limit_that_the_text_has_no_more_limits_no_more()
    {
        var world = Lived(Old.Replace("limit 100 HKD per calendar month", "limit 1.5 HKD per calendar month", StringComparison.Ordinal));
        Assert.Equal(0, world.Gave(Buy(world, "2026-01-14 10:00", "ann", 5m), "Gift", "Miles"));
        world.Apply("2026-01-15 00:00", Old.Replace("limit 100 HKD per calendar month", "limit 100 HKD per calendar year", StringComparison.Ordinal));
        Assert.Equal(1.5m, Spent(world, ""));
        Assert.Equal(10, world.Gave(Buy(world, "2026-01-16 10:00", "ann", 5m), "Gift", "Miles"));
    }

    [Fact]
    public void A_shared_limit_of_a_rule_by_a_field_counts_what_each_value_had()
    {
        var world = Lived();
        world.Apply("2026-01-15 00:00", Old.Replace("at most 9_000 Miles per calendar month in total", "at most 100 Miles per store per calendar month", StringComparison.Ordinal));
        Assert.Equal((30m, 80m), (Spent(world, "North"), Spent(world, "South")));
        Assert.Equal(70, world.Gave(Buy(world, "2026-01-16 10:00", "bob", 75m, "North"), "Base", "Miles"));
        Assert.Equal(20, world.Gave(Buy(world, "2026-01-16 11:00", "bob", 75m, "South"), "Base", "Miles"));
    }

    [Fact]
    public void A_limit_of_each_member_by_a_field_counts_what_the_member_had()
    {
        var world = Lived();
        world.Apply("2026-01-15 00:00", Old.Replace("at most 9_000 Miles per calendar month in total", "at most 40 Miles per member per store", StringComparison.Ordinal));
        Assert.Equal(10, world.Gave(Buy(world, "2026-01-16 10:00", "ann", 25m, "North"), "Base", "Miles"));
        Assert.Equal(25, world.Gave(Buy(world, "2026-01-16 11:00", "ann", 25m, "South"), "Base", "Miles"));
        Assert.Equal(0, world.Gave(Buy(world, "2026-01-16 12:00", "bob", 25m, "South"), "Base", "Miles"));
    }

    [Fact]
    public void A_limit_of_a_reward_counts_those_that_were_given_and_not_cancelled()
    {
        var world = Lived();
        foreach (var key in new[] { "r1", "r2", "r3" })
        {
            world.On("2026-01-10 10:00", "bob", "Redeemed", ("redemption", key), ("reward", "Cup"));
        }

        world.On("2026-01-11 10:00", "bob", "RewardCancelled", ("redemption", "r2"));
        world.Apply("2026-01-15 00:00", Old.Replace("at most 9 per calendar month in total", "at most 3 in total", StringComparison.Ordinal));
        Assert.Equal(2m, Spent(world, ""));
        Assert.Contains(world.On("2026-01-16 10:00", "bob", "Redeemed", ("redemption", "r4"), ("reward", "Cup")), effect => effect.Kind == Model.Effects.EffectKind.Redeemed);
        Assert.Contains(world.On("2026-01-16 11:00", "bob", "Redeemed", ("redemption", "r5"), ("reward", "Cup")), effect => effect.Kind == Model.Effects.EffectKind.Rejected);
    }

    [Fact]
    public void Periods_that_are_over_carry_nothing_and_a_window_only_what_it_still_has()
    {
        var world = Lived();
        Buy(world, "2026-01-28 10:00", "bob", 40m);
        world.Apply("2026-02-02 00:00", Old.Replace("at most 9_000 Miles per calendar month in total", "at most 100 Miles in any 10 days in total", StringComparison.Ordinal)
            .Replace("limit 100 HKD per calendar month", "limit 1 HKD per calendar week", StringComparison.Ordinal));
        var balances = world.Population.Pools.Balances.Where(balance => balance.Pool >= 3).ToList();
        Assert.Equal([40L], balances.Select(balance => balance.Spent));
        Assert.Equal(world.At("2026-01-28 10:00").Micros, balances[0].Period);
    }

    [Fact]
    public void What_was_used_beyond_a_lower_limit_leaves_nothing_and_is_not_taken_back()
    {
        var world = Lived();
        var before = world.Points("bob", "Miles");
        world.Apply("2026-01-15 00:00", Old.Replace("at most 9_000 Miles per calendar month in total", "at most 50 Miles per calendar year in total", StringComparison.Ordinal));
        Assert.Equal((110m, before), (Spent(world, ""), world.Points("bob", "Miles")));
        Assert.Equal(0, world.Gave(Buy(world, "2026-01-16 10:00", "ann", 25m), "Base", "Miles"));
    }

    /// <summary>Ann buys for 30 in the North; Bob for 80 in the South, and for 60 in the North, which is sent back.</summary>
    private static World Lived(string text = Old)
    {
        var world = new World(text);
        world.Join("2026-01-01 00:00", "ann");
        world.Join("2026-01-01 00:00", "bob");
        Buy(world, "2026-01-05 10:00", "ann", 30m, "North");
        Buy(world, "2026-01-06 10:00", "bob", 80m, "South");
        Buy(world, "2026-01-07 10:00", "bob", 60m, "North");
        world.On("2026-01-08 10:00", "bob", "Refund", ("refund", "f"), ("order", "o2"));
        return world;
    }

    /// <summary>What the newest pool has spent for one of those who share it, in whole units.</summary>
    private static decimal Spent(World world, string key)
    {
        var balance = world.Population.Pools.Balances.Where(one => one.Key == key).MaxBy(one => one.Pool);
        return (decimal)balance.Spent / world.Plan.Pools[balance.Pool].Scale;
    }

    private static IReadOnlyList<Model.Effects.Effect> Buy(World world, string at, string member, decimal total, string store = "North") => world.On(
        at, member, "Purchase", ("order", $"o{world.Log.Steps.Count(step => step.Event?.Key.StartsWith('o') == true)}"),
        ("total", total), ("store", store));
}
