using Workflows.Core.Machine;
using Workflows.Model.Effects;
using static Workflows.Core.Tests.Semantics.HouseholdShop;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Who is in a household, and what its members share besides points.</summary>
public sealed class HouseholdMembersTests
{
    [Fact]
    public void A_household_takes_so_many_members_and_refuses_the_next_until_a_place_is_free()
    {
        var world = Shop();
        Join(world, "2026-01-02 10:00", "anna", "ben", "carol");
        Assert.Equal(RejectionReason.HouseholdFull, WhyNot(Ask(world, "2026-01-03 10:00", "dora", "H")));
        Assert.Equal(-1, world.Member("dora").Household);
        world.On("2026-01-04 10:00", "ben", "HouseholdLeft");
        Join(world, "2026-01-05 10:00", "dora");
        Assert.Equal(["anna", "carol", "dora"], world.Member(Home).Residents.Select(index => world.Population.Members[index].Id));
    }

    [Fact]
    public void Nobody_is_in_two_households_nor_leaves_one_twice()
    {
        var world = Shop();
        Join(world, "2026-01-02 10:00", "anna");
        Assert.Equal(RejectionReason.InHousehold, WhyNot(Ask(world, "2026-01-03 10:00", "anna", "K")));
        world.On("2026-01-04 10:00", "anna", "HouseholdLeft");
        Assert.Equal(RejectionReason.InNoHousehold, WhyNot(world.On("2026-01-05 10:00", "anna", "HouseholdLeft")));
        Assert.Contains(Ask(world, "2026-01-06 10:00", "anna", "K"), effect => effect.Kind == EffectKind.HouseholdJoined);
    }

    [Fact]
    public void What_was_brought_to_a_household_stays_there_when_the_member_leaves_it()
    {
        var world = Grown();
        Buy(world, "2026-03-01 11:00", "anna", "9", 8m);
        world.On("2026-03-02 10:00", "anna", "HouseholdLeft");
        world.GoTo("2026-03-20 10:00");
        Assert.Equal((8, 50), (Has(world, "anna"), Has(world, Home)));
        Assert.Equal(RejectionReason.NotEnoughPoints, WhyNot(Get(world, "2026-03-21 10:00", "anna", "r1")));
    }

    [Fact]
    public void Who_leaves_the_programme_leaves_the_household_and_so_does_who_is_forgotten()
    {
        var world = Grown();
        world.On("2026-03-02 10:00", "anna", "Left");
        world.On("2026-03-02 11:00", "ben", "Erased");
        Assert.Empty(world.Member(Home).Residents);
        Assert.Equal(50, Has(world, Home));
        world.On("2026-03-03 10:00", "anna", "Joined");
        Assert.Equal(-1, world.Member("anna").Household);
    }

    [Fact]
    public void Rules_and_segments_know_no_household_and_rules_may_react_to_joining_one()
    {
        var world = Grown();
        Assert.DoesNotContain(world.EffectsOf(Home), effect => effect.Kind is EffectKind.RuleGave or EffectKind.SegmentEntered or EffectKind.Joined);
        Assert.Equal(5, world.Gave(world.EffectsOf("anna"), "Welcome", "Marks"));
    }

    [Fact]
    public void A_limit_per_household_is_shared_by_its_members_and_each_other_member_s_own()
    {
        var world = Shop();
        Join(world, "2026-01-02 10:00", "anna", "ben");
        world.On("2026-01-03 10:00", "anna", "Survey");
        world.On("2026-01-03 11:00", "ben", "Survey");
        world.On("2026-01-03 12:00", "carol", "Survey");
        world.On("2026-01-03 13:00", "dora", "Survey");
        Assert.Equal([6, 4, 6, 6], ((string[])["anna", "ben", "carol", "dora"]).Select(member => world.Gave(world.EffectsOf(member), "Thanks", "Marks")));
    }

    [Fact]
    public void A_budget_per_household_pays_each_household_so_much()
    {
        var world = Shop();
        Join(world, "2026-01-02 10:00", "anna", "ben");
        world.On("2026-01-03 10:00", "anna", "Visit");
        world.On("2026-01-03 11:00", "ben", "Visit");
        world.On("2026-01-03 12:00", "carol", "Visit");
        Assert.Equal([6, 3, 6], ((string[])["anna", "ben", "carol"]).Select(member => world.Gave(world.EffectsOf(member), "Hello", "Marks")));
    }

    [Fact]
    public void An_id_of_a_household_is_no_member_to_whom_points_could_be_given()
    {
        var world = Grown();
        Buy(world, "2026-03-01 11:00", "carol", "9", 8m);
        world.GoTo("2026-03-20 10:00");
        var type = world.Programme.EventTypes.Single(candidate => candidate.Name == "Transferred");
        Assert.Equal(Refusal.NoSuchReceiver, world.Population.Take(
            world.RecordOf(type, "2026-03-21 10:00", "carol", "t", ("transfer", "t"), ("to", Home), ("points", 5))));
    }
}
