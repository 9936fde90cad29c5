using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class CorrectionTests
{
    [Fact]
    public void What_the_clock_gives_after_a_late_event_is_as_old_as_its_own_instant()
    {
        var world = new World(PlainShop.Head + """
            points Miles {
              worth 0.08 HKD
              pending 14 days
            }
            segment Quiet when time since last Purchase >= 3 days
            rule Base {
              on Purchase
              award 1 Miles per 10 HKD of total
            }
            rule Back {
              on entering Quiet
              bonus 7 Miles
            }
            """);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 100m));
        world.GoTo("2026-03-20 10:00");
        world.Received("2026-03-20 10:00", "2026-03-08 10:00", "anna", "Purchase", ("order", "2"), ("total", 300m));
        world.GoTo("2026-03-22 10:00");
        Assert.Equal(7, world.Member("anna").Pending(0));
        world.GoTo("2026-03-25 10:00");
        Assert.Equal(0, world.Member("anna").Pending(0));
    }

    [Fact]
    public void A_refund_of_100_from_405_leaves_30_miles()
    {
        var world = new World(Sample.Text);
        world.Join("2026-01-01 00:00", "ben");
        world.On("2026-03-02 12:00", "ben", "Purchase", ("order", "B-1"), ("total", 405m), ("channel", "shop"));
        Assert.Equal(40, world.Points("ben", "Miles"));
        world.On("2026-03-05 12:00", "ben", "Refund", ("refund", "R-1"), ("order", "B-1"), ("total", 100m));
        Assert.Equal(30, world.Points("ben", "Miles"));
    }

    [Fact]
    public void What_a_return_frees_of_a_cap_goes_to_later_events()
    {
        var world = new World("""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            event Refund { refund: text key
              order: text
              reverses Purchase by order }
            points Miles { worth 0.01 HKD
              pending 14 days }
            rule Extra { on Purchase
              award 1 Miles per 1 HKD of total
              at most 1_000 Miles per member in total }
            """);
        world.Join("2026-01-01 00:00", "ben");
        world.On("2026-03-01 12:00", "ben", "Purchase", ("order", "A"), ("total", 900m));
        world.On("2026-03-02 12:00", "ben", "Purchase", ("order", "B"), ("total", 300m));
        Assert.Equal(1000, world.Points("ben", "Miles"));
        var effects = world.On("2026-03-03 12:00", "ben", "Refund", ("refund", "R"), ("order", "A"));
        Assert.Equal(300, world.Points("ben", "Miles"));
        Assert.Equal([-900L, 200L], effects.Where(e => e.Kind == EffectKind.Corrected).Select(e => e.Amount));
    }

    [Fact]
    public void A_late_event_is_judged_at_its_own_instant()
    {
        var world = new World(Sample.Text + """

            rule Third {
              on Purchase
              when count of Purchase over last 30 days = 3
              bonus 300 Miles
            }
            """);
        world.Join("2026-01-01 00:00", "ben");
        world.On("2026-03-01 12:00", "ben", "Purchase", ("order", "A"), ("total", 100m), ("channel", "shop"));
        world.On("2026-03-10 12:00", "ben", "Purchase", ("order", "C"), ("total", 100m), ("channel", "shop"));
        Assert.Equal(20, world.Points("ben", "Miles"));
        world.Received("2026-03-11 09:00", "2026-03-05 12:00", "ben", "Purchase", ("order", "B"), ("total", 100m), ("channel", "shop"));
        Assert.Equal(330, world.Points("ben", "Miles"));
    }

    [Fact]
    public void A_redemption_that_a_return_uncovers_is_owed()
    {
        var world = new World(Sample.Text);
        world.Join("2026-01-01 00:00", "ben");
        world.On("2026-03-02 12:00", "ben", "Purchase", ("order", "B-1"), ("total", 1_000m), ("channel", "shop"));
        world.On("2026-03-03 12:00", "ben", "Redeemed", ("redemption", "r"), ("points", 80));
        world.On("2026-03-05 12:00", "ben", "Refund", ("refund", "R-1"), ("order", "B-1"), ("total", 1_000m));
        Assert.Equal(0, world.Points("ben", "Miles"));
        Assert.Equal(80, world.Log.Steps[^1].Postings.Single(p => p.From == Model.Ledger.Account.Owed).Amount);
    }

    [Fact]
    public void An_order_is_taken_back_only_once()
    {
        var world = new World(Sample.Text);
        world.Join("2026-01-01 00:00", "ben");
        world.On("2026-03-02 12:00", "ben", "Purchase", ("order", "B-1"), ("total", 405m), ("channel", "shop"));
        world.On("2026-03-05 12:00", "ben", "Refund", ("refund", "R-1"), ("order", "B-1"), ("total", 405m));
        var again = Assert.Throws<InvalidOperationException>(
            () => world.On("2026-03-06 12:00", "ben", "Refund", ("refund", "R-2"), ("order", "B-1"), ("total", 405m)));
        Assert.Contains(RefusalText.Of(Refusal.NothingToReverse), again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Buying_A_and_B_and_returning_B_leaves_what_buying_A_alone_would_have_left()
    {
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var both = new World(Sample.Text);
            var alone = new World(Sample.Text);
            both.Join("2026-01-01 00:00", "m");
            alone.Join("2026-01-01 00:00", "m");
            var returned = random.Next(6);
            for (var i = 0; i < 6; i++)
            {
                var at = $"2026-03-{1 + (i * 2):00} 10:00";
                var (total, channel) = ((decimal)random.Next(1, 400_000) / 100, random.Next(2) == 0 ? "shop" : "app");
                both.On(at, "m", "Purchase", ("order", $"{i}"), ("total", total), ("channel", channel));
                if (i != returned)
                {
                    alone.On(at, "m", "Purchase", ("order", $"{i}"), ("total", total), ("channel", channel));
                }
            }

            both.On("2026-04-01 10:00", "m", "Refund", ("refund", "R"), ("order", $"{returned}"), ("total", 1_000_000m));
            alone.GoTo("2026-04-01 10:00");
            Assert.Equal(alone.Points("m", "Miles"), both.Points("m", "Miles"));
            Assert.Equal(alone.Points("m", "StatusMiles"), both.Points("m", "StatusMiles"));
            Assert.Equal(alone.Tier("m"), both.Tier("m"));
        }
    }

    [Fact]
    public void What_a_journey_gave_from_a_budget_stays_given_when_the_past_is_corrected()
    {
        var world = new World("""
            programme P { currency HKD
              time zone "Asia/Hong_Kong" }
            event Purchase { order: text key
              total: money }
            event Survey { answer: text key
              score: number 0 to 10 }
            points Miles { worth 1 HKD }
            budget B { limit 10 HKD in total }
            rule R { on Purchase
              bonus 1 Miles per 100 HKD of total }
            journey Thanks {
              start on Survey
              bonus 6 Miles funded by B
              finish "thanked"
            }
            """);
        world.Join("2026-01-01 00:00", "anna");
        world.Join("2026-01-01 00:00", "ben");
        world.On("2026-03-02 12:00", "anna", "Survey", ("answer", "1"), ("score", 5));
        world.Received("2026-03-03 12:00", "2026-03-01 12:00", "anna", "Purchase", ("order", "late"), ("total", 500m));
        Assert.Equal(11, world.Points("anna", "Miles"));
        world.On("2026-03-04 12:00", "ben", "Survey", ("answer", "2"), ("score", 5));
        Assert.Equal(4, world.Points("ben", "Miles"));
    }
}
