using Workflows.Cli.Explaining;
using Workflows.Cli.Printing;
using Workflows.Cli.Serving;
using Workflows.Cli.Shell;
using Workflows.Core.Planning;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Runtime.Auditing;
using Workflows.Runtime.Running;
using Workflows.Storage.Reading;
using Workflows.Testing;

namespace Workflows.Cli.Tests;

/// <summary>Steps of imported workflows that take their time in a database of members: messages, tasks, awaited events.</summary>
public sealed class SlowStepServingTests : IDisposable
{
    private const string Shop = PlainShop.Head + """
        member { consent marketing by email }
        messages { quiet 21:00 to 09:00 }
        points Miles { worth 0.1 HKD }
        rule Base {
          on Purchase
          award 1 Miles per 10 HKD of total
        }
        """;

    private const string Care = """
        {"id":"care:1","definitionId":"care","root":{"id":"f","type":"Elsa.Flowchart","activities":[
        {"id":"mail","type":"Loyalty.Send","template":{"typeName":"String","expression":{"type":"Literal","value":"hello"}},
        "channel":{"typeName":"String","expression":{"type":"Literal","value":"email"}},
        "purpose":{"typeName":"String","expression":{"type":"Literal","value":"marketing"}}},
        {"id":"wait","type":"Loyalty.WaitFor","event":{"typeName":"String","expression":{"type":"Literal","value":"Purchase"}},
        "upTo":{"typeName":"String","expression":{"type":"Literal","value":"3 days"}}},
        {"id":"call","type":"Loyalty.Task","task":{"typeName":"String","expression":{"type":"Literal","value":"Call"}},
        "team":{"typeName":"String","expression":{"type":"Literal","value":"Service desk"}},
        "dueIn":{"typeName":"String","expression":{"type":"Literal","value":"2 days"}},
        "outcomes":{"typeName":"String[]","expression":{"type":"Object","value":"[\"reached\",\"unreached\"]"}}},
        {"id":"tell","type":"Loyalty.Alert","team":{"typeName":"String","expression":{"type":"Literal","value":"Desk lead"}}},
        {"id":"came","type":"Elsa.SetName","value":"came"},{"id":"reached","type":"Elsa.SetName","value":"reached"},
        {"id":"overdue","type":"Elsa.SetName","value":"overdue"},{"id":"gone","type":"Elsa.SetName","value":"gone"}],
        "connections":[{"source":{"activity":"mail"},"target":{"activity":"wait"}},{"source":{"activity":"wait","port":"Arrived"},"target":{"activity":"came"}},
        {"source":{"activity":"wait","port":"Late"},"target":{"activity":"call"}},{"source":{"activity":"wait","port":"Cancelled"},"target":{"activity":"gone"}},
        {"source":{"activity":"call","port":"reached"},"target":{"activity":"reached"}},
        {"source":{"activity":"call","port":"overdue"},"target":{"activity":"tell"}},{"source":{"activity":"tell"},"target":{"activity":"overdue"}}]}}
        """;

    private readonly WorkFolder _folder = new();
    private readonly Terminal _terminal = new([]);
    private readonly ProgrammeFile _file = new("shop.loyalty", Shop);
    private readonly ProgrammePlan _plan;
    private readonly HandClock _clock = new();
    private int _files;

    public SlowStepServingTests()
    {
        _plan = ProgrammeFile.Plan(_file.Checked(_terminal));
        Tell("""{"type":"Joined","member":"anna","at":"2026-04-01T00:00:00Z","consent_marketing_email":"yes"}""");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_message_waits_for_the_end_of_the_quiet_hours_and_goes_to_the_outbox_of_the_members()
    {
        // 22:00 in Hong Kong.
        _clock.Now = new(2026, 5, 1, 14, 0, 0, TimeSpan.Zero);
        using var server = Open();
        var id = Start(server);
        await server.Turn(default);
        Assert.Equal("mail", Waits(server, id));
        _clock.Now = new(2026, 5, 2, 1, 1, 0, TimeSpan.Zero);
        await server.Turn(default);
        Assert.Equal("mail", Waits(server, id));

        // Two minutes for late news.
        _clock.Now = _clock.Now.AddMinutes(1);
        await server.Turn(default);
        Assert.Equal("wait", Waits(server, id));
        using var reader = RunReader.Open(_folder.At("members.db"));
        var message = Assert.Single(reader.Outbox());
        Assert.Equal(("email", "hello", "marketing"), (message.Channel, message.Template, message.PurposeIn(_plan.Programme)));
        Assert.Equal("2026-05-02T09:00:00+08:00", System.Text.Json.Nodes.JsonNode.Parse(message.Model.Span)!["sent"]!.GetValue<string>());
        Assert.Equal("care", System.Text.Json.Nodes.JsonNode.Parse(message.Model.Span)!["journey"]!["name"]!.GetValue<string>());
        var member = new MemberCase(reader, StoredProgrammes.Of(reader, _terminal), reader.FindMember("anna")!, null);
        var lines = MessageAnswer.Of(member, $"{message.Entry}-{message.Line}").Lines;
        Assert.Contains("email \"hello\" of workflow care version 1 step mail run ", lines[0], StringComparison.Ordinal);
        Assert.Contains("until 2026-05-02 09:00", lines[1], StringComparison.Ordinal);
        Assert.Contains("quiet hours from 21:00 to 09:00", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("  sent 2026-05-02 09:00", StringComparison.Ordinal)
            && line.Contains("under the consent to marketing by email", StringComparison.Ordinal));
        Assert.Empty(Audit.Run(_folder.At("members.db"), _plan).Findings);
    }

    [Fact]
    public async Task An_event_of_the_member_resumes_the_workflow_that_waits_for_it_also_when_the_server_was_begun_anew()
    {
        string id;
        using (var server = Open())
        {
            id = Start(server);
            await server.Turn(default);
            Assert.Equal("wait", Waits(server, id));
        }

        Tell("""{"type":"Purchase","member":"anna","at":"2026-05-02T00:00:00Z","order":"a","total":10}""");
        using var again = Open();
        await again.Turn(default);
        Assert.Equal((FlowSubStatus.Finished, "came"), Ended(again, id));
        Assert.Empty(again.Do((runtime, _) => runtime.Store.Outbox(10)));
        Assert.Empty(Audit.Run(_folder.At("members.db"), _plan).Findings);
    }

    [Fact]
    public async Task Late_is_what_the_members_clock_says_and_an_event_that_came_before_is_not()
    {
        using var server = Open();
        var id = Start(server);
        await server.Turn(default);
        _clock.Now = _clock.Now.AddDays(3).AddSeconds(1);

        // It came in time, and word of it before the clock of the members went on.
        Tell("""{"type":"Purchase","member":"anna","at":"2026-05-03T00:00:00Z","order":"a","total":10}""");
        await server.Turn(default);
        Assert.Equal((FlowSubStatus.Finished, "came"), Ended(server, id));
    }

    [Fact]
    public async Task A_task_goes_on_with_what_staff_report()
    {
        using var server = Open();
        var id = Start(server);
        await server.Turn(default);
        _clock.Now = _clock.Now.AddDays(3).AddMinutes(3);
        await server.Turn(default);
        Assert.Equal("call", Waits(server, id));
        Tell("""{"type":"TaskDone","member":"anna","at":"2026-05-05T00:00:00Z","key":"t","task":"Call","outcome":"reached"}""");
        await server.Turn(default);
        Assert.Equal((FlowSubStatus.Finished, "reached"), Ended(server, id));
        Assert.Empty(Audit.Run(_folder.At("members.db"), _plan).Findings);
    }

    [Fact]
    public async Task A_task_that_nobody_reports_is_overdue_and_all_of_it_is_explained()
    {
        using var server = Open();
        var id = Start(server);
        for (var i = 0; i < 2; i++)
        {
            await server.Turn(default);
            _clock.Now = _clock.Now.AddDays(3).AddMinutes(3);
        }

        await server.Turn(default);
        Assert.Equal((FlowSubStatus.Finished, "overdue"), Ended(server, id));
        using var reader = RunReader.Open(_folder.At("members.db"));
        var text = new ExplanationText(_plan);
        var lines = reader.EntriesOf(reader.FindMember("anna")!).SelectMany(entry => text.Lines(entry, [])).ToList();
        Assert.Contains("  the workflow sent email \"hello\"", lines);
        Assert.Contains(lines, line => line.StartsWith("  the workflow's wait ended: Late (workflow care version 1 step wait run ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  the workflow gave the task Call, due 2026-05-06 12:03", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  the workflow's task ended: overdue (", StringComparison.Ordinal));
        Assert.Contains("  the workflow told Desk lead", lines);
        Assert.Empty(Audit.Run(_folder.At("members.db"), _plan).Findings);
    }

    [Fact]
    public async Task Who_leaves_lets_the_workflow_go_on_by_its_way_for_what_is_broken_off()
    {
        using var server = Open();
        var id = Start(server);
        await server.Turn(default);
        Tell("""{"type":"Left","member":"anna","at":"2026-05-02T00:00:00Z","key":"l"}""");
        await server.Turn(default);
        Assert.Equal((FlowSubStatus.Finished, "gone"), Ended(server, id));
    }

    private FlowServer Open() => new(
        _folder.At("flows.db"), new HttpSender([], TimeSpan.FromSeconds(1)), _clock, MemberSteps.Open(_folder.At("members.db"), _terminal));

    private static string Start(FlowServer server) => server.Do((runtime, at) =>
    {
        runtime.Together(() => Assert.Null(runtime.Definitions.PublishOnce(Care, at)));
        return runtime.Start("care", new FlowStart("of anna") { CorrelationId = "anna" }, at).Instances[0].Id;
    });

    private static FlowInstance Instance(FlowServer server, string id) => server.Do((runtime, _) => runtime.Store.Instance(id))!;

    private static string Waits(FlowServer server, string id) => Assert.Single(Instance(server, id).Bookmarks).ActivityId;

    private static (FlowSubStatus Status, string? Name) Ended(FlowServer server, string id) => (Instance(server, id).SubStatus, Instance(server, id).Name);

    private void Tell(string line)
    {
        var name = $"events{++_files}.jsonl";
        _folder.Write(name, line);
        EventRun.Execute(
            new RunRequest { Plan = _plan, Sources = _file.Sources(_plan.Programme), Database = _folder.At("members.db"), Files = [_folder.At(name)] },
            bad => throw new InvalidOperationException(bad.ToString()));
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 1, 4, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
