using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>What journeys gave is a fact: when the log is judged again it counts as it did when it was given.</summary>
public sealed class JourneyGiftTests
{
    private const string Head = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Visit { visit: text key }
        points Miles { worth 0.1 HKD }
        rule Base { on Purchase
          award 1 Miles per 1 HKD of total }

        """;

    [Fact]
    public void A_rule_that_has_fired_for_an_event_does_not_fire_again_for_what_a_journey_gave_with_it()
    {
        var world = new World(Head + """
            segment Odd when (earned Miles ever >= 10 and earned Miles ever < 20) or earned Miles ever >= 30
            rule Enter { on entering Odd
              bonus 10 Miles }
            journey Gift { start on Purchase
              bonus 10 Miles }
            """);
        world.Join("2026-01-01 10:00", "anna");

        // 15 are odd, 25 are not, and 35 are again.
        world.On("2026-01-10 10:00", "anna", "Purchase", ("order", "1"), ("total", 15m));
        Assert.Equal(35, world.Points("anna", "Miles"));
        AssertSameAfterLateVisit(world, 35);
    }

    [Fact]
    public void What_two_journeys_give_at_once_counts_at_once()
    {
        var world = new World(Head + """
            segment Few when earned Miles ever >= 20 and earned Miles ever < 30
            rule Enter { on entering Few
              bonus 5 Miles }
            journey One { start on Purchase
              bonus 10 Miles }
            journey Two { start on Purchase
              bonus 10 Miles }
            """);
        world.Join("2026-01-01 10:00", "anna");
        world.On("2026-01-10 10:00", "anna", "Purchase", ("order", "1"), ("total", 15m));
        Assert.Equal(35, world.Points("anna", "Miles"));
        AssertSameAfterLateVisit(world, 35);
    }

    private static void AssertSameAfterLateVisit(World world, long points)
    {
        var effects = world.Received("2026-01-12 10:00", "2026-01-05 10:00", "anna", "Visit", ("visit", "v"));
        Assert.DoesNotContain(effects, effect => effect.Kind == EffectKind.Corrected);
        Assert.Equal(points, world.Points("anna", "Miles"));
    }
}
