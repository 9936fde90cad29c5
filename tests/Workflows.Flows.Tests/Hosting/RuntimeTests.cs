using System.Text.Json.Nodes;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Hosting;

/// <summary>Definitions, instances, stimuli and time over a store.</summary>
public abstract class RuntimeTests
{
    private readonly IFlowStore _store;
    private readonly FlowRuntime _runtime;

    protected RuntimeTests(IFlowStore store) => (_store, _runtime) = (store, new FlowRuntime(store, new FlowSettings { KeepsJournal = true }, []));

    [Fact]
    public void The_hash_of_an_event_is_the_one_of_the_real_engine() =>
        Assert.StartsWith("159229920F1B", StimulusHash.OfEvent("go"), StringComparison.Ordinal);

    [Fact]
    public void An_event_resumes_all_who_wait_for_it_and_starts_whom_it_triggers()
    {
        Publish(Definition("waits", Sequence("s", Event("e", "go"), Line("resumed"))));
        Publish(Definition("starts", Chart("c", [Event("e", "go").CanStart(), Line("started")], "e started")));
        Start("waits", "a");
        Start("waits", "b");
        var outcome = _runtime.Send(Stimulus.OfEvent("go", null), Noon);
        Assert.Equal("started resumed resumed", Said(outcome));
        Assert.All(outcome.Instances, instance => Assert.Equal(FlowStatus.Finished, instance.Status));
        Assert.Empty(_store.Bookmarks("Elsa.Event", StimulusHash.OfEvent("go"), null, null));
    }

    [Fact]
    public void An_event_told_twice_counts_once()
    {
        Publish(Definition("d", Chart("c", [Event("e", "go").CanStart(), Line("started")], "e started")));
        var word = Stimulus.OfEvent("go", null) with { Key = "order 7" };
        Assert.Equal("started", Said(_runtime.Send(word, Noon)));
        var again = _runtime.Send(word, Noon);
        Assert.True(again.IsRepeated);
        Assert.Empty(again.Instances);
    }

    [Fact]
    public void An_event_that_comes_before_its_wait_is_not_lost()
    {
        Publish(Definition("d", Sequence("s", Event("first", "one"), Event("second", "two"), Line("end"))));
        Start("d", "a");
        Assert.True(_runtime.Send(Stimulus.OfEvent("two", null), Noon).IsKept);
        Assert.Equal("end", Said(_runtime.Send(Stimulus.OfEvent("one", null), Noon.AddMinutes(9))));
    }

    [Fact]
    public void A_stimulus_whose_patience_is_over_is_not_delivered()
    {
        Publish(Definition("d", Sequence("s", Event("first", "one"), Event("second", "two"), Line("end"))));
        Start("d", "a");
        _runtime.Send(Stimulus.OfEvent("two", null), Noon);
        Assert.Equal("", Said(_runtime.Send(Stimulus.OfEvent("one", null), Noon.AddMinutes(11))));
    }

    [Fact]
    public void An_event_for_a_correlation_resumes_only_whom_it_concerns()
    {
        Publish(Definition("d", Sequence("s", Event("e", "go"), Line("end"))));
        _runtime.Start("d", new FlowStart("a") { CorrelationId = "x" }, Noon);
        _runtime.Start("d", new FlowStart("b") { CorrelationId = "y" }, Noon);
        var outcome = _runtime.Send(Stimulus.OfEvent("go", null) with { CorrelationId = "y" }, Noon);
        Assert.Equal("b", Assert.Single(outcome.Instances).Id);
    }

    [Fact]
    public void A_published_event_reaches_other_instances_in_the_same_transaction()
    {
        Publish(Definition("hears", Sequence("s", Event("e", "go"), Line("heard"))));
        Publish(Definition("tells", Step("PublishEvent", "p", ("eventName", "go"))));
        Start("hears", "a");
        Assert.Equal("heard", Said(Start("tells", "b")));
    }

    [Fact]
    public void A_parent_waits_for_the_workflow_that_it_dispatches()
    {
        Publish(Definition("child", Sequence("s", Event("e", "go"), Step("SetOutput", "o", ("outputName", "Answer"), ("outputValue", 42))), ("outputs", Named("Answer"))));
        var dispatch = Step("DispatchWorkflow", "x", ("workflowDefinitionId", "child"), ("waitForCompletion", true),
            ("result", new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "got" } }));
        Publish(Definition("parent", Sequence("s", dispatch, Step("WriteLine", "w", ("text", Variable("got")))), ("variables", Variables(("got", "Object", null)))));
        Assert.Equal("", Said(Start("parent", "p")));
        Assert.Equal("""{"Answer":42}""", Said(_runtime.Send(Stimulus.OfEvent("go", null), Noon)));
    }

    [Fact]
    public void A_thousand_children_are_one_number_and_the_last_of_them_ends_the_parent()
    {
        Publish(Definition("child", Sequence("s", Event("e", "go"))));
        var items = JsonText.Of(System.Collections.Immutable.ImmutableArray.CreateRange(Enumerable.Range(1, 1_000).Select(number => (object?)(long)number)));
        var bulk = Step("BulkDispatchWorkflows", "x", ("workflowDefinitionId", "child"), ("items", Variable("items")), ("childCompleted", Line("one")));
        Publish(Definition("parent", Sequence("s", bulk, Line("all")), ("variables", Variables(("items", "Object[]", items)))));
        Start("parent", "p");
        Assert.Equal(1_001, _store.CountRunning(null, null));
        var said = Said(_runtime.Send(Stimulus.OfEvent("go", null), Noon));
        Assert.Equal(1_000, said.Split(' ').Count(word => word == "one"));
        Assert.EndsWith("one all", said, StringComparison.Ordinal);
        Assert.Equal(0, _store.CountRunning(null, null));
    }

    [Fact]
    public void Waits_that_are_due_go_on_in_the_order_of_their_instants()
    {
        Publish(Definition("late", Sequence("s", Step("Delay", "d", ("timeSpan", "00:02:00")), Line("late"))));
        Publish(Definition("early", Sequence("s", Step("Delay", "d", ("timeSpan", "00:01:00")), Line("early"))));
        Start("late", "a");
        Start("early", "b");
        Assert.Equal("", Said(_runtime.RunDue(Noon.AddSeconds(59), 10)));
        Assert.Equal("early late", Said(_runtime.RunDue(Noon.AddMinutes(3), 10)));
        Assert.Equal("", Said(_runtime.RunDue(Noon.AddMinutes(3), 10)));
    }

    [Fact]
    public void A_timer_starts_its_workflow_again_and_again_and_makes_up_for_missed_times_once()
    {
        Publish(Definition("d", Chart("c", [Step("Timer", "t", ("interval", "00:01:00")).CanStart(), Line("tick")], "t tick")));
        Assert.Equal("tick", Said(_runtime.RunDue(Noon.AddMinutes(1), 10)));
        Assert.Equal("", Said(_runtime.RunDue(Noon.AddMinutes(1.5), 10)));
        Assert.Equal("tick", Said(_runtime.RunDue(Noon.AddMinutes(5.5), 10)));
        Assert.Equal("tick", Said(_runtime.RunDue(Noon.AddMinutes(6), 10)));
    }

    [Fact]
    public void A_singleton_is_not_started_beside_itself()
    {
        Publish(Definition("d", Event("e", "go"), ("options", new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Core" })));
        Assert.Null(Start("d", "a").Refusal);
        Assert.NotNull(Start("d", "b").Refusal);
        _runtime.Send(Stimulus.OfEvent("go", null), Noon);
        Assert.Null(Start("d", "c").Refusal);
    }

    [Theory]
    [InlineData("CorrelatedSingletonStrategy", false)]
    [InlineData("CorrelationStrategy", true)]
    public void What_is_single_for_a_correlation_is_not_started_beside_one_of_it(string strategy, bool ofAnyDefinition)
    {
        foreach (var id in (string[])["one", "other"])
        {
            Publish(Definition(id, Event("e", "go"), ("options", new JsonObject { ["activationStrategyType"] = strategy })));
        }

        string? Refused(string definition, string id, string correlation) =>
            _runtime.Start(definition, new FlowStart(id) { CorrelationId = correlation }, Noon).Refusal;

        Assert.Null(Refused("one", "a", "x"));
        Assert.NotNull(Refused("one", "b", "x"));
        Assert.Null(Refused("one", "c", "y"));
        Assert.Equal(ofAnyDefinition, Refused("other", "d", "x") is not null);
    }

    [Fact]
    public void A_child_that_may_not_begin_does_not_keep_its_parent_waiting_for_ever()
    {
        Publish(Definition("one", Sequence("s", Event("e", "go")), ("options", new JsonObject { ["activationStrategyType"] = "SingletonStrategy" })));
        Publish(Definition("bulk", Sequence("p", Step(
            "BulkDispatchWorkflows", "b", ("workflowDefinitionId", "one"), ("items", Variable("items")), ("childCompleted", Line("completed"))), Line("after")),
            ("variables", Variables(("items", "Object[]", "[1,2,3]")))));
        Start("bulk", "a");
        Assert.Equal("completed after", Said(_runtime.Send(Stimulus.OfEvent("go", null), Noon)));
    }

    [Fact]
    public void An_instance_whose_version_is_gone_does_not_stand_in_the_way_of_others_that_are_due()
    {
        Publish(Definition("lost", Sequence("s", Step("Delay", "w", ("timeSpan", "00:10:00")))));
        Publish(Definition("d", Sequence("s", Step("Delay", "w", ("timeSpan", "00:20:00")), Line("after"))));
        Start("lost", "a");
        Start("d", "b");
        _runtime.Together(() => _store.RemoveDefinition("lost:1"));
        _runtime.Definitions.Reread();
        var stuck = Assert.Single(_runtime.RunDue(Noon.AddHours(1), 1).Instances);
        Assert.Equal("Version `lost:1` of `lost` isn't there any more, or can't run.", Assert.Single(stuck.Incidents).Message);
        Assert.Equal(FlowStatus.Running, stuck.Status);
        Assert.Equal("after", Said(_runtime.RunDue(Noon.AddHours(1), 1)));
        Assert.Empty(_runtime.RunDue(Noon.AddHours(1), 1).Instances);
    }

    [Fact]
    public void A_request_waits_in_the_outbox_among_tasks_and_is_found_by_itself()
    {
        Publish(Definition("d", Parallel("p", Step("RunTask", "t", ("taskName", "Call")), Step("SendHttpRequest", "h", ("url", "http://x.example/")))));
        Start("d", "a");
        Assert.Equal(2, _store.Outbox(10).Length);
        var kept = Assert.Single(_store.Requests(10));
        Assert.Equal("http://x.example/", Assert.IsType<FlowCommand.SendHttp>(kept.Command).Url);
        Assert.Equal(kept.Command, _store.Command(kept.Id)!.Command);
        _store.RemoveCommand(kept.Id);
        Assert.Empty(_store.Requests(10));
        Assert.Null(_store.Command(kept.Id));
    }

    [Fact]
    public void A_request_that_fails_is_sent_again_after_pauses_that_grow_and_then_given_up()
    {
        var send = Step("FlowSendHttpRequest", "h", ("url", "http://x.example/"));
        send["customProperties"] = new JsonObject
        {
            ["resilienceStrategy"] = new JsonObject { ["mode"] = "Expression", ["expression"] = new JsonObject
            {
                ["type"] = "Object", ["value"] = """{"maxRetryAttempts":2,"delay":"00:00:10"}""",
            } },
        };
        Publish(Definition("d", Chart("c", [send, Line("gone"), Line("fine")], "h.Timeout gone", "h.200 fine")));
        Start("d", "a");
        var at = Noon;
        foreach (var pause in (int[])[10, 20])
        {
            Assert.Equal("", Said(Answer(FlowRecord.Of("Failure", "Timeout"), at)));
            Assert.Empty(_store.Requests(10));
            Assert.Empty(_runtime.RunDue(at.AddSeconds(pause - 1), 10).Instances);
            at = at.AddSeconds(pause);
            Assert.Single(_runtime.RunDue(at, 10).Instances);
        }

        Assert.Equal("gone", Said(Answer(FlowRecord.Of("Failure", "Timeout"), at)));

        Start("d", "b");
        Answer(FlowRecord.Of("StatusCode", 503L), Noon);
        _runtime.RunDue(Noon.AddSeconds(10), 10);
        Assert.Equal("fine", Said(Answer(FlowRecord.Of("StatusCode", 200L), Noon)));

        FlowOutcome Answer(FlowRecord answer, DateTimeOffset when)
        {
            var kept = Assert.Single(_store.Requests(10));
            _store.RemoveCommand(kept.Id);
            return _runtime.Resume(((FlowCommand.SendHttp)kept.Command).BookmarkId, answer, when);
        }
    }

    [Fact]
    public void A_step_of_ours_is_asked_for_in_the_outbox_and_answered_once_or_by_time()
    {
        var send = Step("Send", "send");
        var wait = Step("WaitFor", "wait", ("upTo", Expression("Literal", "7 days")));
        (send["type"], wait["type"]) = ("Loyalty.Send", "Loyalty.WaitFor");
        Publish(Definition("d", Chart("c", [send, wait, Line("came"), Line("late")], "send wait", "wait.Arrived came", "wait.Late late")));
        foreach (var id in (string[])["a", "b"])
        {
            Start("d", id);
            var asked = Assert.IsType<FlowCommand.AskStep>(_store.Outbox(10)[^1].Command);
            _runtime.Resume(asked.BookmarkId!, FlowRecord.Empty, Noon, $"step {asked.Step.Key}");
            Assert.True(_runtime.Resume(asked.BookmarkId!, FlowRecord.Empty, Noon, $"step {asked.Step.Key}").IsRepeated);
        }

        Assert.Equal("came", Said(_runtime.Resume(_store.Instance("a")!.Bookmarks[0].Id, FlowRecord.Of("Outcome", "Arrived"), Noon)));
        Assert.Equal("late", Said(_runtime.RunDue(Noon.AddDays(7), 10)));
    }

    [Fact]
    public void A_change_of_a_published_version_is_a_draft_until_it_is_published()
    {
        Publish(Definition("d", Sequence("s", Event("e", "go"), Line("old"))));
        Start("d", "a");
        Import(Definition("d", Sequence("s", Event("e", "go"), Line("new"))));
        Start("d", "b");
        Assert.Equal([1, 2], _runtime.Definitions.VersionsOf("d").Select(version => version.Version));
        _runtime.Together(() => _runtime.Definitions.Publish("d", Noon));
        Start("d", "c");
        Assert.Equal("1: 2, 2: 1", string.Join(", ", _store.RunningByVersion("d").Select(version => $"{version.Version}: {version.Running}")));
        Assert.Equal("old old new", Said(_runtime.Send(Stimulus.OfEvent("go", null), Noon)));
    }

    [Fact]
    public void A_running_instance_moves_to_a_version_that_has_its_place_and_to_no_other()
    {
        Publish(Definition("d", Sequence("s", Event("e", "go"), Line("old"))));
        Start("d", "a");
        Publish(Definition("d", Sequence("s", Event("e", "go"), Line("new"))));
        Publish(Definition("d", Sequence("s", Line("other"))));
        Assert.Contains("`Workflow1:s:e`", _runtime.Move("a", "d:3", Noon).Refusal, StringComparison.Ordinal);
        Assert.Null(_runtime.Move("a", "d:2", Noon).Refusal);
        Assert.Equal("new", Said(_runtime.Send(Stimulus.OfEvent("go", null), Noon)));
    }

    [Fact]
    public void A_cron_expression_that_cannot_be_read_is_not_published()
    {
        Import(Definition("d", Chart("c", [Step("Cron", "t", ("cronExpression", "nonsense")).CanStart()])));
        string? refusal = null;
        _runtime.Together(() => refusal = _runtime.Definitions.Publish("d", Noon));
        Assert.Contains("`t`: `nonsense` is no cron expression", refusal, StringComparison.Ordinal);
        Assert.NotNull(Start("d", "a").Refusal);
    }

    [Fact]
    public void What_was_retracted_is_started_by_nothing()
    {
        Publish(Definition("d", Chart("c", [Event("e", "go").CanStart(), Line("started")], "e started")));
        _runtime.Together(() => _runtime.Definitions.Retract("d"));
        Assert.Equal("", Said(_runtime.Send(Stimulus.OfEvent("go", null), Noon)));
    }

    [Fact]
    public void Old_finished_instances_are_purged_with_their_journals()
    {
        Publish(Definition("d", Line("x")));
        Publish(Definition("w", Event("e", "go")));
        Start("d", "old");
        Start("w", "waits");
        Assert.NotEmpty(_store.Journal("old"));
        Assert.Equal(1, _runtime.Purge(Noon.AddDays(1)));
        Assert.Empty(_store.Journal("old"));
        Assert.Null(_store.Instance("old"));
        Assert.NotNull(_store.Instance("waits"));
    }

    [Fact]
    public void What_fails_halfway_is_given_up_as_a_whole()
    {
        Publish(Definition("d", Sequence("s", Event("e", "go"), Line("x"))));
        Assert.Throws<InvalidOperationException>(() => _runtime.Together(() =>
        {
            Start("d", "a");
            throw new InvalidOperationException("the disk is gone");
        }));
        Assert.Null(_store.Instance("a"));
        Assert.Equal(0, _store.CountRunning(null, null));
    }

    [Fact]
    public void The_journal_tells_all_bursts_of_an_instance_and_each_run_once()
    {
        Publish(Definition("d", Sequence("s", Event("e", "go"), Line("x"))));
        Start("d", "a");
        _runtime.Send(Stimulus.OfEvent("go", null), Noon);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => (long)number), _store.Journal("a").Select(line => line.Sequence));
        Assert.Equal("e Resumed", $"{_store.Journal("a")[4].ActivityId} {_store.Journal("a")[4].Event}");
        Assert.Equal(["Workflow1", "e", "s", "x"], _store.Records("a").Select(record => record.ActivityId).Order(StringComparer.Ordinal));
        Assert.All(_store.Records("a"), record => Assert.Equal(ActivityStatus.Completed, record.Status));
    }

    [Fact]
    public void Instances_are_listed_the_newest_first()
    {
        Publish(Definition("d", Event("e", "go")));
        Start("d", "a");
        Start("d", "b");
        Assert.Equal(["b", "a"], _store.Instances(new InstanceQuery { DefinitionId = "d", Status = FlowStatus.Running }).Select(instance => instance.Id));
        Assert.Equal(["a"], _store.Instances(new InstanceQuery { Skip = 1 }).Select(instance => instance.Id));
    }

    [Fact]
    public void A_task_stays_in_the_outbox_until_it_is_done()
    {
        Publish(Definition("d", Sequence("s", Step("RunTask", "t", ("taskName", "Ask")), Line("end"))));
        Start("d", "a");
        var kept = Assert.Single(_store.Outbox(10));
        var task = Assert.IsType<FlowCommand.AskTask>(kept.Command);
        _store.RemoveCommand(kept.Id);
        Assert.Empty(_store.Outbox(10));
        Assert.Equal("end", Said(_runtime.Send(Stimulus.OfTask(task.TaskId, "yes"), Noon)));
        Assert.True(_runtime.Send(Stimulus.OfTask(task.TaskId, "yes"), Noon).IsRepeated);
    }

    private void Import(JsonObject definition) => _runtime.Together(() => _runtime.Definitions.Import(definition.Text(), Noon));

    private void Publish(JsonObject definition)
    {
        Import(definition);
        string? refusal = null;
        _runtime.Together(() => refusal = _runtime.Definitions.Publish(definition["definitionId"]!.GetValue<string>(), Noon));
        Assert.Null(refusal);
    }

    private FlowOutcome Start(string definition, string instance) => _runtime.Start(definition, new FlowStart(instance), Noon);

    private static string Said(FlowOutcome outcome) => string.Join(' ', outcome.Commands.OfType<FlowCommand.WriteText>().Select(line => line.Text));
}
