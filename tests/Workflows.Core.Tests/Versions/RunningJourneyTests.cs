using Workflows.Core.Versions;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Versions;

/// <summary>Running journeys end on the version they began with unless migrated on purpose: section 9 of the semantics.</summary>
public sealed class RunningJourneyTests
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

        """;

    private const string Old = Head + """
        journey Care { start on Visit
          goal Purchase up to 30 days
          wait up to 5 days for Purchase {
            on arrived { finish "came" }
            on late { go to Ask } }
          step Ask {
            task Call to "Desk" due in 2 days {
              on done { finish "old way" }
              on overdue { finish "forgotten" } } } }
        """;

    private const string Next = Head + """
        journey Care { start on Visit
          goal Purchase up to 30 days
          running move here
          send email "hello"
          wait up to 9 days for Purchase {
            on arrived { bonus 7 Miles
              finish "came anew" }
            on late { go to Ring } }
          step Ring was Ask {
            task Call to "Desk" due in 4 days {
              on done { finish "new way" }
              on overdue { finish "forgotten anew" } } } }
        """;

    [Fact]
    public void A_journey_that_says_so_goes_on_where_the_same_is_waited_for_as_if_the_new_text_had_stood_there_when_the_wait_began()
    {
        var world = Waiting(Old);
        var steps = world.Apply("2026-03-10 00:00", Next);
        var moved = steps.SelectMany(step => step.Effects).Single(effect => effect.Kind == EffectKind.JourneyMoved);
        Assert.Equal(("1 2", 1, 1, 0L), (moved.Text, moved.Subject, moved.Source, moved.Amount));
        world.GoTo("2026-03-15 00:00");
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind is EffectKind.TaskGiven or EffectKind.MessageSent);
        Assert.Equal(7, world.On("2026-03-18 09:59", "anna", "Purchase", ("order", "a"), ("total", 10)).Single(effect => effect.Kind == EffectKind.JourneyGave).Amount);
        Assert.Equal(["came anew"], Outcomes(world));
    }

    [Fact]
    public void A_wait_whose_new_time_is_over_already_ends_at_the_change_and_not_before()
    {
        var world = Waiting(Old);
        world.Apply("2026-03-12 00:00", Next.Replace("wait up to 9 days", "wait up to 2 days", StringComparison.Ordinal));
        world.GoTo("2026-03-12 00:00");
        var given = world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.TaskGiven);
        Assert.Equal(world.At("2026-03-12 00:00"), given.At);
    }

    [Fact]
    public void A_step_keeps_its_tasks_under_a_new_name_and_staff_need_not_be_told_again()
    {
        var world = Waiting(Old);
        world.GoTo("2026-03-15 00:00");
        world.Apply("2026-03-15 01:00", Next);
        world.GoTo("2026-03-16 12:00");
        Assert.Single(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.TaskGiven);
        world.On("2026-03-17 10:00", "anna", "TaskDone", ("task", "Call"), ("outcome", "done"));
        Assert.Equal(["new way"], Outcomes(world));
    }

    [Fact]
    public void A_stated_place_is_begun_and_a_task_of_before_is_no_longer_open()
    {
        var world = Waiting(Old);
        world.GoTo("2026-03-15 00:00");
        world.Apply("2026-03-15 01:00", Next.Replace("running move here", "running move here, Call to Say", StringComparison.Ordinal)
            .Replace("step Ring was Ask", "step Say { send sms \"sorry\"\n finish \"said\" }\n step Ring was Ask", StringComparison.Ordinal));
        var ended = world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.TaskEnded);
        Assert.Equal("2.Ask.1 Moved", ended.Text);
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.MessageSent);
        world.GoTo("2026-03-15 01:00");
        Assert.Single(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.MessageSent);
        Assert.Equal(["said"], Outcomes(world));
    }

    [Fact]
    public void What_has_no_place_ends_by_the_text_with_which_it_began()
    {
        var world = Waiting(Old);
        world.Apply("2026-03-10 00:00", Next.Replace("for Purchase {", "for Visit {", StringComparison.Ordinal));
        world.GoTo("2026-03-17 00:00");
        Assert.Equal(["forgotten"], Outcomes(world));
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.JourneyMoved);
    }

    [Fact]
    public void An_instance_that_stayed_two_versions_ago_is_moved_by_the_one_that_says_so()
    {
        var world = Waiting(Old);
        world.Apply("2026-03-09 12:00", Next.Replace("running move here\n", "", StringComparison.Ordinal));
        world.Apply("2026-03-10 00:00", Next.Replace("came anew", "came to the third", StringComparison.Ordinal));
        world.On("2026-03-11 00:00", "anna", "Purchase", ("order", "a"), ("total", 10));
        Assert.Equal(["came to the third"], Outcomes(world));
    }

    [Fact]
    public void The_goal_stays_that_of_the_version_with_which_the_instance_began()
    {
        var world = Waiting(Old);
        world.Apply("2026-03-10 00:00", Next.Replace("goal Purchase up", "goal Visit up", StringComparison.Ordinal));
        Assert.DoesNotContain(world.On("2026-03-11 00:00", "anna", "Visit"), effect => effect.Kind == EffectKind.GoalReached);
        var reached = world.On("2026-03-11 10:00", "anna", "Purchase", ("order", "a"), ("total", 10)).Single(effect => effect.Kind == EffectKind.GoalReached);
        Assert.Equal(0, reached.Source);
    }

    [Fact]
    public void A_return_after_the_move_leaves_the_journey_where_it_is()
    {
        var reversible = Head.Replace("event Visit", "event Refund { refund: text key\n order: text\n reverses Purchase by order }\nevent Visit", StringComparison.Ordinal);
        var world = new World(reversible + Old[Head.Length..]);
        world.Join("2026-03-01 00:00", "anna");
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "first"), ("total", 100));
        world.On("2026-03-09 10:00", "anna", "Visit");
        world.Apply("2026-03-10 00:00", reversible + Next[Head.Length..]);
        world.On("2026-03-11 10:00", "anna", "Refund", ("refund", "r"), ("order", "first"));
        Assert.Equal(0, world.Points("anna", "Miles"));
        world.On("2026-03-18 09:00", "anna", "Purchase", ("order", "b"), ("total", 10));
        Assert.Equal(["came anew"], Outcomes(world));
    }

    [Theory]
    [InlineData("running move here, Nowhere to Ring", "LOY2810")]
    [InlineData("running move here, Ask to Ring", null)]
    [InlineData("running move here, \"1\" to Ring", null)]
    [InlineData("running move here, \"7.late.1\" to Ring", "LOY2810")]
    public void What_is_said_of_running_journeys_is_held_to_the_versions_before(string clause, string? code)
    {
        var found = ChangeChecks.Of([World.Compile(Old)], World.Compile(Next.Replace("running move here", clause, StringComparison.Ordinal)));
        Assert.Equal(code is null ? [] : [code], found.Select(one => one.Descriptor.Id));
        Assert.Equal(
            ["LOY2686"],
            ChangeChecks.Of([World.Compile(Old)], World.Compile(Next.Replace("Ring was Ask", "Ring was Asked", StringComparison.Ordinal))).Select(one => one.Descriptor.Id));
    }

    private static World Waiting(string text)
    {
        var world = new World(text);
        world.Join("2026-03-01 00:00", "anna");
        world.On("2026-03-09 10:00", "anna", "Visit");
        return world;
    }

    private static IEnumerable<string?> Outcomes(World world) =>
        world.EffectsOf("anna").Where(effect => effect.Kind == EffectKind.JourneyFinished).Select(effect => effect.Text);
}
