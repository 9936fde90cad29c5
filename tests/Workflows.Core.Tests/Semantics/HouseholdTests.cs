using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class HouseholdTests
{
    private const string Home = MemberState.HouseholdPrefix + "H";

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
    public void Who_goes_under_in_another_member_leaves_the_household_and_what_follows_from_before_reaches_it()
    {
        var world = Grown();
        world.On("2026-03-02 10:00", "anna", "Merged", ("into", "dora"));
        Assert.Equal(["ben"], world.Member(Home).Residents.Select(index => world.Population.Members[index].Id));
        world.On("2026-03-03 10:00", "dora", "Refund", ("refund", "R1"), ("order", "1"), ("total", 10m));
        Assert.Equal((40, 0, 0), (Has(world, Home), Has(world, "dora"), world.Member("dora").Owed(0)));
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

    [Fact]
    public void What_journeys_give_stays_with_the_household_when_the_rest_is_judged_again()
    {
        var world = new World("""
            programme P {
              currency HKD
              time zone "Asia/Hong_Kong"
            }
            event Purchase {
              order: text key
              total: money
            }
            event Refund {
              refund: text key
              order: text
              total: money
              reverses Purchase by order, amount total
            }
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

    private static IReadOnlyList<Effect> Take(World world, string at, string member, string redemption, string reward) =>
        world.On(at, member, "Redeemed", ("redemption", redemption), ("reward", reward));

    private static int Sign(bool counts) => counts ? 1 : 0;

    private static RejectionReason WhyNot(IReadOnlyList<Effect> effects) =>
        (RejectionReason)effects.Single(effect => effect.Kind == EffectKind.Rejected).Subject;

    private static long Has(World world, string member) => world.Member(member).Available(0);

    private static void Join(World world, string at, params string[] members)
    {
        foreach (var member in members)
        {
            Assert.Contains(Ask(world, at, member, "H"), effect => effect.Kind == EffectKind.HouseholdJoined);
        }
    }

    private static IReadOnlyList<Effect> Ask(World world, string at, string member, string household) =>
        world.On(at, member, "HouseholdJoined", ("household", household));

    private static IReadOnlyList<Effect> Get(World world, string at, string member, string redemption) =>
        world.On(at, member, "Redeemed", ("redemption", redemption), ("reward", "Mug"));

    private static void Buy(World world, string at, string member, string order, decimal total) =>
        world.On(at, member, "Purchase", ("order", order), ("total", total));

    /// <summary>Anna and ben have 50 points together: hers expire a month before his.</summary>
    private static World Grown(decimal hers = 30m)
    {
        var world = Shop();
        Join(world, "2026-01-02 10:00", "anna", "ben");
        Buy(world, "2026-01-10 10:00", "anna", "1", hers);
        Buy(world, "2026-02-10 10:00", "ben", "2", 20m);
        world.GoTo("2026-03-01 10:00");
        return world;
    }

    private static World Shop()
    {
        var world = new World("""
            programme P {
              currency HKD
              time zone "Asia/Hong_Kong"
            }
            event Purchase {
              order: text key
              total: money
            }
            event Refund {
              refund: text key
              order: text
              total: money
              reverses Purchase by order, amount total
            }
            event Survey { key from content }
            event Visit { key from content }
            household {
              up to 3 members
              pool Miles
            }
            points Miles {
              worth 1 HKD
              pending 14 days
              expire 3 months after earned
              transfer at most 30 per member per calendar year
            }
            points Marks { worth 1 HKD }
            segment Earner when earned Miles ever >= 0
            budget Home { limit 9 HKD per household }
            reward Mug {
              price 40 Miles
              hold 15 minutes
              stock 2
              cancel up to 7 days
              at most 1 per member per calendar month
            }
            reward Feast {
              price 60 Miles
              at most 1 per household per calendar month
            }
            reward Meal {
              price 30 Miles
              voucher valid 30 days
            }
            rule Base {
              on Purchase
              award 1 Miles and 1 Marks per 1 HKD of total
            }
            rule Welcome {
              on HouseholdJoined
              bonus 5 Marks
            }
            rule Thanks {
              on Survey
              bonus 6 Marks
              at most 10 Marks per household per calendar month
            }
            rule Hello {
              on Visit
              bonus 6 Marks funded by Home
            }
            """);
        foreach (var member in (string[])["anna", "ben", "carol", "dora"])
        {
            world.Join("2025-12-01 00:00", member);
        }

        return world;
    }
}
