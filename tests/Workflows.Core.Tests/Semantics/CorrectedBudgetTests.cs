using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>
/// What a budget grants an event that is put right: what it granted stands, what it refused stays refused, and what nobody asked for before is asked for
/// when the correction comes.
/// </summary>
public sealed class CorrectedBudgetTests
{
    private static World Open(int limit, string more = "")
    {
        var world = new World($$"""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            event Refund { refund: text key
              order: text
              total: optional money
              reverses Purchase by order, amount total }
            points Miles { worth 1 HKD }
            budget Purse { limit {{limit}} HKD in total }
            rule Gift { on Purchase
              bonus 1 Miles per 10 HKD of total funded by Purse
              {{more}} }
            """);
        world.Join("2026-01-01 10:00", "anna");
        world.Join("2026-01-01 10:00", "ben");
        return world;
    }

    [Fact]
    public void An_event_that_is_put_right_upwards_asks_for_the_rest_and_gets_what_there_is_left()
    {
        var world = Open(limit: 25);
        Buy(world, "2026-01-10 10:00", "anna", "a", 100m);
        world.PutRight("2026-01-11 10:00", "2026-01-10 10:00", "anna", "Purchase", "a", ("order", "right a"), ("total", 200m));
        Assert.Equal((20, 20), (Miles(world, "anna"), Spent(world)));
        world.PutRight("2026-01-12 10:00", "2026-01-10 10:00", "anna", "Purchase", "right a", ("order", "right right a"), ("total", 400m));
        Assert.Equal((25, 25), (Miles(world, "anna"), Spent(world)));
    }

    [Fact]
    public void What_was_refused_stays_refused_though_there_is_something_again()
    {
        var world = Open(limit: 25);
        Buy(world, "2026-01-10 10:00", "ben", "b", 200m);
        Buy(world, "2026-01-10 11:00", "anna", "a", 100m);
        Assert.Equal(5, Miles(world, "anna"));
        world.On("2026-01-11 10:00", "ben", "Refund", ("refund", "r"), ("order", "b"));
        Assert.Equal(5, Spent(world));
        world.PutRight("2026-01-12 10:00", "2026-01-10 11:00", "anna", "Purchase", "a", ("order", "right a"), ("total", 100m));
        Assert.Equal(5, Miles(world, "anna"));

        // Of 130 nobody had asked for the last three.
        world.PutRight("2026-01-13 10:00", "2026-01-10 11:00", "anna", "Purchase", "right a", ("order", "right right a"), ("total", 130m));
        Assert.Equal((8, 8), (Miles(world, "anna"), Spent(world)));
    }

    [Fact]
    public void What_several_corrections_asked_and_gave_back_for_another_budgets_sake_is_asked_for_once()
    {
        // Two pay halves: what the small purse refuses, the large one is asked for and gets back within the same step.
        var world = new World("""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            points Miles { worth 1 HKD }
            budget Small { limit 5 HKD in total }
            budget Large { limit 30 HKD in total }
            rule Gift { on Purchase
              bonus 1 Miles per 10 HKD of total
              funded by Large 50%, Small 50% }
            """);
        world.Join("2026-01-01 10:00", "anna");
        Buy(world, "2026-01-10 10:00", "anna", "a", 140m);
        world.PutRight("2026-01-11 10:00", "2026-01-10 10:00", "anna", "Purchase", "a", ("order", "right a"), ("total", 180m));
        Assert.NotEmpty(world.Log.Steps[^1].Answers);

        world.PutRight("2026-01-12 10:00", "2026-01-10 10:00", "anna", "Purchase", "right a", ("order", "right right a"), ("total", 180m));
        Assert.Empty(world.Log.Steps[^1].Answers);
        Assert.Equal(10, Miles(world, "anna"));
    }

    [Fact]
    public void What_a_return_frees_of_a_limit_of_the_member_the_budget_pays_for_the_later_event()
    {
        var world = Open(limit: 1_000, "at most 100 Miles per member per calendar month");
        Buy(world, "2026-01-10 10:00", "anna", "a", 900m);
        Buy(world, "2026-01-11 10:00", "anna", "b", 300m);
        Assert.Equal((100, 100), (Miles(world, "anna"), Spent(world)));
        world.On("2026-01-12 10:00", "anna", "Refund", ("refund", "r"), ("order", "a"));
        Assert.Equal((30, 30), (Miles(world, "anna"), Spent(world)));
    }

    [Fact]
    public void A_return_that_was_told_wrong_and_is_put_right_gives_back_what_it_took()
    {
        var world = Open(limit: 100);
        Buy(world, "2026-01-10 10:00", "anna", "a", 100m);
        world.On("2026-01-11 10:00", "anna", "Refund", ("refund", "r"), ("order", "a"));
        Assert.Equal((0, 0), (Miles(world, "anna"), Spent(world)));
        world.PutRight("2026-01-12 10:00", "2026-01-11 10:00", "anna", "Refund", "r", ("refund", "right r"), ("order", "a"), ("total", 20m));
        Assert.Equal((8, 8), (Miles(world, "anna"), Spent(world)));
    }

    private static void Buy(World world, string at, string member, string order, decimal total) =>
        world.On(at, member, "Purchase", ("order", order), ("total", total));

    private static long Miles(World world, string member) => world.Points(member, "Miles");

    private static long Spent(World world) => (long)world.Population.Pools.Balances.Sum(balance => (decimal)balance.Spent) / world.Plan.Pools[0].Scale;
}
