using System.Text.Json.Nodes;
using Workflows.Flows.Instances;
using Workflows.Flows.Tests.Building;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Running;

/// <summary>How ways through a flowchart part and come together.</summary>
public sealed class FlowchartTests
{
    [Theory]
    [InlineData("WaitAny", "l end")]
    [InlineData("WaitAll", "l r end")]
    [InlineData("WaitAllActive", "l r end")]
    public void A_join_waits_for_any_way_or_for_all(string mode, string said)
    {
        JsonNode[] steps = [Step("Start", "s"), Line("l"), Event("e", "go"), Line("r"), Step("FlowJoin", "j", ("mode", mode)), Line("end")];
        var play = Play.Of(Definition("d", Chart("c", steps, "s l", "s e", "e r", "l j", "r j", "j end")));
        if (mode != "WaitAny")
        {
            play.Resume("e");
        }

        Assert.Equal(said, play.Said);
        Assert.Equal(FlowSubStatus.Finished, play.Instance.SubStatus);
    }

    [Fact]
    public void A_way_that_is_not_taken_is_not_waited_for()
    {
        JsonNode[] steps = [Step("FlowDecision", "d", ("condition", true)), Line("yes"), Line("no"), Line("end")];
        Assert.Equal("yes end", Play.Of(Definition("x", Chart("c", steps, "d.True yes", "d.False no", "yes end", "no end"))).Said);
    }

    [Fact]
    public void A_join_of_all_ways_is_skipped_where_one_of_them_was_not_taken()
    {
        JsonNode[] steps = [Step("FlowDecision", "d", ("condition", true)), Line("yes"), Line("no"), Step("FlowJoin", "j", ("mode", "WaitAll")), Line("end")];
        var play = Play.Of(Definition("x", Chart("c", steps, "d.True yes", "d.False no", "yes j", "no j", "j end")));
        Assert.Equal(("yes", FlowSubStatus.Finished), (play.Said, play.Instance.SubStatus));
    }

    [Fact]
    public void A_way_back_is_taken_as_often_as_it_is_followed()
    {
        JsonNode[] steps = [Line("a"), Event("e", "go"), Step("FlowDecision", "d", ("condition", Variable("again"))), Line("end")];
        var json = Definition("x", Chart("c", steps, "a e", "e d", "d.True a", "d.False end"), ("variables", Variables(("again", "Boolean", "true"))));
        var play = Play.Of(json).Resume("e").Resume("e");
        Assert.Equal("a a a", play.Said);
        Assert.Equal("e", play.Waits);
    }

    [Fact]
    public void The_trigger_that_started_a_workflow_is_where_it_begins()
    {
        JsonNode[] steps = [Step("Start", "s"), Line("usual"), Event("e", "go").CanStart(), Line("triggered"), Event("w", "more"), Line("end")];
        var (flow, library) = Build(Definition("x", Chart("c", steps, "s usual", "e triggered", "triggered w", "w end")));
        var executor = new Workflows.Flows.Running.FlowExecutor(library, new Workflows.Flows.Running.FlowSettings());
        var first = executor.Start(flow, new Workflows.Flows.Running.FlowStart("i") { TriggerActivityId = "e" }, Noon);
        Assert.Equal("w", Assert.Single(first.Instance.Bookmarks).ActivityId);
        var second = executor.Resume(flow, first.Instance, first.Instance.Bookmarks[0].Id, Values.FlowRecord.Empty, Noon);
        Assert.Equal(FlowSubStatus.Finished, second.Instance.SubStatus);
        Assert.Empty(second.Instance.Incidents);
    }

    [Fact]
    public void What_was_due_when_the_end_came_does_not_run()
    {
        JsonNode[] inner = [Step("Start", "s"), Step("End", "stop"), Sequence("q", Line("never"), Event("e", "go"))];
        var play = Play.Of(Definition("x", Sequence("outer", Chart("c", inner, "s stop", "s q"), Line("end"))));
        Assert.Equal(("end", FlowSubStatus.Finished), (play.Said, play.Instance.SubStatus));
    }

    [Fact]
    public void A_flowchart_that_is_cancelled_within_another_one_ends_quietly()
    {
        JsonNode[] steps = [Step("Start", "s"), Chart("inner", [Event("e", "go"), Line("never")], "e never"), Line("r"), Step("FlowJoin", "j"), Line("end")];
        var play = Play.Of(Definition("x", Chart("c", steps, "s inner", "s r", "inner j", "r j", "j end")));
        Assert.Equal(("r end", "", FlowSubStatus.Finished), (play.Said, play.Incidents, play.Instance.SubStatus));
    }

    [Theory]
    [InlineData(null, "l end", "l end r end")]
    [InlineData("Stream", "l end", "l end r end")]
    [InlineData("Merge", "l", "l r end")]
    [InlineData("Cascade", "l end", "l end r end")]
    [InlineData("Race", "l end", null)]
    public void By_tokens_the_target_says_what_it_waits_for(string? mode, string first, string? then)
    {
        var end = Line("end");
        end["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        JsonNode[] steps = [Step("Start", "s"), Line("l"), Event("e", "go"), Line("r"), end];
        var play = Play.ByTokens(Definition("x", Chart("c", steps, "s e", "s l", "e r", "l end", "r end")));
        Assert.Equal(first, play.Said);
        if (then is not null)
        {
            Assert.Equal(then, play.Resume("e").Said);
        }

        Assert.Equal(FlowSubStatus.Finished, play.Instance.SubStatus);
    }
}
