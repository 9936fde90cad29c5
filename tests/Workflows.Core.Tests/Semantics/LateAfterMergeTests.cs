using Workflows.Model.Effects;
using Workflows.Model.Ledger;

namespace Workflows.Core.Tests.Semantics;

/// <summary>What comes after two members were merged and concerns the time before.</summary>
public sealed class LateAfterMergeTests
{
    [Fact]
    public void What_occurred_before_and_comes_late_is_judged_there_and_the_difference_follows()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        world.Received("2026-01-15 10:00", "2026-01-11 10:00", "anna", "Purchase", ("order", "a2"), ("total", 20m));
        Assert.Equal(50, world.Member("ben").Pending(0));
        var steps = world.Log.Steps;
        Assert.Equal(("anna", "ben"), (steps[^2].Member, steps[^1].Member));
        Assert.NotNull(steps[^1].Event!.Replaces);
        world.GoTo("2026-01-25 10:00");
        Assert.Equal(50, world.Member("ben").Available(0));
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("ben")]
    public void A_return_of_what_was_bought_before_takes_back_from_who_goes_on(string by)
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 30);
        MergedShop.Buy(world, "2026-01-10 12:00", "anna", "a2", 25);
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        world.On("2026-01-15 10:00", by, "Refund", ("refund", "r"), ("order", "a1"));
        Assert.Equal(25, world.Points("ben", "Miles"));
        Assert.Equal(
            30, world.Log.Steps.SelectMany(step => step.Postings).Where(posting => posting.Currency == 0 && posting.To == Account.Reversed).Sum(posting => posting.Amount));
    }

    [Fact]
    public void What_a_return_takes_back_and_was_spent_since_is_owed()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 50);
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        world.On("2026-01-26 10:00", "ben", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        world.On("2026-01-27 10:00", "ben", "Refund", ("refund", "r"), ("order", "a1"));
        Assert.Equal((0, 40), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
        MergedShop.Buy(world, "2026-01-28 10:00", "ben", "b1", 60);
        world.GoTo("2026-02-12 10:00");
        Assert.Equal((20, 0), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
    }

    [Fact]
    public void What_is_owed_is_paid_by_who_goes_on()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 50);
        world.On("2026-01-26 10:00", "anna", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        MergedShop.Buy(world, "2026-01-01 10:30", "ben", "b1", 30);
        MergedShop.Merge(world, "2026-01-28 10:00", "anna", "ben");
        Assert.Equal(40, world.Points("ben", "Miles"));
        world.On("2026-01-29 10:00", "anna", "Refund", ("refund", "r"), ("order", "a1"));
        Assert.Equal((0, 10), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
    }

    [Fact]
    public void A_return_before_the_merge_of_what_was_spent_leaves_a_debt_that_goes_with_the_rest()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 50);
        world.On("2026-01-26 10:00", "anna", "Redeemed", ("redemption", "r"), ("reward", "Mug"));
        world.On("2026-01-27 10:00", "anna", "Refund", ("refund", "r"), ("order", "a1"));
        MergedShop.Buy(world, "2026-01-27 10:30", "ben", "b1", 30);
        MergedShop.Merge(world, "2026-01-28 10:00", "anna", "ben");
        Assert.Equal((30, 40), (world.Member("ben").Pending(0), world.Member("ben").Owed(0)));
        world.GoTo("2026-02-11 10:00");
        Assert.Equal((0, 10), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
    }

    [Fact]
    public void What_a_friend_s_late_event_brings_to_the_time_before_reaches_who_goes_on_by_way_of_the_other()
    {
        var world = MergedShop.Open();
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        world.Received("2026-01-15 10:00", "2026-01-11 10:00", "carol", "Brings", ("brings", "1"), ("friend", "anna"));
        Assert.Equal(20, world.Points("ben", "Coins"));
        Assert.Contains(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.RuleGave);
        world.On("2026-01-16 10:00", "carol", "Brings", ("brings", "2"), ("friend", "anna"));
        Assert.Equal(40, world.Points("ben", "Coins"));
    }

    [Fact]
    public void After_who_goes_on_has_left_what_was_wrong_before_is_put_right_all_the_same()
    {
        var world = MergedShop.Open("leaving forfeits pending, keeps available");
        MergedShop.Buy(world, "2026-01-02 10:00", "anna", "a1", 50);
        MergedShop.Merge(world, "2026-01-17 10:00", "anna", "ben");
        world.On("2026-01-18 10:00", "ben", "Left");
        Assert.Equal(50, world.Points("ben", "Miles"));
        world.On("2026-01-19 10:00", "anna", "Refund", ("refund", "r"), ("order", "a1"));
        Assert.Equal((0, 0), (world.Points("ben", "Miles"), world.Member("ben").Owed(0)));
    }
}
