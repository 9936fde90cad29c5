using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>How many of a reward members together may have, and one member at one store.</summary>
public sealed class RewardLimitTests
{
    private const string Head = """
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
        }
        event Purchase {
          order: text key
          total: money
          store: optional one of North, South
        }
        event Refund {
          refund: text key
          order: text
          reverses Purchase by order
        }
        member { city: one of Rome, Wien default Rome }
        points Miles { worth 0.08 HKD }
        tiers Status {
          tier Blue from joining
          tier Gold when count of Purchase where total >= 1_000 HKD over last 12 months >= 1
        }
        segment Keen when count of Purchase over last 12 months >= 2
        rule Base {
          on Purchase
          bonus 100 Miles
        }

        """;

    [Theory]
    [InlineData("in total", "ben", "")]
    [InlineData("per calendar month in total", "ben", "2026-04-01")]
    [InlineData("in any 10 days in total", "ben", "2026-03-13")]
    [InlineData("per calendar month in total among Keen", "ben", "2026-04-01")]
    [InlineData("per calendar month in total among Blue", "ben", "2026-04-01")]
    [InlineData("per Status per calendar month", "ben", "2026-04-01")]
    [InlineData("per store per calendar month", "ben", "2026-04-01")]
    [InlineData("per member.city per calendar week", "ben", "2026-03-09")]
    [InlineData("per member per store per calendar month", "anna", "2026-04-01")]
    [InlineData("per member per store in any 10 days", "anna", "2026-03-13")]
    [InlineData("per member per store", "anna", "")]
    public void A_limit_of_a_reward_holds_for_all_who_share_it_and_counts_anew_with_its_period(string limit, string third, string anew)
    {
        var world = Lived($"at most 2 {limit}");
        Assert.True(Has(world, "2026-03-03 10:00", "anna", "r1"));
        Assert.True(Has(world, "2026-03-03 11:00", third, "r2"));
        var refused = Ask(world, "2026-03-03 12:00", third, "r3").Single(effect => effect.Kind == EffectKind.Rejected);
        Assert.Equal(third == "anna" ? RejectionReason.CapReached : RejectionReason.LimitReached, (RejectionReason)refused.Subject);
        Assert.Equal(world.Programme.Rewards[0].Caps.Single().Index, refused.Amount);
        Assert.Equal(anew.Length > 0, Has(world, $"{(anew.Length > 0 ? anew : "2029-01-01")} 12:00", third, "r4"));
    }

    [Theory]
    [InlineData("per store per calendar month", "anna", "South")]
    [InlineData("per member per store per calendar month", "anna", "South")]
    [InlineData("per member per store per calendar month", "ben", "North")]
    [InlineData("per Status per calendar month", "gold", "North")]
    [InlineData("per calendar month in total among Blue", "gold", "North")]
    [InlineData("per calendar month in total among Keen", "carl", "North")]
    [InlineData("per member.city per calendar month", "wien", "North")]
    public void Who_shares_another_part_of_a_limit_is_not_held_up_by_it(string limit, string other, string store)
    {
        var world = Lived($"at most 1 {limit}");
        Assert.True(Has(world, "2026-03-03 10:00", "anna", "r1"));
        Assert.False(Has(world, "2026-03-03 11:00", "anna", "r2"));
        Assert.True(Has(world, "2026-03-03 12:00", other, "r3", store));
    }

    [Fact]
    public void What_is_given_up_goes_back_to_the_share_and_the_period_from_which_it_was_taken()
    {
        var world = Lived("at most 1 per Status per calendar month");
        Assert.True(Has(world, "2026-03-03 10:00", "anna", "r1"));
        world.On("2026-03-04 10:00", "anna", "Purchase", ("order", "dear"), ("total", 2_000));
        Assert.Equal("Gold", world.Tier("anna"));
        world.On("2026-03-05 10:00", "anna", "RewardCancelled", ("redemption", "r1"));
        Assert.True(Has(world, "2026-03-06 10:00", "ben", "r2"));
        Assert.False(Has(world, "2026-03-06 11:00", "carl", "r3"));
    }

    [Fact]
    public void A_hold_keeps_its_share_until_its_time_is_over_and_another_hold_at_the_store_gets_it_then()
    {
        var world = Lived("at most 1 per store per calendar month\n  at most 1 per member per store per calendar month\n  hold 15 minutes");
        world.On("2026-03-03 10:00", "anna", "RewardHeld", ("hold", "h1"), ("reward", "Cup"), ("store", "North"));
        Assert.False(Has(world, "2026-03-03 10:05", "ben", "r1"));
        Assert.True(Has(world, "2026-03-03 10:16", "anna", "r2"));
        Assert.False(Has(world, "2026-03-03 10:17", "anna", "r3"));
    }

    [Fact]
    public void Where_a_later_limit_or_the_stock_has_none_nothing_is_taken_of_the_earlier_ones()
    {
        var world = Lived("at most 2 in total\n  at most 1 per store per calendar month\n  stock 2");
        Assert.True(Has(world, "2026-03-03 10:00", "anna", "r1"));
        Assert.False(Has(world, "2026-03-03 11:00", "ben", "r2"));
        Assert.True(Has(world, "2026-03-03 12:00", "ben", "r3", "South"));
        Assert.Equal([2L, 1, 1, 2], world.Population.Pools.Balances.Select(balance => balance.Spent));
    }

    [Fact]
    public void A_correction_does_not_change_from_whose_share_a_reward_was_taken()
    {
        var world = Lived("at most 1 per Status per calendar month");
        Assert.True(Has(world, "2026-03-03 10:00", "gold", "r1"));
        world.On("2026-03-04 10:00", "gold", "Refund", ("refund", "f"), ("order", "first gold"));
        Assert.Equal("Blue", world.Tier("gold"));
        world.On("2026-03-05 10:00", "gold", "RewardCancelled", ("redemption", "r1"));
        Assert.Equal([("Gold", 0L)], world.Population.Pools.Balances.Where(balance => balance.Key == "Gold").Select(balance => (balance.Key, balance.Spent)));
        Assert.True(Has(world, "2026-03-06 10:00", "anna", "r2"));
        Assert.False(Has(world, "2026-03-06 11:00", "gold", "r3"));
    }

    [Fact]
    public void A_reward_whose_shared_limit_is_used_up_is_not_in_reach()
    {
        var world = Lived("at most 1 per calendar month in total\n  at most 1 per store per calendar month");
        bool IsInReach(string at) => Rewards.BasketView.Of(world.Plan, world.Member("ben"), world.Population.Pools.Balances, null, world.At(at)).InReach.Length > 0;
        Assert.True(IsInReach("2026-03-03 09:00"));
        Assert.True(Has(world, "2026-03-03 10:00", "anna", "r1"));
        Assert.False(IsInReach("2026-03-03 11:00"));
        Assert.True(IsInReach("2026-04-01 00:00"));
    }

    [Fact]
    public void A_version_may_limit_a_reward_anew_and_what_was_taken_before_still_goes_back_where_it_came_from()
    {
        var world = Lived("at most 1 per calendar month in total");
        Assert.True(Has(world, "2026-03-03 10:00", "anna", "r1"));
        world.Apply("2026-03-04 00:00", Head + Cup("at most 2 per calendar month in total\n  at most 1 per store per calendar day"));
        Assert.True(Has(world, "2026-03-05 10:00", "ben", "r2"));
        Assert.False(Has(world, "2026-03-06 10:00", "ben", "r3"));
        world.On("2026-03-06 11:00", "anna", "RewardCancelled", ("redemption", "r1"));
        Assert.True(Has(world, "2026-03-06 12:00", "ben", "r4"));
    }

    private static string Cup(string clauses) => $"reward Cup {{\n  price 10 Miles\n  cancel up to 30 days\n  {clauses}\n}}\n";

    private static World Lived(string clauses)
    {
        var world = new World(Head + Cup(clauses));
        foreach (var member in (string[])["anna", "ben", "carl", "gold", "wien"])
        {
            world.Join("2026-03-01 00:00", member);
            world.On("2026-03-01 10:00", member, "Purchase", ("order", $"first {member}"), ("total", member == "gold" ? 5_000 : 5));
        }

        foreach (var member in (string[])["anna", "ben", "gold"])
        {
            world.On("2026-03-01 11:00", member, "Purchase", ("order", $"second {member}"), ("total", 5));
        }

        world.On("2026-03-02 00:00", "wien", "Updated", ("city", "Wien"));
        return world;
    }

    private static bool Has(World world, string at, string member, string key, string store = "North") =>
        Ask(world, at, member, key, store).Any(effect => effect.Kind == EffectKind.Redeemed);

    private static IReadOnlyList<Effect> Ask(World world, string at, string member, string key, string store = "North") =>
        world.Programme.EventTypes.Single(type => type.Name == "Redeemed").FieldNamed("store") is null
            ? world.On(at, member, "Redeemed", ("redemption", key), ("reward", "Cup"))
            : world.On(at, member, "Redeemed", ("redemption", key), ("reward", "Cup"), ("store", store));
}
