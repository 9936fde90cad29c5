using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>
/// Points that are old when they arrive: "each change (entered tier, left segment, expired, earned) is an internal event at the same instant"
/// (semantics, section 3), whoever's step brought them.
/// </summary>
public sealed class ArrivingPointsTests
{
    [Fact]
    public void Who_is_given_points_that_are_soon_to_expire_has_notice_of_it_and_rules_react()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "1", 30m);
        world.On("2026-04-01 10:00", "anna", "Transferred", ("transfer", "t"), ("to", "ben"), ("points", 20));
        Assert.Equal(1, Coins(world, "ben"));
        world.GoTo("2026-04-10 10:00");
        Assert.Equal(11, Coins(world, "ben"));
    }

    [Fact]
    public void What_a_guard_lets_go_after_its_time_expires_at_once_and_rules_react()
    {
        var world = Shop();
        Buy(world, "2026-01-10 10:00", "1", 300m);
        world.On("2026-04-10 10:00", "anna", "EarningReleased", ("held", "1"));
        Assert.Equal((0, 10), (world.Points("anna", "Miles"), Coins(world, "anna")));
    }

    private static long Coins(World world, string member) => world.Points(member, "Coins");

    private static void Buy(World world, string at, string order, decimal total) =>
        world.On(at, "anna", "Purchase", ("order", order), ("total", total));

    private static World Shop()
    {
        var world = new World(PlainShop.Head + """
            points Miles {
              worth 1 HKD
              expire 3 months after earned
              notice 20 days before expiry
              transfer at most 60 per member per calendar year
            }
            points Coins { worth 1 HKD }
            rule Base {
              on Purchase
              award 1 Miles per 1 HKD of total
            }
            rule Warned {
              on notice of Miles
              bonus 1 Coins
            }
            rule Gone {
              on expiry of Miles
              bonus 10 Coins
            }
            guard Large {
              on Purchase
              when total >= 200 HKD
              then hold for "Desk"
            }
            """);
        world.Join("2025-12-01 00:00", "anna");
        world.Join("2025-12-01 00:00", "ben");
        return world;
    }
}
