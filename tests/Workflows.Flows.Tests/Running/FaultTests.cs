using Workflows.Flows.Instances;
using Workflows.Flows.Tests.Building;
using Workflows.Flows.Values;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Running;

/// <summary>What comes of activities that fail, and of instances that are cancelled.</summary>
public sealed class FaultTests
{
    [Fact]
    public void A_fault_ends_the_instance_after_what_is_due_is_done()
    {
        var play = Play.Of(Definition("d", Parallel("p", Step("Fault", "f", ("message", "boom")), Sequence("s", Line("a"), Line("b")))));
        Assert.Equal((FlowSubStatus.Faulted, "a b", "f: boom"), (play.Instance.SubStatus, play.Said, play.Incidents));
    }

    [Fact]
    public void What_failed_runs_again_and_the_instance_goes_on()
    {
        var task = Step("RunTask", "t", ("taskName", "Ask"));
        var play = Play.Of(Definition("d", Sequence("s", task, Line("end"))));
        play.Resume("t");
        Assert.Equal(FlowSubStatus.Faulted, play.Instance.SubStatus);
        play.Retry();
        Assert.Equal((FlowSubStatus.Suspended, ""), (play.Instance.SubStatus, play.Incidents));
        play.Resume("t", FlowRecord.Of("RunTaskInput", 1L));
        Assert.Equal((FlowSubStatus.Finished, "end"), (play.Instance.SubStatus, play.Said));
    }

    [Fact]
    public void A_cancelled_instance_waits_for_nothing()
    {
        var play = Play.Of(Definition("d", Parallel("p", Event("a", "go"), Step("Delay", "b", ("timeSpan", "01:00:00"))))).Cancel();
        Assert.Equal((FlowSubStatus.Cancelled, ""), (play.Instance.SubStatus, play.Waits));
        Assert.Equal("Workflow1 Workflow cancelled", play.Events[^1]);
    }

    [Fact]
    public void A_loop_without_an_end_is_a_fault_and_not_a_hang()
    {
        var loop = Step("While", "w", ("condition", true), ("body", Sequence("b")));
        var play = new Play(new Workflows.Flows.Running.FlowSettings { StepsMost = 1_000 }, FlowRecord.Empty, false, Definition("d", loop));
        Assert.Equal(FlowSubStatus.Faulted, play.Instance.SubStatus);
        Assert.Contains("ran 1000 activities", play.Incidents, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"abc\"", "Failed to evaluate")]
    [InlineData("[1", "Failed to evaluate")]
    public void A_list_that_cannot_be_read_fails_by_the_name_of_the_setting(string json, string message)
    {
        var play = Play.Of(Definition("d", Step("ForEach", "l", ("items", Items(json)), ("body", Line("x")))));
        Assert.True(json == "[1" ? play.Incidents.Contains(message, StringComparison.Ordinal) : play.Incidents.Length == 0, play.Incidents);
    }

    [Fact]
    public void What_is_told_twice_about_a_wait_that_is_over_changes_nothing()
    {
        var (flow, library) = Build(Definition("d", Sequence("s", Event("e", "go"), Line("end"))));
        var executor = new Workflows.Flows.Running.FlowExecutor(library, new Workflows.Flows.Running.FlowSettings());
        var waiting = executor.Start(flow, new Workflows.Flows.Running.FlowStart("i"), Noon).Instance;
        var done = executor.Resume(flow, waiting, waiting.Bookmarks[0].Id, FlowRecord.Empty, Noon).Instance;
        Assert.Same(done, executor.Resume(flow, done, waiting.Bookmarks[0].Id, FlowRecord.Empty, Noon).Instance);
    }
}
