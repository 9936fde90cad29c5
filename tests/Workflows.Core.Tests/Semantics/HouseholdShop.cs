using Workflows.Core.Members;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>A shop whose customers anna, ben, carol and dora may share Miles in a household.</summary>
internal static class HouseholdShop
{
    public const string Home = MemberState.HouseholdPrefix + "H";

    public static IReadOnlyList<Effect> Take(World world, string at, string member, string redemption, string reward) =>
        world.On(at, member, "Redeemed", ("redemption", redemption), ("reward", reward));

    public static int Sign(bool counts) => counts ? 1 : 0;

    public static RejectionReason WhyNot(IReadOnlyList<Effect> effects) =>
        (RejectionReason)effects.Single(effect => effect.Kind == EffectKind.Rejected).Subject;

    public static long Has(World world, string member) => world.Member(member).Available(0);

    public static void Join(World world, string at, params string[] members)
    {
        foreach (var member in members)
        {
            Assert.Contains(Ask(world, at, member, "H"), effect => effect.Kind == EffectKind.HouseholdJoined);
        }
    }

    public static IReadOnlyList<Effect> Ask(World world, string at, string member, string household) =>
        world.On(at, member, "HouseholdJoined", ("household", household));

    public static IReadOnlyList<Effect> Get(World world, string at, string member, string redemption) =>
        world.On(at, member, "Redeemed", ("redemption", redemption), ("reward", "Mug"));

    public static void Buy(World world, string at, string member, string order, decimal total) =>
        world.On(at, member, "Purchase", ("order", order), ("total", total));

    /// <summary>Anna and ben have 50 points together: hers expire a month before his.</summary>
    public static World Grown(decimal hers = 30m)
    {
        var world = Shop();
        Join(world, "2026-01-02 10:00", "anna", "ben");
        Buy(world, "2026-01-10 10:00", "anna", "1", hers);
        Buy(world, "2026-02-10 10:00", "ben", "2", 20m);
        world.GoTo("2026-03-01 10:00");
        return world;
    }

    public static World Shop()
    {
        var world = new World(PlainShop.Head + PlainShop.PartialReturns + """
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
