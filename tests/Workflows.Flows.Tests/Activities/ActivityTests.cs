using System.Text.Json.Nodes;
using Workflows.Flows.Instances;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Tests.Building;
using Workflows.Flows.Values;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Activities;

/// <summary>What each activity does, over definitions of our own.</summary>
public sealed class ActivityTests
{
    [Fact]
    public void Parallel_branches_take_turns_and_the_last_ends_them()
    {
        var play = Play.Of(Definition("d", Sequence("s", Parallel("p", Sequence("x", Line("a1"), Line("a2")), Sequence("y", Line("b1"), Line("b2"))), Line("end"))));
        Assert.Equal("a1 b1 a2 b2 end", play.Said);
        Assert.Equal(FlowSubStatus.Finished, play.Instance.SubStatus);
    }

    [Fact]
    public void A_fork_that_waits_for_any_branch_cancels_the_others()
    {
        var fork = Step("Fork", "f", ("joinMode", "WaitAny"), ("branches", new JsonArray(Event("slow", "go"), Line("fast"))));
        var play = Play.Of(Definition("d", Sequence("s", fork, Line("end"))));
        Assert.Equal("fast end", play.Said);
        Assert.Contains("slow Canceled", play.Events);
        Assert.Empty(play.Waits);
    }

    [Fact]
    public void A_for_counts_to_its_end_and_a_break_leaves_it()
    {
        var play = Play.Of(Definition("d", Sequence("s",
            Step("For", "up", ("start", 1), ("end", 3), ("body", Line("up"))),
            Step("For", "down", ("start", 3), ("end", 1), ("step", -1), ("outerBoundInclusive", false), ("body", Line("down"))),
            Step("For", "broken", ("start", 1), ("end", 9), ("body", Sequence("b", Line("once"), Step("Break", "break"), Line("never")))),
            Line("end"))));
        Assert.Equal("up up up down down once end", play.Said);
    }

    [Fact]
    public void A_loop_gives_its_value_to_a_variable_that_outlives_a_wait()
    {
        var body = Sequence("b", Step("WriteLine", "w", ("text", Variable("item"))), Event("e", "go"));
        var loop = Step("ForEach", "l", ("items", Items("""["x","y"]""")), ("body", body),
            ("currentValue", new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "item" } }));
        var play = Play.Of(Definition("d", Sequence("s", loop, Step("WriteLine", "after", ("text", Variable("item")))), ("variables", Variables(("item", "Object", null)))));
        Assert.Equal("x", play.Said);
        Assert.Equal("x y", play.Resume("e").Said);
        Assert.Equal("x y y", play.Resume("e").Said);
    }

    [Fact]
    public void A_while_looks_at_its_condition_before_each_turn()
    {
        var body = Sequence("b", Line("turn"), Step("SetVariable", "v", ("variable", new JsonObject { ["id"] = "on" }), ("value", false)));
        var play = Play.Of(Definition("d", Sequence("s", Step("While", "w", ("condition", Variable("on")), ("body", body)), Line("end")),
            ("variables", Variables(("on", "Boolean", "true")))));
        Assert.Equal("turn end", play.Said);
    }

    [Fact]
    public void Each_item_of_a_parallel_loop_has_its_own_value()
    {
        var loop = Step("ParallelForEach", "l", ("items", Variable("list")), ("body", Step("WriteLine", "w", ("text", Variable("currentValueVariable")))));
        var play = Play.Of(Definition("d", Sequence("s", loop, Line("end")), ("variables", Variables(("list", "String[]", """["x","y"]""")))));
        Assert.Equal("x y end", play.Said);
    }

    [Theory]
    [InlineData("MatchFirst", "B end")]
    [InlineData("MatchAny", "B C end")]
    public void A_switch_takes_the_first_case_or_all(string mode, string said)
    {
        var cases = new JsonArray([.. new[] { ("A", false), ("B", true), ("C", true) }.Select(one => (JsonNode)new JsonObject
        {
            ["label"] = one.Item1, ["condition"] = new JsonObject { ["type"] = "Literal", ["value"] = one.Item2 }, ["activity"] = Line(one.Item1),
        })]);
        Assert.Equal(said, Play.Of(Definition("d", Sequence("s", Step("Switch", "w", ("cases", cases), ("mode", mode), ("default", Line("other"))), Line("end")))).Said);
    }

    [Fact]
    public void Finish_ends_the_instance_at_once_and_nothing_is_waited_for()
    {
        var play = Play.Of(Definition("d", Parallel("p", Event("e", "go"), Sequence("s", Step("Finish", "f"), Line("never")))));
        Assert.Equal((FlowSubStatus.Finished, "", ""), (play.Instance.SubStatus, play.Said, play.Waits));
    }

    [Fact]
    public void A_task_is_asked_for_and_its_answer_goes_on()
    {
        var task = Step("RunTask", "t", ("taskName", "Pack"), ("payload", Items("""{"order":7}""")),
            ("result", new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "answer" } }));
        var play = Play.Of(Definition("d", Sequence("s", task, Step("WriteLine", "w", ("text", Variable("answer")))), ("variables", Variables(("answer", "Object", null)))));
        var asked = Assert.IsType<FlowCommand.AskTask>(Assert.Single(play.Last.Commands));
        Assert.Equal(("Pack", 7L), (asked.TaskName, asked.Payload!["order"]));
        Assert.Equal("packed", play.Resume("t", FlowRecord.Of("RunTaskInput", "packed")).Said);
    }

    [Theory]
    [InlineData(200, "fine")]
    [InlineData(500, "other")]
    public void The_status_of_a_request_is_the_outcome_in_a_flowchart(int status, string said)
    {
        var play = Play.Of(Definition("d", Chart("c", [Step("FlowSendHttpRequest", "h", ("url", "https://shop/x")), Line("fine"), Line("other")],
            "h.200 fine", "h.Unmatched status code other".Replace("status code ", "status\u00a0code ", StringComparison.Ordinal))));
        Assert.Equal("https://shop/x", Assert.IsType<FlowCommand.SendHttp>(Assert.Single(play.Last.Commands)).Url);
        play.Resume("h", FlowRecord.Of("StatusCode", (long)status));
        Assert.Equal(status == 200 ? said : "", play.Said);
    }

    [Fact]
    public void A_request_that_fails_to_connect_goes_to_its_port()
    {
        var play = Play.Of(Definition("d", Sequence("s", Step("SendHttpRequest", "h", ("url", "https://shop"), ("failedToConnect", Line("down"))), Line("end"))));
        Assert.Equal("down end", play.Resume("h", FlowRecord.Of("Failure", "no route")).Said);
    }

    [Fact]
    public void A_workflow_used_as_an_activity_has_inputs_outputs_and_outcomes()
    {
        var child = Definition("Child", Sequence("s",
                Step("WriteLine", "w", ("text", Expression("Input", new JsonObject { ["name"] = "Who" }))),
                Step("SetOutput", "o", ("outputName", "Answer"), ("outputValue", 42)),
                Step("Complete", "c", ("outcomes", Items("""["Yes"]""")))),
            ("inputs", Named("Who")), ("outputs", Named("Answer")), ("options", new JsonObject { ["usableAsActivity"] = true }));
        var used = new JsonObject
        {
            ["id"] = "u", ["type"] = "Child", ["who"] = "Ann",
            ["answer"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "got" } },
        };
        var parent = Definition("d", Chart("f", [used, Step("WriteLine", "yes", ("text", Variable("got"))), Line("no")], "u.Yes yes", "u no"),
            ("variables", Variables(("got", "Int32", null))));
        var play = Play.Of(parent, child);
        Assert.Equal("Ann 42", play.Said);
        Assert.Equal(FlowSubStatus.Finished, play.Instance.SubStatus);
    }

    [Fact]
    public void A_workflow_that_is_executed_runs_at_once_in_an_instance_of_its_own()
    {
        var child = Definition("child", Sequence("s", Line("within"), Step("SetOutput", "o", ("outputName", "Answer"), ("outputValue", 42))), ("outputs", Named("Answer")));
        var play = Play.Of(Definition("d", Sequence("s", Line("before"), Step("ExecuteWorkflow", "x", ("workflowDefinitionId", "child"), ("waitForCompletion", true)), Line("after"))), child);
        Assert.Equal("before within after", play.Said);
        Assert.Equal(42L, Assert.Single(play.Last.Children).Instance.Output["Answer"]);
        Assert.Equal("i", play.Last.Children[0].Instance.ParentInstanceId);
    }

    [Fact]
    public void An_activity_of_an_unknown_type_faults_when_it_runs()
    {
        var play = Play.Of(Definition("d", Sequence("s", Line("a"), new JsonObject { ["id"] = "x", ["type"] = "Acme.Frobnicate", ["version"] = 3 })));
        Assert.Equal("x: Activity type 'Acme.Frobnicate' version '3' could not be found.", play.Incidents);
    }

    [Fact]
    public void A_script_is_refused_by_the_name_of_its_activity()
    {
        var library = Library.FlowLibrary.Of([Workflows.Flows.Definitions.FlowDefinition.Read(Definition("d",
            Step("WriteLine", "greet", ("text", Expression("JavaScript", "1+1")))).Text())], []);
        var build = library.Version("d:1")!;
        Assert.Null(build.Flow);
        Assert.Contains("`greet` (Elsa.WriteLine), Text: expressions in JavaScript", Assert.Single(build.Problems), StringComparison.Ordinal);
    }
}
