using Workflows.Core.State;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Journeys that go several ways at the same time.</summary>
public sealed class BranchTests
{
    private const string Head = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Visit { visit: text key }
        points Miles { worth 0.1 HKD }
        budget Fund { limit 10 HKD in total }
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total }

        """;

    private const string Both = Head + """
        journey Care { start on Visit
          again 1 days after end
          at the same time {
            branch Call {
              task Ring to "Desk" due in 2 days {
                on done { send email "rang" }
                on overdue { } } }
            branch Write {
              send email "hello"
              wait 3 days
              send email "again" } }
          send email "both" }
        """;

    private const string First = Head + """
        journey Care { start on Visit
          again 1 days after end
          at the same time, until the first {
            branch Buys {
              wait up to 30 days for Purchase {
                on late { finish "never" } } }
            branch Reminds {
              step Again {
                wait 7 days
                send email "remind"
                go to Again } }
            branch Calls {
              task Ring to "Desk" due in 20 days {
                on done { send email "rang" }
                on overdue { } } } }
          send email "over" }
        """;

    [Fact]
    public void Each_branch_goes_on_by_itself_and_the_journey_goes_on_when_all_have_ended()
    {
        var world = Visited(Both);
        Assert.Equal(["task 1.Call.1", "sent 1.Write.1"], Told(world));
        world.On("2026-03-02 10:00", "anna", "TaskDone", ("task", "Ring"), ("outcome", "done"));
        Assert.Equal("sent 1.Call.1.done.1", Told(world)[^1]);
        world.GoTo("2026-03-04 09:59");
        Assert.Equal(3, Told(world).Count);
        world.GoTo("2026-03-04 10:00");
        Assert.Equal(["sent 1.Write.3", "joined 1", "sent 2", "finished "], Told(world)[3..]);
    }

    [Fact]
    public void With_until_the_first_the_others_are_broken_off_with_their_waits_and_tasks()
    {
        var world = Visited(First);
        world.GoTo("2026-03-20 10:00");
        Assert.Equal(["task 1.Calls.1", "sent 1.Reminds.1.Again.2", "sent 1.Reminds.1.Again.2"], Told(world));
        world.On("2026-03-20 11:00", "anna", "Purchase", ("order", "a"), ("total", 10));
        Assert.Equal(["joined 1 Buys", "ended 1.Calls.1 Cancelled", "sent 2", "finished "], Told(world)[3..]);
        world.GoTo("2026-06-01 00:00");
        Assert.Equal(7, Told(world).Count);
        var late = world.On("2026-06-01 10:00", "anna", "TaskDone", ("task", "Ring"), ("outcome", "done"));
        Assert.Contains(late, effect => effect.Kind == EffectKind.Rejected);
    }

    [Fact]
    public void Finish_in_a_branch_ends_the_whole_journey_and_closes_the_tasks_of_the_others()
    {
        var world = Visited(Head + """
            journey Care { start on Visit
              at the same time {
                branch Call { task Ring to "Desk" due in 20 days {
                  on overdue { }
                  on done { } } }
                branch Buy { wait up to 9 days for Purchase {
                  on arrived { finish "came" }
                  on late { } } } }
              send email "both" }
            """);
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "a"), ("total", 10));
        Assert.Equal(["task 1.Call.1", "ended 1.Call.1 Cancelled", "finished came"], Told(world));
        Assert.Empty(world.Member("anna").Journeys.Single().Waits);
    }

    [Fact]
    public void An_event_satisfies_the_waits_of_every_branch_that_were_there_before_it_in_the_order_of_their_age()
    {
        var world = Visited(Head + """
            journey Care { start on Visit
              at the same time {
                branch One { wait up to 9 days for Purchase { on arrived { send email "one" }
                    on late { } }
                  wait up to 9 days for Purchase { on late { } } }
                branch Two { wait up to 9 days for Purchase { on arrived { send email "two" }
                    on late { } } } }
              send email "both" }
            """);
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "a"), ("total", 10));
        Assert.Equal(["sent 1.One.1.arrived.1", "sent 1.Two.1.arrived.1"], Told(world));
        world.On("2026-03-02 10:00", "anna", "Purchase", ("order", "b"), ("total", 10));
        Assert.Equal(["joined 1", "sent 2", "finished "], Told(world)[2..]);
    }

    [Fact]
    public void A_wait_that_another_branch_broke_off_at_that_instant_is_not_satisfied()
    {
        var world = Visited(Head + """
            journey Care { start on Visit
              step Round {
                at the same time, until the first {
                  branch One { wait up to 9 days for Purchase { on late { } } }
                  branch Two { wait up to 9 days for Purchase { on arrived { send email "two" }
                      on late { send email "late" } } } }
                send email "round"
                go to Round } }
            """);
        world.On("2026-03-01 10:00", "anna", "Purchase", ("order", "a"), ("total", 10));
        Assert.Equal(["joined 1.Round.1 One", "sent 1.Round.2"], Told(world));
        world.GoTo("2026-03-10 10:00");
        Assert.Equal(["joined 1.Round.1 One", "sent 1.Round.2"], Told(world)[2..]);
    }

    [Fact]
    public void At_one_instant_the_branches_go_as_far_as_they_can_in_the_order_of_the_text()
    {
        var world = Visited(Head + """
            journey Care { start on Visit
              at the same time {
                branch One { send email "a"
                  bonus 60 Miles funded by Fund
                  send email "b" }
                branch Two { bonus 60 Miles funded by Fund
                  at the same time {
                    branch Deep { send email "c" }
                    branch Deeper { send email "d" } }
                  send email "e" } } }
            """);
        Assert.Equal(
            ["sent 1.One.1", "sent 1.One.3", "sent 1.Two.2.Deep.1", "sent 1.Two.2.Deeper.1", "joined 1.Two.2", "sent 1.Two.3", "joined 1", "finished "], Told(world));
        Assert.Equal([60L, 40L], world.EffectsOf("anna").Where(effect => effect.Kind == EffectKind.JourneyGave).Select(effect => effect.Amount));
    }

    [Fact]
    public void Who_leaves_waits_in_no_branch_any_more()
    {
        var world = Visited(First);
        world.On("2026-03-05 10:00", "anna", "Left");
        Assert.Equal(["task 1.Calls.1", "ended 1.Calls.1 Cancelled", "cancelled "], Told(world));
        world.GoTo("2026-06-01 00:00");
        Assert.Equal(3, Told(world).Count);
    }

    [Fact]
    public void It_begins_again_only_after_all_of_it_has_ended()
    {
        var world = Visited(Both);
        world.On("2026-03-03 10:00", "anna", "Visit", ("visit", "2"));
        Assert.Single(Started(world));
        world.GoTo("2026-03-05 10:00");
        world.On("2026-03-05 10:00", "anna", "Visit", ("visit", "3"));
        Assert.Equal(2, Started(world).Count);
    }

    [Fact]
    public void A_held_out_member_goes_through_no_branch()
    {
        var world = new World(Both.Replace("again 1 days after end", "hold out 100%", StringComparison.Ordinal));
        world.Join("2026-03-01 09:00", "anna");
        world.On("2026-03-01 10:00", "anna", "Visit", ("visit", "1"));
        world.GoTo("2026-04-01 10:00");
        Assert.Empty(Told(world));
    }

    [Theory]
    [InlineData(Both)]
    [InlineData(First)]
    public void What_is_stored_of_a_member_in_several_branches_is_what_was(string text)
    {
        var world = Visited(text);
        world.GoTo("2026-03-02 10:00");
        var run = world.Member("anna").Journeys.Single();
        Assert.True(run.Waits.Count > 1);
        var codec = new MemberCodec(world.Plan);
        var bytes = new BlobWriter();
        codec.Write(world.Member("anna"), bytes);
        var read = codec.Read("anna", 0, bytes.Written).Journeys.Single();
        Assert.Equal(run.Waits, read.Waits);
        Assert.Equal(run.Workflow!.Waiting, read.Workflow!.Waiting);
        Assert.Empty(run.Workflow.Visits);
    }

    internal static World Visited(string text)
    {
        var world = new World(text);
        world.Join("2026-03-01 09:00", "anna");
        world.On("2026-03-01 10:00", "anna", "Visit", ("visit", "1"));
        return world;
    }

    private static List<Effect> Started(World world) => [.. world.EffectsOf("anna").Where(effect => effect.Kind == EffectKind.JourneyStarted)];

    /// <summary>What a journey did, without the waits that were over.</summary>
    internal static List<string> Told(World world) =>
    [
        .. world.EffectsOf("anna").Select(effect => effect.Kind switch
        {
            EffectKind.MessageSent => $"sent {effect.Text}",
            EffectKind.TaskGiven => $"task {effect.Text}",
            EffectKind.TaskEnded when effect.Text!.EndsWith("Cancelled", StringComparison.Ordinal) => $"ended {effect.Text}",
            EffectKind.JourneyFinished => $"finished {effect.Text}",
            EffectKind.JourneyCancelled => $"cancelled {effect.Text}",
            EffectKind.StepDone when world.Plan.Step(effect.Source, effect.Text!.Split(' ')[0]) is Model.Programmes.JourneyStep.Fork => $"joined {effect.Text}",
            _ => "",
        }).Where(text => text.Length > 0),
    ];
}
