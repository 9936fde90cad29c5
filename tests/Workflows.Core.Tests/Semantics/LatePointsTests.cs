using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>
/// "New lots keep the earn date of the event that gives them" (semantics, section 5), also where it is the clock that gives them, at an instant that
/// was over when the late event came.
/// </summary>
public sealed class LatePointsTests
{
    [Fact]
    public void What_the_clock_gives_in_the_past_because_of_a_late_event_is_as_old_as_if_the_event_had_come_in_time()
    {
        var (late, inTime) = (Shop(), Shop());
        inTime.On("2026-01-10 10:00", "anna", "Purchase", ("order", "1"), ("total", 30m));
        foreach (var world in (World[])[late, inTime])
        {
            world.On("2026-02-12 10:00", "anna", "Visit", ("visit", "1"));
            world.GoTo("2026-02-15 10:00");
        }

        Assert.Equal(0, late.Points("anna", "Miles"));
        late.Received("2026-02-15 10:00", "2026-01-10 10:00", "anna", "Purchase", ("order", "1"), ("total", 30m));
        Assert.Equal((37, 37), (late.Points("anna", "Miles"), inTime.Points("anna", "Miles")));
        foreach (var world in (World[])[late, inTime])
        {
            // Those of the purchase first; the clock gave on 30 January, when twenty days had passed.
            world.GoTo("2026-04-10 10:00");
            Assert.Equal(7, world.Points("anna", "Miles"));
            world.GoTo("2026-04-30 09:59:59");
            Assert.Equal(7, world.Points("anna", "Miles"));
            world.GoTo("2026-04-30 10:00");
            Assert.Equal(0, world.Points("anna", "Miles"));
        }
    }

    [Fact]
    public void What_the_clock_gave_and_a_return_takes_away_goes_out_of_its_own_lot()
    {
        var world = Shop();
        world.On("2026-01-10 10:00", "anna", "Purchase", ("order", "1"), ("total", 30m));
        world.GoTo("2026-02-01 10:00");
        world.On("2026-02-02 10:00", "anna", "Purchase", ("order", "2"), ("total", 5m));
        world.On("2026-02-03 10:00", "anna", "Refund", ("refund", "R"), ("order", "1"));
        Assert.Equal(5, world.Points("anna", "Miles"));
        world.GoTo("2026-05-02 09:59");
        Assert.Equal(12, world.Points("anna", "Miles"));
        world.GoTo("2026-05-02 10:00");
        Assert.Equal(7, world.Points("anna", "Miles"));
    }

    private static World Shop()
    {
        var world = new World(PlainShop.Head + """
            event Visit { visit: text key }
            event Refund {
              refund: text key
              order: text
              reverses Purchase by order
            }
            points Miles {
              worth 1 HKD
              expire 3 months after earned
            }
            segment Quiet when count of Purchase ever >= 1 and time since last Purchase >= 20 days
            rule Base {
              on Purchase
              award 1 Miles per 1 HKD of total
            }
            rule Missed {
              on entering Quiet
              bonus 7 Miles
            }
            """);
        world.Join("2025-12-01 00:00", "anna");
        return world;
    }
}
