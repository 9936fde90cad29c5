using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;
using static Workflows.Testing.PlainShop;

namespace Workflows.Core.Tests.Semantics;

public sealed class AwaitedPointsTests
{
    [Fact]
    public void Points_that_wait_for_an_event_are_pending_and_become_spendable_with_it()
    {
        var world = Shop();
        world.On("2026-01-10 10:00", "anna", "Promise", ("promise", "p"));
        Assert.Equal((500, 0), Balance(world));
        Buy(world, "2026-01-20 10:00", "small", 10m);
        Assert.Equal((500, 0), Balance(world));
        var effects = Buy(world, "2026-03-11 10:00", "big", 60m);
        Assert.Contains(effects, effect => effect is { Kind: EffectKind.Confirmed, Amount: 500 });
        Assert.Equal((0, 500), Balance(world));
    }

    [Fact]
    public void An_event_at_the_very_end_has_come_and_a_microsecond_later_they_are_taken_back()
    {
        var world = Shop();
        world.On("2026-01-10 10:00", "anna", "Promise", ("promise", "p"));
        world.GoTo("2026-03-11 10:00");
        Assert.Equal((500, 0), Balance(world));
        world.GoTo("2026-03-11 10:01");
        Assert.Equal((0, 0), Balance(world));
        var taken = world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.NotConfirmed);
        Assert.Equal((500, world.At("2026-03-11 10:00").Micros + 1), (taken.Amount, taken.At.Micros));
        Assert.Contains(
            world.Log.Steps.SelectMany(step => step.Postings), posting => posting is { From: Account.Pending, To: Account.Reversed, Amount: 500 });
        Buy(world, "2026-03-12 10:00", "late", 60m);
        Assert.Equal((0, 0), Balance(world));
    }

    [Fact]
    public void They_are_pending_no_shorter_than_other_points_of_the_kind()
    {
        var world = Shop("pending 14 days");
        world.On("2026-01-10 10:00", "anna", "Promise", ("promise", "p"));
        Buy(world, "2026-01-12 10:00", "big", 60m);
        Assert.Equal((500, 0), Balance(world));
        world.GoTo("2026-01-24 10:00");
        Assert.Equal((0, 500), Balance(world));
    }

    [Fact]
    public void They_count_as_earned_once_the_event_has_come()
    {
        var world = Shop(more: """
            segment Rich when earned Miles ever >= 500
            """);
        world.On("2026-01-10 10:00", "anna", "Promise", ("promise", "p"));
        Assert.False(world.Member("anna").IsIn(0));
        Buy(world, "2026-01-20 10:00", "big", 60m);
        Assert.True(world.Member("anna").IsIn(0));
    }

    [Fact]
    public void Returning_what_confirmed_them_makes_them_wait_again_or_takes_them_back()
    {
        var world = Shop();
        world.On("2026-01-10 10:00", "anna", "Promise", ("promise", "p"));
        Buy(world, "2026-01-20 10:00", "big", 60m);
        world.On("2026-01-21 10:00", "anna", "Refund", ("refund", "r"), ("order", "big"));
        Assert.Equal((500, 0), Balance(world));
        Buy(world, "2026-02-20 10:00", "again", 60m);
        Assert.Equal((0, 500), Balance(world));
        world.On("2026-06-01 10:00", "anna", "Refund", ("refund", "r2"), ("order", "again"));
        Assert.Equal((0, 0), Balance(world));
    }

    [Fact]
    public void A_late_event_in_time_gives_back_what_was_taken()
    {
        var world = Shop();
        world.On("2026-01-10 10:00", "anna", "Promise", ("promise", "p"));
        world.GoTo("2026-04-01 00:00");
        Assert.Equal((0, 0), Balance(world));
        world.Received("2026-04-02 10:00", "2026-03-01 10:00", "anna", "Purchase", ("order", "late"), ("total", 60m));
        Assert.Equal((0, 500), Balance(world));
    }

    [Fact]
    public void The_event_that_gives_them_does_not_confirm_them_and_other_points_of_it_stay_apart()
    {
        var world = Shop(more: """
            rule ComeBack {
              on Purchase where total >= 200 HKD
              bonus 7 Miles
              bonus 20 Miles, pending until Purchase up to 10 days
            }
            """);
        Buy(world, "2026-01-10 10:00", "1", 200m);
        Assert.Equal((20, 7), Balance(world));
        Buy(world, "2026-01-11 10:00", "2", 1m);
        Assert.Equal((0, 27), Balance(world));
    }

    private static (long Pending, long Available) Balance(World world) => (world.Member("anna").Pending(0), world.Member("anna").Available(0));

    private static World Shop(string points = "", string more = "") => PlainShop.Open($$"""
        event Refund {
          refund: text key
          order: text
          reverses Purchase by order
        }
        event Promise { promise: text key }
        points Miles { worth 0.08 HKD
          {{points}} }
        rule Promised {
          on Promise
          bonus 500 Miles, pending until Purchase where total >= 50 HKD up to 60 days
        }
        {{more}}
        """, "2025-12-01 00:00", "anna");
}
