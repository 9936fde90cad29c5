using Workflows.Model.Effects;
using static Workflows.Core.Tests.Semantics.HouseholdShop;

namespace Workflows.Core.Tests.Semantics;

/// <summary>What members ask for and the household pays.</summary>
public sealed class HouseholdSpendingTests
{
    [Fact]
    public void A_member_gets_a_reward_for_points_of_all_the_soonest_to_expire_first()
    {
        var world = Grown();
        var effects = Get(world, "2026-03-02 10:00", "ben", "r1");
        Assert.Contains(effects, effect => effect is { Kind: EffectKind.Redeemed, Amount: 40 });
        Assert.Equal((0, 10), (Has(world, "ben"), Has(world, Home)));
        world.GoTo("2026-04-10 10:00");
        Assert.Equal(10, Has(world, Home));
        world.GoTo("2026-05-10 10:00");
        Assert.Equal(0, Has(world, Home));
    }

    [Fact]
    public void Where_the_household_has_too_little_the_request_is_refused_and_nothing_of_it_is_used()
    {
        var world = Grown();
        Get(world, "2026-03-02 10:00", "ben", "r1");
        Assert.Equal(RejectionReason.NotEnoughPoints, WhyNot(Get(world, "2026-03-03 10:00", "anna", "r2")));
        Join(world, "2026-03-04 09:00", "carol");
        Buy(world, "2026-03-04 10:00", "carol", "3", 60m);
        world.GoTo("2026-03-20 10:00");

        // One is left of the stock of two, and anna's limit of one a month isn't used.
        Assert.Contains(Get(world, "2026-03-21 10:00", "anna", "r3"), effect => effect.Kind == EffectKind.Redeemed);
        Assert.Equal(RejectionReason.OutOfStock, WhyNot(Get(world, "2026-03-22 10:00", "carol", "r4")));
    }

    [Fact]
    public void A_limit_of_a_reward_is_looked_at_before_the_household_is_asked()
    {
        var world = Grown(60m);
        Get(world, "2026-03-02 10:00", "anna", "r1");
        var from = world.Log.Steps.Count;
        Assert.Equal(RejectionReason.CapReached, WhyNot(Get(world, "2026-03-03 10:00", "anna", "r2")));
        Assert.Equal(from + 1, world.Log.Steps.Count);
    }

    [Fact]
    public void Points_can_be_held_and_go_back_to_the_household_or_are_spent()
    {
        var world = Grown();
        world.On("2026-03-02 10:00", "anna", "RewardHeld", ("hold", "h1"), ("reward", "Mug"));
        Assert.Equal((40, 0, 10), (world.Member("anna").Held(0), Has(world, "anna"), Has(world, Home)));
        world.On("2026-03-02 10:05", "anna", "RewardReleased", ("hold", "h1"));
        Assert.Equal((0, 50), (world.Member("anna").Held(0), Has(world, Home)));
        world.On("2026-03-02 11:00", "anna", "RewardHeld", ("hold", "h2"), ("reward", "Mug"));
        world.GoTo("2026-03-02 12:00");
        Assert.Equal((0, 50), (world.Member("anna").Held(0), Has(world, Home)));
        world.On("2026-03-03 11:00", "ben", "RewardHeld", ("hold", "h3"), ("reward", "Mug"));
        world.On("2026-03-03 11:05", "ben", "Redeemed", ("redemption", "r1"), ("hold", "h3"));
        Assert.Equal((0, 10), (world.Member("ben").Held(0), Has(world, Home)));
    }

    [Fact]
    public void A_reward_that_is_cancelled_gives_its_points_back_to_the_household_though_the_member_has_left_it()
    {
        var world = Grown();
        Get(world, "2026-03-02 10:00", "ben", "r1");
        world.On("2026-03-02 11:00", "ben", "HouseholdLeft");
        world.On("2026-03-02 12:00", "ben", "RewardCancelled", ("redemption", "r1"));
        Assert.Equal((0, 50), (Has(world, "ben"), Has(world, Home)));
    }

    [Fact]
    public void A_voucher_is_the_member_s_who_asked_for_it()
    {
        var world = Grown();
        var code = world.On("2026-03-02 10:00", "anna", "Redeemed", ("redemption", "r1"), ("reward", "Meal"))
            .Single(effect => effect.Kind == EffectKind.VoucherIssued).Text!;
        Assert.Equal(20, Has(world, Home));
        Assert.Equal(RejectionReason.NoSuchVoucher, WhyNot(world.On("2026-03-03 10:00", "ben", "VoucherUsed", ("use", "1"), ("voucher", code))));
        Assert.Contains(
            world.On("2026-03-03 11:00", "anna", "VoucherUsed", ("use", "2"), ("voucher", code)), effect => effect.Kind == EffectKind.VoucherUsed);
    }

    [Fact]
    public void Points_are_spent_for_something_of_the_shop_s_and_given_to_others_out_of_the_household_too()
    {
        var world = Grown();
        world.On("2026-03-02 10:00", "anna", "Redeemed", ("redemption", "r1"), ("points", 15));
        world.On("2026-03-02 11:00", "ben", "Transferred", ("transfer", "t1"), ("to", "carol"), ("points", 20));
        Assert.Equal((0, 0, 15, 20), (Has(world, "anna"), Has(world, "ben"), Has(world, Home), Has(world, "carol")));
        Assert.Equal(RejectionReason.TransferredEnough,
            WhyNot(world.On("2026-03-02 12:00", "ben", "Transferred", ("transfer", "t2"), ("to", "carol"), ("points", 20))));
    }

    [Fact]
    public void A_request_that_reaches_a_household_that_has_gone_on_counts_at_its_arrival()
    {
        var world = Grown();
        Buy(world, "2026-03-05 10:00", "anna", "5", 1m);
        world.GoTo("2026-03-20 10:00");
        var effects = world.Received("2026-03-20 10:00", "2026-03-06 10:00", "ben", "Redeemed", ("redemption", "r1"), ("reward", "Mug"));
        Assert.Equal(world.At("2026-03-20 10:00"), effects.Single(effect => effect.Kind == EffectKind.Redeemed).At);
        Assert.Equal(11, Has(world, Home));
    }

    [Fact]
    public void A_limit_of_a_reward_per_household_is_shared_by_its_members_and_not_used_by_a_refusal()
    {
        var world = Grown();
        Assert.Equal(RejectionReason.NotEnoughPoints, WhyNot(Take(world, "2026-03-02 10:00", "anna", "r1", "Feast")));
        Buy(world, "2026-03-02 11:00", "anna", "3", 300m);
        world.GoTo("2026-03-20 10:00");
        Assert.Contains(Take(world, "2026-03-21 10:00", "ben", "r2", "Feast"), effect => effect.Kind == EffectKind.Redeemed);
        Assert.Equal(RejectionReason.LimitReached, WhyNot(Take(world, "2026-03-22 10:00", "anna", "r3", "Feast")));
    }
}
