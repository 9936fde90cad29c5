using System.Text.Json.Nodes;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Running;

/// <summary>Undoing what an instance did, over a store; between the calls nothing but the store is kept.</summary>
public sealed class CompensationTests
{
    private readonly MemoryFlowStore _store = new();

    [Fact]
    public void What_came_to_its_end_is_undone_the_last_first_and_the_instance_is_cancelled()
    {
        Start(Trip());
        Send("hotel");
        Assert.Equal("cancel hotel cancel flight", Said(Runtime().Compensate("i", Noon)));
        Assert.Equal((FlowSubStatus.Cancelled, 0), (Instance.SubStatus, Instance.Bookmarks.Length));
        Assert.NotNull(Runtime().Compensate("i", Noon).Refusal);
    }

    [Fact]
    public void What_did_not_come_to_its_end_is_not_undone()
    {
        Start(Trip());
        Assert.Equal("cancel flight", Said(Runtime().Compensate("i", Noon)));
    }

    [Fact]
    public void A_fault_undoes_by_itself_where_the_definition_says_so_and_stays_a_fault()
    {
        Start(Trip(("customProperties", new JsonObject { ["compensatesFaults"] = true })));
        Send("hotel");
        Assert.Equal("cancel hotel cancel flight", Said(Send("fail")));
        Assert.Equal((FlowSubStatus.Faulted, "boom"), (Instance.SubStatus, Assert.Single(Instance.Incidents).Message));
    }

    [Fact]
    public void A_fault_undoes_nothing_where_the_definition_does_not_say_so_until_somebody_asks()
    {
        Start(Trip());
        Send("hotel");
        Assert.Equal("", Said(Send("fail")));
        Assert.Equal("cancel hotel cancel flight", Said(Runtime().Compensate("i", Noon)));
        Assert.Equal(FlowSubStatus.Faulted, Instance.SubStatus);
    }

    [Fact]
    public void Undoing_may_wait_and_may_fail_and_goes_on_from_there()
    {
        var task = Step("RunTask", "undoA", ("taskName", "Undo"));
        Start(Definition("d", Chart("c", [By(Line("a"), "undoA"), By(Line("b"), "undoB"), Event("e", "go"), task, Line("undoB")], "a b", "b e")));
        Assert.Equal("undoB", Said(Runtime().Compensate("i", Noon)));
        Assert.Equal((FlowSubStatus.Suspended, "undoA"), (Instance.SubStatus, Assert.Single(Instance.Bookmarks).ActivityId));
        Runtime().Resume(Instance.Bookmarks[0].Id, FlowRecord.Empty, Noon);
        Assert.Equal((FlowSubStatus.Faulted, 1), (Instance.SubStatus, Instance.Incidents.Length));
        Runtime().Retry("i", Noon);
        Runtime().Resume(Instance.Bookmarks[0].Id, FlowRecord.Of("RunTaskInput", "done"), Noon);
        Assert.Equal((FlowSubStatus.Cancelled, 0), (Instance.SubStatus, Instance.Incidents.Length));
    }

    [Fact]
    public void A_turn_of_a_loop_is_undone_once_for_each_time()
    {
        var loop = Step("For", "loop", ("start", 1), ("end", 3), ("body", Chart("c", [By(Line("a"), "undo"), Line("undo")])));
        Start(Definition("d", Sequence("s", loop, Event("e", "go"))));
        Assert.Equal("undo undo undo", Said(Runtime().Compensate("i", Noon)));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("b")]
    public void What_undoes_has_to_stand_alone_in_the_same_flowchart(string by)
    {
        var runtime = Runtime();
        var (_, problems) = (default(StoredDefinition), System.Collections.Immutable.ImmutableArray<string>.Empty);
        runtime.Together(() => (_, problems) = runtime.Definitions.Import(Definition("d", Chart("c", [By(Line("a"), by), Line("b")], "a b")).Text(), Noon));
        Assert.Equal($"`a`: what compensates it, `{by}`, has to be an activity of the same flowchart that no connection leads to.", Assert.Single(problems));
    }

    private static JsonObject Trip(params ReadOnlySpan<(string Name, JsonNode? Value)> members) => Definition("d", Chart(
        "c",
        [
            By(Line("flight"), "cancel flight"), By(Event("hotel", "hotel"), "cancel hotel"), Event("fail", "fail"), Step("Fault", "f", ("message", "boom")),
            Line("cancel flight"), Line("cancel hotel"),
        ],
        "flight hotel", "hotel fail", "fail f"), members);

    private static JsonObject By(JsonObject activity, string by)
    {
        activity["customProperties"] = new JsonObject { ["compensatedBy"] = by };
        return activity;
    }

    /// <summary>The instance, written and read again.</summary>
    private FlowInstance Instance
    {
        get
        {
            var kept = _store.Instance("i")!;
            var read = InstanceCodec.Read(System.Text.Encoding.UTF8.GetBytes(Building.Play.Written(kept)));
            Assert.Equal(Building.Play.Written(kept), Building.Play.Written(read));
            Assert.Equal((kept.UndoneAs, string.Join(' ', kept.Undo)), (read.UndoneAs, string.Join(' ', read.Undo)));
            return read;
        }
    }

    private FlowRuntime Runtime() => new(_store, new FlowSettings { KeepsJournal = true }, []);

    private void Start(JsonObject definition)
    {
        var runtime = Runtime();
        runtime.Together(() =>
        {
            runtime.Definitions.Import(definition.Text(), Noon);
            Assert.Null(runtime.Definitions.Publish("d", Noon));
        });
        runtime.Start("d", new FlowStart("i"), Noon);
    }

    private FlowOutcome Send(string name) => Runtime().Send(Stimulus.OfEvent(name, null), Noon);

    private static string Said(FlowOutcome outcome) => string.Join(' ', outcome.Commands.OfType<FlowCommand.WriteText>().Select(line => line.Text));
}
