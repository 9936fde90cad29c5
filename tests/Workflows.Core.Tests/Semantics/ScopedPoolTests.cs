using Workflows.Core.Pools;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Limits that members share by what something happens in, and what is cut, warned of and owed.</summary>
public sealed class ScopedPoolTests
{
    private const string Programme = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money
          store: optional text
          channel: one of shop, web }
        event Refund { refund: text key
          order: text
          reverses Purchase by order }
        points Miles { worth 0.1 HKD }
        points Stars { worth 1 HKD }
        points Status { status only }
        tiers Level { tier Blue from joining
          tier Gold when earned Status ever >= 100 }
        segment Regular when count of Purchase ever >= 2
        BUDGET
        rule R { on Purchase
          bonus 1 Miles per 1 HKD of total TERMS }
        rule S { on Purchase where total > 1_000 HKD
          bonus 100 Status }
        """;

    [Fact]
    public void A_cap_in_total_is_one_for_the_whole_programme_and_begins_anew_each_day()
    {
        var world = Of("at most 50 Miles per calendar day in total");
        Assert.Equal(30, Gave(world, "2026-03-01 10:00", "anna", 30));
        Assert.Equal(20, Gave(world, "2026-03-01 11:00", "ben", 30));
        Assert.Equal(10, CutBy(world, "ben", EffectKind.CutByCap));
        Assert.Equal(30, Gave(world, "2026-03-02 00:00", "ben", 30));
    }

    [Fact]
    public void A_cap_per_field_counts_each_value_by_itself_and_those_without_one_together()
    {
        var world = Of("at most 50 Miles per store");
        Assert.Equal(50, Gave(world, "2026-03-01 10:00", "anna", 60, "Central"));
        Assert.Equal(50, Gave(world, "2026-03-02 10:00", "ben", 60, "Mong Kok"));
        Assert.Equal(0, Gave(world, "2026-03-03 10:00", "ben", 60, "Central"));
        Assert.Equal(50, Gave(world, "2026-03-04 10:00", "ben", 60));
        Assert.Equal(0, Gave(world, "2026-03-05 10:00", "anna", 60));
    }

    [Fact]
    public void A_cap_per_ladder_is_one_for_the_members_of_each_tier()
    {
        var world = Of("at most 2_000 Miles per Level per calendar year");
        Assert.Equal(1500, Gave(world, "2026-03-01 10:00", "anna", 1500)); // as Blue, and Gold from then on
        Assert.Equal(500, Gave(world, "2026-03-02 10:00", "ben", 1500));
        Assert.Equal(1500, Gave(world, "2026-03-03 10:00", "anna", 1500)); // as Gold
    }

    [Fact]
    public void A_cap_among_a_segment_limits_its_members_together_and_nobody_else()
    {
        var world = Of("at most 50 Miles in total among Regular");
        Assert.Equal(80, Gave(world, "2026-03-01 10:00", "anna", 80));
        Assert.Equal(80, Gave(world, "2026-03-02 10:00", "anna", 80)); // chosen while not yet regular
        Assert.Equal(50, Gave(world, "2026-03-03 10:00", "anna", 80));
        Assert.Equal(80, Gave(world, "2026-03-04 10:00", "ben", 80));
    }

    [Fact]
    public void A_count_in_total_takes_one_use_for_whatever_a_rule_gives()
    {
        var world = Of("at most 2 per calendar day in total");
        Assert.Equal(5, Gave(world, "2026-03-01 10:00", "anna", 5));
        Assert.Equal(7, Gave(world, "2026-03-01 11:00", "ben", 7));
        Assert.Equal(0, Gave(world, "2026-03-01 12:00", "ben", 9));
        Assert.Equal(9, Gave(world, "2026-03-02 12:00", "ben", 9));
    }

    [Fact]
    public void A_use_is_given_back_where_a_budget_then_pays_nothing()
    {
        var world = Of("funded by B\n at most 2 in total", "budget B { limit 1 HKD per calendar day }");
        Assert.Equal(10, Gave(world, "2026-03-01 10:00", "anna", 10));
        Assert.Equal(0, Gave(world, "2026-03-01 11:00", "ben", 10));
        Assert.Equal(10, Gave(world, "2026-03-02 10:00", "ben", 10));
        Assert.Equal(0, Gave(world, "2026-03-03 10:00", "ben", 10));
    }

    [Fact]
    public void A_use_stays_taken_where_another_limit_leaves_nothing_of_one_effect()
    {
        var world = Of("", """
            rule Two { on Purchase
              bonus 1 Stars
              bonus 1 Miles per 1 HKD of total
              at most 5 Miles in total
              at most 2 in total }
            """);
        Gave(world, "2026-03-01 10:00", "anna", 5);
        Gave(world, "2026-03-02 10:00", "ben", 5);
        Gave(world, "2026-03-03 10:00", "ben", 5);
        Assert.Equal((1, 1), (world.Points("anna", "Stars"), world.Points("ben", "Stars")));
    }

    [Fact]
    public void A_window_of_a_pool_lets_go_of_each_use_at_its_own_instant()
    {
        var world = Of("at most 50 Miles in any 7 days in total");
        Assert.Equal(30, Gave(world, "2026-03-01 10:00", "anna", 30));
        Assert.Equal(20, Gave(world, "2026-03-03 10:00", "ben", 30));
        Assert.Equal(0, Gave(world, "2026-03-08 09:59", "ben", 30));
        Assert.Equal(30, Gave(world, "2026-03-08 10:00", "ben", 40));
        Assert.Equal(20, Gave(world, "2026-03-10 10:00", "ben", 40));
    }

    [Fact]
    public void A_late_event_fills_no_window_that_is_full_without_it()
    {
        var world = Of("at most 50 Miles in any 7 days in total");
        Assert.Equal(30, Gave(world, "2026-03-05 10:00", "anna", 30));
        Assert.Equal(45, Gave(world, "2026-03-12 10:00", "anna", 45));
        var late = world.Received("2026-03-12 11:00", "2026-03-03 10:00", "ben", "Purchase", Values(40, null));
        Assert.Equal(20, world.Gave(late, "R", "Miles")); // 30 of the 5th are in its window, the 45 of the 12th in none with it
        Assert.Equal(20, late.Single(effect => effect.Kind == EffectKind.CutByCap).Amount);
    }

    [Fact]
    public void A_cap_of_money_counts_points_at_their_worth()
    {
        var world = Of("at most 5 HKD per member per calendar month");
        Assert.Equal(30, Gave(world, "2026-03-01 10:00", "anna", 30));
        Assert.Equal(20, Gave(world, "2026-03-02 10:00", "anna", 30));
        Assert.Equal(50, Gave(world, "2026-03-02 10:00", "ben", 80));
        Assert.Equal(30, Gave(world, "2026-04-01 10:00", "anna", 30));
    }

    [Fact]
    public void Several_periods_are_several_limits_and_each_cut_names_its_own()
    {
        var world = Of("at most 40 Miles per member per calendar day per calendar month\n at most 60 Miles in total");
        Assert.Equal(40, Gave(world, "2026-03-01 10:00", "anna", 50));
        Assert.Equal(0, Gave(world, "2026-03-02 10:00", "anna", 50));
        Assert.Equal(20, Gave(world, "2026-03-02 10:00", "ben", 50));
        var cuts = world.EffectsOf("ben").Where(effect => effect.Kind == EffectKind.CutByCap).Select(effect => (effect.Subject, effect.Amount));
        Assert.Equal([(0, 10L), (2, 20L)], cuts);
    }

    [Fact]
    public void All_or_nothing_holds_for_every_limit()
    {
        var world = Of(", all or nothing\n at most 40 Miles per member per calendar month\n at most 60 Miles in total");
        Assert.Equal(0, Gave(world, "2026-03-01 10:00", "anna", 50));
        Assert.Equal(40, Gave(world, "2026-03-02 10:00", "anna", 40));
        Assert.Equal(0, Gave(world, "2026-03-03 10:00", "ben", 30));
        Assert.Equal(20, Gave(world, "2026-03-04 10:00", "ben", 20));
    }

    [Fact]
    public void A_budget_may_be_of_points_and_of_each_store_and_have_several_limits()
    {
        var world = Of("funded by B", "budget B { limit 50 Miles per store per calendar month\n limit 9 HKD in total }");
        Assert.Equal(50, Gave(world, "2026-03-01 10:00", "anna", 60, "Central"));
        Assert.Equal(40, Gave(world, "2026-03-02 10:00", "ben", 60, "Mong Kok"));
        Assert.Equal(0, Gave(world, "2026-04-02 10:00", "ben", 60, "Central"));
        Assert.Equal([10L, 10L, 10L, 10L, 50L], AllOf(world, EffectKind.CutByBudget).Select(effect => effect.Amount));
    }

    [Fact]
    public void A_budget_warns_once_in_a_period_at_each_of_its_thresholds()
    {
        var world = Of("funded by B", "budget B { limit 10 HKD per calendar month\n warn at 50%\n warn at 80% }");
        Gave(world, "2026-03-01 10:00", "anna", 40);
        Gave(world, "2026-03-02 10:00", "ben", 10);
        Assert.Equal(("ben", 0L), Warnings(world).Single());
        world.On("2026-03-03 10:00", "anna", "Refund", ("refund", "r"), ("order", "1"));
        Gave(world, "2026-03-04 10:00", "ben", 90);
        Assert.Equal([("ben", 0L), ("ben", 1L)], Warnings(world));
        Gave(world, "2026-04-01 10:00", "anna", 80);
        Assert.Equal([("ben", 0L), ("ben", 1L), ("anna", 0L), ("anna", 1L)], Warnings(world));
    }

    [Fact]
    public void A_warning_says_which_limit_of_the_budget_it_is_about()
    {
        var world = Of("funded by B", "budget B { limit 50 Miles per calendar month\n limit 6 HKD in total\n warn at 50% }");
        Gave(world, "2026-03-01 10:00", "anna", 26);
        Gave(world, "2026-03-02 10:00", "anna", 4);
        Assert.Equal([0, 1], AllOf(world, EffectKind.BudgetWarned).Select(effect => effect.Source));
    }

    [Fact]
    public void A_partner_owes_its_share_of_what_was_given_and_not_of_what_was_returned()
    {
        var world = Of("funded by Wing 60%, Launch 40%", "partner Wing \"Wing Airlines\"\nbudget Launch { limit 2 HKD in total }");
        Assert.Equal(30, Gave(world, "2026-03-01 10:00", "anna", 30));
        Assert.Equal(20, Gave(world, "2026-04-01 10:00", "ben", 30)); // Launch pays 40% of 5 HKD
        Assert.Equal([1.8m, 1.2m], Owed(world));
        world.On("2026-04-03 10:00", "anna", "Refund", ("refund", "r"), ("order", "1"));
        Assert.Equal([0m, 1.2m], Owed(world));
    }

    [Fact]
    public void A_late_event_that_needs_5_of_3_left_is_granted_3_and_no_other_member_changes()
    {
        var world = Of("at most 10 Miles per calendar month in total");
        Assert.Equal(4, Gave(world, "2026-03-05 10:00", "anna", 4));
        Assert.Equal(3, Gave(world, "2026-03-06 10:00", "ben", 3));
        var late = world.Received("2026-03-07 10:00", "2026-03-01 10:00", "anna", "Purchase", Values(5, null));
        Assert.Equal(3, world.Gave(late, "R", "Miles"));
        Assert.Equal(2, late.Single(effect => effect.Kind == EffectKind.CutByCap).Amount);
        Assert.Equal((7, 3), (world.Points("anna", "Miles"), world.Points("ben", "Miles")));
    }

    [Fact]
    public void A_refund_of_a_granted_5_then_an_ask_of_5_is_granted_and_the_member_cut_earlier_is_not_topped_up()
    {
        var world = Of("at most 10 Miles per store");
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "a"), ("total", 5m), ("channel", "web"), ("store", "Central"));
        Assert.Equal(5, Gave(world, "2026-03-02 10:00", "ben", 8, "Central"));
        world.On("2026-03-03 10:00", "anna", "Refund", ("refund", "r"), ("order", "a"));
        Assert.Equal(5, world.Points("ben", "Miles"));
        Assert.Equal(5, Gave(world, "2026-03-04 10:00", "anna", 5, "Central"));
        Assert.Equal(0, Gave(world, "2026-03-05 10:00", "anna", 5, "Central"));
    }

    [Fact]
    public void A_refund_gives_a_use_back()
    {
        var world = Of("at most 1 in total");
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "a"), ("total", 5m), ("channel", "web"));
        Assert.Equal(0, Gave(world, "2026-03-02 10:00", "ben", 8));
        world.On("2026-03-03 10:00", "anna", "Refund", ("refund", "r"), ("order", "a"));
        Assert.Equal(8, Gave(world, "2026-03-04 10:00", "ben", 8));
    }

    [Fact]
    public void What_a_partner_without_a_limit_pays_follows_an_event_that_is_put_right_twice()
    {
        var world = new World(PlainShop.Head + """
            points Miles { worth 1 HKD }
            partner Wing "Wing Coffee"
            rule Paid {
              on Purchase
              bonus 1 Miles per 10 HKD of total funded by Wing
            }
            """);
        world.Join("2026-01-01 10:00", "anna");
        PlainShop.Buy(world, "2026-01-02 10:00", "1", 60m);
        foreach (var (at, wrong, right, total) in new[] { ("2026-01-03 10:00", "1", "2", 5), ("2026-01-04 10:00", "right 1", "3", 90) })
        {
            world.PutRight(at, "2026-01-02 10:00", "anna", "Purchase", wrong, ("order", right), ("total", (decimal)total));
            Assert.Equal(total / 10, world.Points("anna", "Miles"));
            Assert.Equal(total / 10, world.Population.Pools.Balances.Sum(balance => balance.Spent) / world.Plan.Pools[0].Scale);
        }
    }

    [Fact]
    public void What_was_granted_stays_granted_where_a_rule_fires_in_another_sub_step_once_the_log_is_judged_again()
    {
        var world = new World(PlainShop.Head + PlainShop.PartialReturns + """
            points Miles { worth 1 HKD }
            tiers T {
              tier Blue from joining
              tier Silver when sum of Purchase.total ever >= 100 HKD
            }
            segment Twice when count of Purchase ever >= 2
            rule Again {
              on entering Twice
              bonus 10 Miles
              at most 10 Miles in total
            }
            """);
        world.Join("2026-01-01 10:00", "anna");
        PlainShop.Buy(world, "2026-01-02 10:00", "1", 60m);
        PlainShop.Buy(world, "2026-01-03 10:00", "2", 60m);
        Assert.Equal(("Silver", 10), (world.Tier("anna"), world.Points("anna", "Miles")));

        // Without Silver the segment is entered one sub-step sooner.
        world.On("2026-01-04 10:00", "anna", "Refund", ("refund", "R"), ("order", "1"), ("total", 30m));
        Assert.Equal(("Blue", 10), (world.Tier("anna"), world.Points("anna", "Miles")));
        Assert.Equal(10, world.Population.Pools.Balances.Single().Spent / world.Plan.Pools[0].Scale);
    }

    [Fact]
    public void Running_a_log_again_gives_the_same_effects_and_pools()
    {
        const string Budgets = "budget B { limit 9 HKD per channel in any 3 days\n warn at 50% }\npartner Wing";
        var (one, other) = (Of("funded by B 50%, Wing 50%\n at most 3 per store per calendar day", Budgets),
            Of("funded by B 50%, Wing 50%\n at most 3 per store per calendar day", Budgets));
        foreach (var world in new[] { one, other })
        {
            for (var i = 0; i < 60; i++)
            {
                Gave(world, $"2026-03-{1 + (i / 6):00} {10 + (i % 6):00}:00", i % 3 == 0 ? "anna" : "ben", 7 * (i % 11), i % 2 == 0 ? "Central" : null);
            }
        }

        Assert.Equal(one.Population.Pools.Balances, other.Population.Pools.Balances);
        Assert.Equal(one.Log.Steps.SelectMany(step => step.Effects), other.Log.Steps.SelectMany(step => step.Effects));
        var restored = new PoolBook(one.Plan);
        foreach (var balance in one.Population.Pools.Balances)
        {
            restored.Restore(balance);
        }

        Assert.Equal(one.Population.Pools.Balances, restored.Balances);
    }

    private static World Of(string terms, string budget = "")
    {
        var world = new World(Programme.Replace("TERMS", terms, StringComparison.Ordinal).Replace("BUDGET", budget, StringComparison.Ordinal));
        world.Join("2026-01-01 00:00", "anna");
        world.Join("2026-01-01 00:00", "ben");
        return world;
    }

    private static long Gave(World world, string at, string member, int total, string? store = null) =>
        world.Gave(world.On(at, member, "Purchase", [("order", $"{world.Log.Steps.Count - 1}"), .. Values(total, store)[1..]]), "R", "Miles");

    private static (string, object)[] Values(int total, string? store)
    {
        (string, object)[] values = [("order", "late"), ("total", (decimal)total), ("channel", "shop")];
        return store is null ? values : [.. values, ("store", store)];
    }

    private static long CutBy(World world, string member, EffectKind kind) =>
        world.EffectsOf(member).Where(effect => effect.Kind == kind).Sum(effect => effect.Amount);

    private static IEnumerable<Effect> AllOf(World world, EffectKind kind) =>
        world.Log.Steps.SelectMany(step => step.Effects).Where(effect => effect.Kind == kind);

    private static IEnumerable<(string Member, long Warning)> Warnings(World world) => world.Log.Steps
        .SelectMany(step => step.Effects.Where(effect => effect.Kind == EffectKind.BudgetWarned).Select(effect => (step.Member, effect.Amount)));

    private static IEnumerable<decimal> Owed(World world)
    {
        var pool = world.Population.Pools.Pools.Single(pool => pool.Budget >= 0 && !pool.IsLimited);
        return world.Population.Pools.Balances.Where(balance => balance.Pool == pool.Index).Select(balance => (decimal)balance.Spent / pool.Scale);
    }
}
