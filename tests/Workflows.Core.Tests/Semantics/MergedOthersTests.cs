using Workflows.Model.Effects;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Two members who turn out to be one, and others who have to do with either: friends, guards, who gives points, who forgets.</summary>
public sealed class MergedOthersTests
{
    [Fact]
    public void What_a_guard_holds_is_decided_about_by_either_id()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-10 10:00", "anna", "a1", 900);
        MergedShop.Buy(world, "2026-01-10 11:00", "anna", "a2", 950);
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        Assert.Equal(1850, world.Member("ben").Pending(0));
        world.On("2026-01-13 10:00", "ben", "EarningDenied", ("held", "a1"));
        Assert.Equal(950, world.Member("ben").Pending(0));
        Assert.Contains(world.EffectsOf("anna"), effect => effect is { Kind: EffectKind.EarningDenied, Source: 0, Text: "a1" });
        world.On("2026-01-14 10:00", "anna", "EarningReleased", ("held", "a2"));
        world.GoTo("2026-01-24 11:00");
        Assert.Equal((0, 950), (world.Member("ben").Pending(0), world.Member("ben").Available(0)));
        Assert.Empty(world.Member("ben").HeldEarnings!);
    }

    [Fact]
    public void Who_waits_for_an_event_of_the_one_hears_of_the_other_s_and_points_that_wait_move_with_what_they_wait_for()
    {
        var world = MergedShop.Open();
        world.On("2026-01-10 10:00", "carol", "Brings", ("brings", "1"), ("friend", "anna"));
        world.On("2026-01-10 11:00", "anna", "Brings", ("brings", "2"), ("friend", "dora"));
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        Assert.Equal((20, 50), (world.Points("ben", "Coins"), world.Member("ben").Pending(0)));
        MergedShop.Buy(world, "2026-01-14 10:00", "ben", "b1", 1);
        MergedShop.Buy(world, "2026-01-14 11:00", "dora", "d1", 1);
        world.GoTo("2026-01-30 00:00");
        Assert.Equal((50, 51), (world.Member("carol").Available(0), world.Member("ben").Available(0)));
    }

    [Fact]
    public void Who_brought_the_same_person_gets_nothing_for_it()
    {
        var world = MergedShop.Open();
        world.On("2026-01-10 10:00", "ben", "Brings", ("brings", "1"), ("friend", "anna"));
        MergedShop.Merge(world, "2026-01-12 10:00", "anna", "ben");
        MergedShop.Buy(world, "2026-01-14 10:00", "ben", "b1", 1);
        world.GoTo("2026-04-01 00:00");
        Assert.Equal(1, world.Points("ben", "Miles"));
    }

    [Fact]
    public void Points_given_to_the_old_id_reach_who_goes_on_and_not_from_oneself()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-02 10:00", "carol", "c1", 50);
        MergedShop.Buy(world, "2026-01-02 10:00", "ben", "b1", 50);
        MergedShop.Merge(world, "2026-01-17 10:00", "anna", "ben");
        world.On("2026-01-18 10:00", "carol", "Transferred", ("transfer", "1"), ("to", "anna"), ("points", 30));
        Assert.Equal(80, world.Points("ben", "Miles"));
        var refused = world.On("2026-01-19 10:00", "ben", "Transferred", ("transfer", "2"), ("to", "anna"), ("points", 30));
        Assert.Contains(refused, effect => effect is { Kind: EffectKind.Rejected, Subject: (int)RejectionReason.ToOneself });
    }

    [Fact]
    public void Who_is_forgotten_is_forgotten_under_every_id()
    {
        var world = MergedShop.Open();
        MergedShop.Buy(world, "2026-01-02 10:00", "anna", "a1", 50);
        MergedShop.Merge(world, "2026-01-17 10:00", "anna", "ben");
        world.On("2026-01-18 10:00", "anna", "Erased");
        Assert.Null(world.Population.Find("anna"));
        Assert.Null(world.Population.Find("ben"));
        Assert.All(world.Population.Members.Take(2), member => Assert.True(member.IsErased));
        Assert.DoesNotContain(world.Log.Steps[^1].Event!.Texts, text => text is "ben" or "anna");
    }
}
