using System.Text.Json.Nodes;
using Workflows.Flows.Instances;
using Workflows.Flows.Tests.Building;
using Workflows.Flows.Values;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Activities;

/// <summary>State machines, as Elsa 3.8 describes them.</summary>
public sealed class StateMachineTests
{
    [Fact]
    public void A_trigger_leads_on_through_exit_action_and_entry_and_the_other_triggers_are_cancelled()
    {
        var play = Play.Of(Machine(
            "New", [State("New", Line("in new"), Line("out new")), State("Paid", Line("in paid"), null), State("Lost", null, null)],
            [
                Way("New", "Paid", Event("pay", "paid"), action: Line("ship")), Way("New", "Lost", Event("lose", "lost")),
                Way("Paid", "Lost", Event("refund", "refund")),
            ]));
        Assert.Equal(("in new", "pay lose"), (play.Said, play.Waits));
        play.Resume("pay");
        Assert.Equal(("in new out new ship in paid", "refund"), (play.Said, play.Waits));
        Assert.Equal(FlowSubStatus.Finished, play.Resume("refund").Instance.SubStatus);
    }

    [Fact]
    public void A_trigger_whose_condition_does_not_hold_waits_again()
    {
        var play = Play.Of(Machine(
            "A", [State("A", null, null), State("B", null, null)],
            [Way("A", "B", Step("RunTask", "t", ("taskName", "Ask"), ("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "ok" } })),
                condition: Bare("Variable", new JsonObject { ["id"] = "ok" }))]));
        play.Resume("t", FlowRecord.Of("RunTaskInput", false));
        Assert.Equal("t", play.Waits);
        play.Resume("t", FlowRecord.Of("RunTaskInput", true));
        Assert.Equal(FlowSubStatus.Finished, play.Instance.SubStatus);
    }

    [Fact]
    public void A_way_without_a_trigger_is_taken_at_once_and_the_first_that_holds_counts()
    {
        var play = Play.Of(Machine(
            "A", [State("A", null, null), State("B", Line("b"), null), State("C", Line("c"), null)],
            [Way("A", "B", null, Bare("Literal", false)), Way("A", "C", null, Bare("Literal", true)), Way("A", "B", null)]));
        Assert.Equal((FlowSubStatus.Finished, "c"), (play.Instance.SubStatus, play.Said));
    }

    [Fact]
    public void A_machine_goes_round_as_often_as_its_trigger_comes()
    {
        var play = Play.Of(Machine("A", [State("A", Line("in"), Line("out"))], [Way("A", "A", Event("e", "go"))]));
        play.Resume("e").Resume("e");
        Assert.Equal(("in out in out in", "e"), (play.Said, play.Waits));
    }

    [Fact]
    public void A_circle_of_states_without_anything_to_do_is_a_fault_and_not_a_hang()
    {
        var play = Play.Of(Machine("A", [State("A", null, null), State("B", null, null)], [Way("A", "B", null), Way("B", "A", null)]));
        Assert.StartsWith("m: The state machine went through 10000 states", play.Incidents, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_whose_first_state_is_not_there_is_over() =>
        Assert.Equal(FlowSubStatus.Finished, Play.Of(Machine("Z", [State("A", Line("a"), null)], [])).Instance.SubStatus);

    private static JsonObject Machine(string first, JsonObject[] states, JsonObject[] ways) => Definition(
        "d", Step("StateMachine", "m", ("initialState", first), ("states", new JsonArray([.. states])), ("transitions", new JsonArray([.. ways]))),
        ("variables", Variables(("ok", "Boolean", "false"))));

    private static JsonObject State(string name, JsonObject? entry, JsonObject? exit) => new() { ["name"] = name, ["entry"] = entry, ["exit"] = exit };

    private static JsonObject Way(string from, string to, JsonObject? trigger, JsonObject? condition = null, JsonObject? action = null) =>
        new() { ["from"] = from, ["to"] = to, ["trigger"] = trigger, ["condition"] = condition, ["action"] = action };

    private static JsonObject Bare(string type, JsonNode value) => new() { ["type"] = type, ["value"] = value };
}
