using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class PoolTests
{
    private const string Programme = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Refund { refund: text key
          order: text
          reverses Purchase by order }
        points Miles { worth 1 HKD }
        budget B { limit 10 HKD in total }
        rule R { on Purchase
          bonus 1 Miles per 1 HKD of total funded by B }
        """;

    [Fact]
    public void A_late_event_is_granted_what_is_left_and_no_other_member_changes()
    {
        var world = new World(Programme);
        world.Join("2026-01-01 00:00", "anna");
        world.Join("2026-01-01 00:00", "ben");
        world.On("2026-03-05 10:00", "anna", "Purchase", ("order", "1"), ("total", 4m));
        world.On("2026-03-06 10:00", "ben", "Purchase", ("order", "2"), ("total", 3m));
        world.Received("2026-03-07 10:00", "2026-03-01 10:00", "anna", "Purchase", ("order", "0"), ("total", 5m));
        Assert.Equal(7, world.Points("anna", "Miles")); // 4, and 3 of 5
        Assert.Equal(3, world.Points("ben", "Miles"));
    }

    [Fact]
    public void What_a_refund_frees_is_granted_to_the_next_ask_and_not_to_who_was_cut_before()
    {
        var world = new World(Programme);
        world.Join("2026-01-01 00:00", "anna");
        world.Join("2026-01-01 00:00", "ben");
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 5m));
        world.On("2026-03-02 10:00", "ben", "Purchase", ("order", "2"), ("total", 8m));
        Assert.Equal(5, world.Points("ben", "Miles"));
        world.On("2026-03-03 10:00", "anna", "Refund", ("refund", "r"), ("order", "1"));
        Assert.Equal(0, world.Points("anna", "Miles"));
        var next = world.On("2026-03-04 10:00", "anna", "Purchase", ("order", "3"), ("total", 5m));
        Assert.Equal(5, world.Gave(next, "R", "Miles"));
        Assert.Equal(5, world.Points("ben", "Miles"));
    }

    [Fact]
    public void All_or_nothing_takes_nothing_when_not_all_is_left()
    {
        var world = new World(Programme.Replace("bonus 1 Miles per 1 HKD of total", "bonus 6 Miles, all or nothing", StringComparison.Ordinal));
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "1"), ("total", 5m));
        var second = world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "2"), ("total", 5m));
        Assert.Equal(6, world.Points("anna", "Miles"));
        Assert.Equal(6, second.Single(effect => effect.Kind == EffectKind.CutByBudget).Amount);
    }
}
