using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>What journeys make of what becomes known late: what they did stays done, and what is still open hears of it.</summary>
public sealed class LateNewsTests
{
    private const string Text = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Refund { refund: text key
          order: text
          total: money
          reverses Purchase by order, amount total }
        event Visit { visit: text key }
        event Survey { answer: text key
          score: number 0 to 10 }
        points Miles { worth 0.1 HKD }
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total }
        journey Care { start on Visit
          goal Purchase where total >= 50 HKD up to 10 days
          wait up to 7 days for Purchase where total >= 50 HKD {
            on arrived { bonus 5 Miles
              finish "bought" }
            on late { finish "lost" } } }
        journey Sorry { start on Survey where score <= 6
          again 1 days after end
          task Call to "Desk" due in 7 days {
            on done { finish "called" }
            on overdue { finish "missed" } } }
        journey Back { start on Refund
          wait up to 7 days for Refund {
            on arrived { finish "more" }
            on late { finish "one" } } }

        """;

    [Fact]
    public void A_late_event_ends_the_wait_that_was_open_when_it_occurred_and_still_is()
    {
        var world = Visited();
        world.On("2026-03-04 10:00", "anna", "Visit", ("visit", "2"));
        var effects = world.Received("2026-03-05 10:00", "2026-03-03 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.Contains(effects, effect => effect is { Kind: EffectKind.JourneyFinished, Text: "bought" } && effect.At == world.At("2026-03-04 10:00"));
        Assert.Contains(effects, effect => effect is { Kind: EffectKind.GoalReached });
        Assert.Equal(15, world.Points("anna", "Miles"));
        Assert.Equal(["Care", "Care bought"], Told(world));
    }

    [Fact]
    public void What_was_decided_already_stays_and_the_goal_is_measured_all_the_same()
    {
        var world = Visited();
        world.GoTo("2026-03-08 10:00");
        var effects = world.Received("2026-03-09 10:00", "2026-03-03 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.Equal(["Care", "Care lost"], Told(world));
        Assert.Contains(effects, effect => effect is { Kind: EffectKind.GoalReached });
        Assert.Equal(10, world.Points("anna", "Miles"));
    }

    [Fact]
    public void What_occurred_before_the_wait_began_does_not_end_it()
    {
        var world = Visited();
        var effects = world.Received("2026-03-05 10:00", "2026-02-28 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.Equal(["Care"], Told(world));
        Assert.DoesNotContain(effects, effect => effect.Kind == EffectKind.GoalReached);
    }

    [Fact]
    public void A_goal_that_was_reached_in_time_counts_and_one_that_was_not_does_not()
    {
        var world = Visited();
        world.On("2026-03-20 10:00", "anna", "Visit", ("visit", "2"));
        var late = world.Received("2026-03-21 10:00", "2026-03-12 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        Assert.DoesNotContain(late, effect => effect.Kind == EffectKind.GoalReached);
        var inTime = world.Received("2026-03-21 10:00", "2026-03-11 10:00", "anna", "Purchase", ("order", "b"), ("total", 100));
        Assert.Contains(inTime, effect => effect.Kind == EffectKind.GoalReached);
    }

    [Fact]
    public void What_staff_report_late_ends_the_task_that_is_still_open()
    {
        var world = Visited();
        world.On("2026-03-02 10:00", "anna", "Survey", ("answer", "1"), ("score", 3));
        world.On("2026-03-04 10:00", "anna", "Visit", ("visit", "2"));
        world.Received("2026-03-05 10:00", "2026-03-03 10:00", "anna", "TaskDone", ("task", "Call"), ("outcome", "done"));
        Assert.Equal(["Care", "Sorry", "Sorry called"], Told(world));
    }

    [Fact]
    public void A_late_event_starts_what_it_would_have_started_when_it_becomes_known()
    {
        var world = Visited();
        world.On("2026-03-04 10:00", "anna", "Visit", ("visit", "2"));
        var effects = world.Received("2026-03-05 10:00", "2026-03-03 10:00", "anna", "Survey", ("answer", "1"), ("score", 3));
        Assert.Contains(effects, effect => effect.Kind == EffectKind.JourneyStarted && effect.At == world.At("2026-03-04 10:00"));
        Assert.Equal(["Care", "Sorry"], Told(world));
    }

    [Fact]
    public void What_is_put_right_starts_nothing_and_ends_what_waits_for_it()
    {
        var world = Visited();
        world.On("2026-03-02 10:00", "anna", "Survey", ("answer", "1"), ("score", 9));
        world.PutRight("2026-03-03 10:00", "2026-03-02 10:00", "anna", "Survey", "1", ("answer", "1b"), ("score", 3));
        Assert.Equal(["Care"], Told(world));
        world.On("2026-03-04 10:00", "anna", "Purchase", ("order", "a"), ("total", 10));
        world.PutRight("2026-03-05 10:00", "2026-03-04 10:00", "anna", "Purchase", "a", ("order", "b"), ("total", 100));
        Assert.Equal(["Care", "Care bought"], Told(world));
    }

    [Fact]
    public void A_return_is_news_of_now_it_starts_a_journey_and_ends_a_wait_but_not_one_of_what_it_started()
    {
        var world = Visited();
        world.On("2026-03-20 10:00", "anna", "Purchase", ("order", "a"), ("total", 100));
        world.On("2026-03-21 10:00", "anna", "Refund", ("refund", "1"), ("order", "a"), ("total", 10));
        Assert.Equal(["Care", "Care lost", "Back"], Told(world));
        world.On("2026-03-22 10:00", "anna", "Refund", ("refund", "2"), ("order", "a"), ("total", 10));
        Assert.Equal("Back more", Told(world)[^1]);
    }

    [Fact]
    public void What_puts_the_event_right_that_started_an_instance_is_not_what_it_waits_for()
    {
        var world = new World(Text.Replace("start on Visit", "start on Purchase", StringComparison.Ordinal));
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "a"), ("total", 60));
        var effects = world.PutRight("2026-03-02 10:00", "2026-03-01 10:00", "anna", "Purchase", "a", ("order", "b"), ("total", 100));
        Assert.Equal(["Care"], Told(world));
        Assert.DoesNotContain(effects, effect => effect.Kind == EffectKind.GoalReached);
    }

    private static World Visited()
    {
        var world = new World(Text);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-03-01 10:00", "anna", "Visit", ("visit", "1"));
        return world;
    }

    private static List<string> Told(World world) =>
    [
        .. world.EffectsOf("anna").Where(effect => effect.Kind is EffectKind.JourneyStarted or EffectKind.JourneyFinished)
            .Select(effect => $"{world.Programme.Journeys[effect.Source].Name} {(effect.Kind == EffectKind.JourneyFinished ? effect.Text : "")}".TrimEnd()),
    ];
}
