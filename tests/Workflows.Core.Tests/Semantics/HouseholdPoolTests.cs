using Workflows.Model.Ledger;
using Workflows.Testing;
using static Workflows.Core.Tests.Semantics.HouseholdShop;

namespace Workflows.Core.Tests.Semantics;

/// <summary>What comes to a household from its members, and what corrections take back.</summary>
public sealed class HouseholdPoolTests
{
    [Fact]
    public void What_becomes_spendable_goes_to_the_household_and_what_is_pending_stays_with_the_member()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        Join(world, "2026-01-11 10:00", "anna");
        Assert.Equal((30, 0), (world.Member("anna").Pending(0), Has(world, Home)));
        world.GoTo("2026-01-24 10:00");
        Assert.Equal((0, 0, 30), (world.Member("anna").Pending(0), Has(world, "anna"), Has(world, Home)));
    }

    [Fact]
    public void What_a_member_has_to_spend_goes_to_the_household_on_joining_and_what_is_not_pooled_stays()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        world.GoTo("2026-02-01 10:00");
        Join(world, "2026-02-02 10:00", "anna");
        Assert.Equal((0, 30), (Has(world, "anna"), Has(world, Home)));
        Assert.Equal(30 + 5, world.Member("anna").Available(1));
    }

    [Fact]
    public void As_much_goes_out_of_members_as_comes_to_the_household_and_it_is_as_old_as_it_was()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        Buy(world, "2026-02-10 10:00", "ben", "2", 20m);
        Join(world, "2026-02-11 10:00", "anna", "ben");
        world.GoTo("2026-03-01 10:00");
        Assert.Equal(50, Has(world, Home));
        Assert.Equal(0, world.Log.Steps.SelectMany(step => step.Postings).Sum(posting =>
            Sign(posting.To == Account.TransferredOut) * posting.Amount - Sign(posting.From == Account.TransferredIn) * posting.Amount));
        world.GoTo("2026-04-10 10:00");
        Assert.Equal(20, Has(world, Home));
        world.GoTo("2026-05-10 10:00");
        Assert.Equal(0, Has(world, Home));
    }

    [Fact]
    public void A_return_takes_points_back_from_the_household_and_what_was_spent_is_owed_by_it()
    {
        var world = Grown();
        Get(world, "2026-03-02 10:00", "ben", "r1");
        world.On("2026-03-03 10:00", "anna", "Refund", ("refund", "R1"), ("order", "1"), ("total", 30m));
        Assert.Equal((0, 0, 20), (world.Member("anna").Owed(0), Has(world, Home), world.Member(Home).Owed(0)));
        Buy(world, "2026-03-04 10:00", "ben", "3", 25m);
        world.GoTo("2026-03-20 10:00");
        Assert.Equal((5, 0), (Has(world, Home), world.Member(Home).Owed(0)));
    }

    [Fact]
    public void A_return_before_points_are_spendable_never_reaches_the_household()
    {
        var world = Shop();
        Join(world, "2026-01-02 10:00", "anna");
        Buy(world, "2026-01-10 10:00", "anna", "1", 30m);
        world.On("2026-01-12 10:00", "anna", "Refund", ("refund", "R1"), ("order", "1"), ("total", 10m));
        var steps = world.Log.Steps.Count(step => step.Member == Home);
        world.GoTo("2026-02-01 10:00");
        Assert.Equal((20, 0, steps + 1), (Has(world, Home), world.Member(Home).Owed(0), world.Log.Steps.Count(step => step.Member == Home)));
    }

    [Fact]
    public void A_late_purchase_gives_the_household_what_it_would_have_given_in_its_turn()
    {
        var world = Grown();
        world.Received("2026-03-02 10:00", "2026-01-15 10:00", "anna", "Purchase", ("order", "late"), ("total", 7m));
        world.GoTo("2026-03-02 11:00");
        Assert.Equal(57, Has(world, Home));
        world.GoTo("2026-04-10 10:00");
        Assert.Equal(27, Has(world, Home));
        world.GoTo("2026-04-15 10:00");
        Assert.Equal(20, Has(world, Home));
    }

    [Fact]
    public void What_a_household_gave_stays_given_when_it_turns_out_to_have_had_other_points()
    {
        var world = Grown();
        Get(world, "2026-03-02 10:00", "ben", "r1");
        world.On("2026-03-03 10:00", "anna", "Refund", ("refund", "R1"), ("order", "1"), ("total", 10m));
        Assert.Equal((0, 0, 0), (Has(world, Home), world.Member(Home).Owed(0), world.Member("ben").Owed(0)));
        world.On("2026-03-04 10:00", "ben", "RewardCancelled", ("redemption", "r1"));
        Assert.Equal(40, Has(world, Home));
    }

    [Fact]
    public void Who_goes_under_in_another_member_leaves_the_household_and_what_follows_from_before_reaches_it()
    {
        var world = Grown();
        world.On("2026-03-02 10:00", "anna", "Merged", ("into", "dora"));
        Assert.Equal(["ben"], world.Member(Home).Residents.Select(index => world.Population.Members[index].Id));
        world.On("2026-03-03 10:00", "dora", "Refund", ("refund", "R1"), ("order", "1"), ("total", 10m));
        Assert.Equal((40, 0, 0), (Has(world, Home), Has(world, "dora"), world.Member("dora").Owed(0)));
    }

    [Fact]
    public void What_journeys_give_stays_with_the_household_when_the_rest_is_judged_again()
    {
        var world = new World(PlainShop.Head + PlainShop.PartialReturns + """
            household {
              up to 3 members
              pool Stars
            }
            points Stars { worth 1 HKD }
            let spend = sum of Purchase.total ever
            segment Quiet when time since last Purchase >= 10 days
            rule Nudge {
              on entering Quiet
              bonus 1 Stars per 1 HKD of spend
            }
            journey Thanks {
              start on entering Quiet
              bonus 7 Stars
            }
            """);
        world.Join("2026-01-01 00:00", "anna");
        Join(world, "2026-01-02 10:00", "anna");
        Buy(world, "2026-01-10 10:00", "anna", "1", 100m);
        world.GoTo("2026-01-20 10:00");
        Assert.Equal(107, Has(world, Home));
        foreach (var (at, left) in new[] { ("2026-02-01 10:00", 77), ("2026-02-02 10:00", 47) })
        {
            world.On(at, "anna", "Refund", ("refund", at), ("order", "1"), ("total", 30m));
            Assert.Equal(left, Has(world, Home));
        }
    }
}
