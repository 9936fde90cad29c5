using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>`goal` only measures; `exit` ends.</summary>
public sealed class ExitTests
{
    private const string Head = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Visit { visit: text key }
        points Miles { worth 0.1 HKD }
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total }
        segment Fan when count of Purchase over last 20 days >= 2
        tiers Status {
          tier Blue from joining
          tier Gold when earned Miles this calendar year >= 50 }

        """;

    private const string Care = Head + """
        journey Care { start on Visit
          again 1 days after end
          goal Purchase up to 30 days
          exit on Purchase where total >= 100 HKD as "bought"
          exit on entering Gold as "gold"
          exit on leaving Fan as "gone"
          task Ring to "Desk" due in 3 days {
            on done { send email "rang" }
            on overdue { } }
          wait up to 60 days for Visit {
            on late { } } }
        """;

    [Fact]
    public void An_exit_ends_what_runs_with_its_word_and_closes_its_tasks()
    {
        var world = Visited(Care);
        var effects = world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.Contains(effects, effect => effect is { Kind: EffectKind.TaskEnded, Text: "1 Cancelled" });
        Assert.Contains(effects, effect => effect is { Kind: EffectKind.JourneyFinished, Amount: 1, Text: "bought" });
        Assert.Empty(world.Member("anna").Journeys.Single().Waits);
        Assert.Null(world.Member("anna").Journeys.Single().Workflow);
        world.GoTo("2026-06-01 00:00");
        Assert.Equal(["started", "bought"], Told(world));
    }

    [Fact]
    public void An_event_that_its_condition_leaves_out_ends_nothing()
    {
        var world = Visited(Care);
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "a"), ("total", 99));
        Assert.Equal(["started"], Told(world));
    }

    [Fact]
    public void What_was_sent_stays_sent_and_what_is_put_off_is_not_sent()
    {
        var world = Visited(Head + """
            member { consent marketing by email }
            messages { quiet 21:00 to 09:00 }
            journey Care { start on Visit
              purpose marketing
              exit on Purchase as "bought"
              send email "one"
              wait 11 hours
              send email "two" }
            """);
        world.GoTo("2026-03-01 22:00");
        Assert.Contains(world.EffectsOf("anna"), effect => effect is { Kind: EffectKind.MessagePutOff, Text: "3" });
        world.On("2026-03-01 23:00", "anna", "Purchase", ("order", "a"), ("total", 10));
        world.GoTo("2026-06-01 00:00");
        Assert.Equal(["1"], world.EffectsOf("anna").Where(effect => effect.Kind == EffectKind.MessageSent).Select(effect => effect.Text));
        Assert.Equal(["started", "bought"], Told(world));
    }

    [Fact]
    public void Entering_a_tier_and_leaving_a_segment_by_the_clock_end_it_at_that_instant()
    {
        var world = Visited(Care);
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "a"), ("total", 90));
        world.On("2026-03-03 10:00", "anna", "Purchase", ("order", "b"), ("total", 90));
        world.GoTo("2026-06-01 00:00");
        Assert.Equal(["started", "gone"], Told(world));
        Assert.Equal(world.At("2026-03-22 10:00"), world.Member("anna").Journeys.Single().EndedAt);
        world.On("2026-06-02 10:00", "anna", "Visit", ("visit", "2"));
        for (var i = 0; i < 5; i++)
        {
            world.On($"2026-06-02 11:0{i}", "anna", "Purchase", ("order", $"c{i}"), ("total", 80));
        }

        Assert.Equal(["started", "gone", "started", "gold"], Told(world));
    }

    [Fact]
    public void The_goal_is_measured_for_treated_and_held_out_whether_an_exit_ended_the_journey_or_not()
    {
        foreach (var (share, heldOut) in new[] { ("0%", 0), ("100%", 1) })
        {
            var world = Visited(Care.Replace("exit on Purchase where total >= 100 HKD", "exit on Purchase where total < 20 HKD", StringComparison.Ordinal)
                .Replace("goal Purchase", $"hold out {share}\n goal Purchase where total >= 100 HKD", StringComparison.Ordinal));
            world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "a"), ("total", 10));
            world.On("2026-03-05 10:00", "anna", "Purchase", ("order", "b"), ("total", 100));
            Assert.Equal(heldOut == 0 ? ["started", "bought"] : ["started"], Told(world));
            Assert.Equal(heldOut, world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.GoalReached).Amount);
        }
    }

    [Fact]
    public void An_exit_comes_before_what_waits_for_the_same_event_goes_on()
    {
        var world = Visited(Head + """
            journey Care { start on Visit
              exit on Purchase where total >= 100 HKD as "bought"
              wait up to 30 days for Purchase {
                on arrived { finish "small" }
                on late { } } }
            """);
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.Equal(["started", "bought"], Told(world));
    }

    [Fact]
    public void The_event_that_started_an_instance_does_not_end_it_but_ends_the_one_before()
    {
        var world = Visited(Head + """
            journey Care { start on Visit
              again 0 days after end
              exit on Visit as "again"
              wait 30 days }
            """);
        Assert.Equal(["started"], Told(world));
        world.On("2026-03-02 10:00", "anna", "Visit", ("visit", "2"));
        Assert.Equal(["started", "again", "started"], Told(world));
        Assert.Equal(2, world.Member("anna").Journeys.Single().Number);
    }

    [Fact]
    public void What_its_own_points_change_ends_it()
    {
        var world = Visited(Head + """
            journey Care { start on Visit
              exit on entering Gold as "gold"
              bonus 60 Miles
              wait 30 days }
            """);
        Assert.Equal(["started", "gold"], Told(world));
    }

    [Fact]
    public void A_return_that_takes_back_a_tier_ends_it_when_it_becomes_known()
    {
        var world = Visited(Head.Replace("event Visit", "event Refund { refund: text key\n order: text\n total: money\n reverses Purchase by order, amount total }\nevent Visit",
            StringComparison.Ordinal) + """
            journey Care { start on Visit
              exit on leaving Fan as "gone"
              exit on Refund where total >= 5 HKD as "took back"
              wait 90 days }
            """);
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "a"), ("total", 10));
        world.On("2026-03-03 10:00", "anna", "Purchase", ("order", "b"), ("total", 10));
        world.On("2026-03-04 10:00", "anna", "Refund", ("refund", "r"), ("order", "a"), ("total", 10));
        Assert.Equal(["started", "took back"], Told(world));
    }

    [Fact]
    public void What_began_under_an_earlier_text_ends_by_the_exits_of_that_text()
    {
        var world = Visited(Care);
        world.Apply("2026-03-02 00:00", Care.Replace("exit on Purchase where total >= 100 HKD", "exit on Purchase where total >= 1_000 HKD", StringComparison.Ordinal));
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.Equal(["started", "bought"], Told(world));
    }

    private static World Visited(string text)
    {
        var world = new World(text);
        world.Join("2026-03-01 09:00", "anna");
        world.On("2026-03-01 10:00", "anna", "Visit", ("visit", "1"));
        return world;
    }

    private static List<string> Told(World world) =>
    [
        .. world.EffectsOf("anna").Where(effect => effect.Kind is EffectKind.JourneyStarted or EffectKind.JourneyFinished)
            .Select(effect => effect.Kind == EffectKind.JourneyStarted ? "started" : effect.Text!),
    ];
}
