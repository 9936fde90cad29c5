using Workflows.Core.Tests.Semantics;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Versions;

/// <summary>What a new version does to instances that wait in several branches.</summary>
public sealed class BranchMoveTests
{
    private const string Old = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong" }
        event Purchase { order: text key
          total: money }
        event Visit { visit: text key }
        points Miles { worth 0.1 HKD }
        rule Base { on Purchase
          award 1 Miles per 10 HKD of total }
        journey Care { start on Visit
          at the same time {
            branch Call {
              task Ring to "Desk" due in 9 days {
                on done { }
                on overdue { } } }
            branch Buy {
              wait up to 5 days for Purchase { on late { send email "late" } } } }
          send email "both" }
        """;

    private static readonly string Next = Old.Replace("start on Visit", "start on Visit\n  running move here\n  send email \"first\"", StringComparison.Ordinal)
        .Replace("wait up to 5 days", "wait up to 7 days", StringComparison.Ordinal).Replace("\"both\"", "\"both anew\"", StringComparison.Ordinal);

    [Fact]
    public void All_branches_go_on_in_the_new_text_where_each_has_its_place()
    {
        var world = BranchTests.Visited(Old);
        var moved = world.Apply("2026-03-02 00:00", Next).SelectMany(step => step.Effects).Where(effect => effect.Kind == EffectKind.JourneyMoved);
        Assert.Equal(["1.Call.1 2.Call.1", "1.Buy.1 2.Buy.1"], moved.Select(effect => effect.Text));
        world.GoTo("2026-03-08 09:59");
        Assert.Equal(["task 1.Call.1"], BranchTests.Told(world));
        world.GoTo("2026-03-08 10:00");
        world.On("2026-03-08 11:00", "anna", "TaskDone", ("task", "Ring"), ("outcome", "done"));
        Assert.Equal(["sent 2.Buy.1.late.1", "joined 2", "sent 3", "finished "], BranchTests.Told(world)[1..]);
    }

    [Fact]
    public void Where_a_branch_has_no_place_the_whole_instance_ends_by_its_text()
    {
        var world = BranchTests.Visited(Old);
        world.Apply("2026-03-02 00:00", Next.Replace("for Purchase {", "for Visit {", StringComparison.Ordinal));
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.JourneyMoved);
        world.GoTo("2026-03-20 00:00");
        Assert.Equal(["sent 1.Buy.1.late.1", "joined 1", "sent 2", "finished "], BranchTests.Told(world)[1..]);
    }

    [Fact]
    public void Two_branches_that_would_have_to_share_a_way_end_by_their_text()
    {
        var world = BranchTests.Visited(Old);
        world.Apply("2026-03-02 00:00", Next.Replace(
            "running move here", "running move here, \"1.Call.1\" to \"3\", \"1.Buy.1\" to \"4\"", StringComparison.Ordinal)
            .Replace("send email \"both anew\"", "send email \"both anew\"\n wait 2 days", StringComparison.Ordinal));
        Assert.DoesNotContain(world.EffectsOf("anna"), effect => effect.Kind == EffectKind.JourneyMoved);
    }

    [Fact]
    public void Branches_that_are_all_to_begin_one_step_begin_it_once()
    {
        var world = BranchTests.Visited(Old);
        world.Apply("2026-03-02 00:00", Next.Replace(
            "running move here", "running move here, \"1.Call.1\" to Round, \"1.Buy.1\" to Round", StringComparison.Ordinal)
            .Replace("at the same time", "step Round { }\n at the same time", StringComparison.Ordinal).Replace("step Round { }\n at", "step Round { send email \"round\" }\n at", StringComparison.Ordinal));
        world.GoTo("2026-03-02 00:00");
        Assert.Equal(["ended 1.Call.1 Moved", "sent 2.Round.1", "task 3.Call.1"], [.. Told(world)]);
    }

    [Fact]
    public void A_moved_branch_can_begin_a_step_while_the_other_goes_on_waiting()
    {
        var world = BranchTests.Visited(Old);
        var next = Next.Replace("on done { }", "on done { send sms \"thanks\" }", StringComparison.Ordinal)
            .Replace("task Ring to \"Desk\"", "task Ring to \"Another desk\"", StringComparison.Ordinal);
        world.Apply("2026-03-02 00:00", next);
        world.GoTo("2026-03-02 00:00");
        Assert.Equal(["ended 1.Call.1 Moved", "task 2.Call.1"], [.. Told(world)]);
        Assert.Equal(2, world.Member("anna").Journeys.Single().Waits.Count);
        world.On("2026-03-03 10:00", "anna", "Purchase", ("order", "a"), ("total", 10));
        world.On("2026-03-03 11:00", "anna", "TaskDone", ("task", "Ring"), ("outcome", "done"));
        Assert.Equal(["sent 2.Call.1.done.1", "joined 2", "sent 3", "finished "], Told(world)[2..]);
    }

    private static List<string> Told(World world)
    {
        var moved = world.EffectsOf("anna").Where(effect => effect.Kind == EffectKind.TaskEnded && effect.Text!.EndsWith("Moved", StringComparison.Ordinal));
        return [.. moved.Select(effect => $"ended {effect.Text}"), .. BranchTests.Told(world)[1..]];
    }
}
