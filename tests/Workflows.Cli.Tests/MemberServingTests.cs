using Workflows.Cli.Printing;
using Workflows.Cli.Serving;
using Workflows.Cli.Shell;
using Workflows.Core.Planning;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Flows.Values;
using Workflows.Model.Time;
using Workflows.Runtime.Asked;
using Workflows.Runtime.Auditing;
using Workflows.Runtime.Running;
using Workflows.Storage;
using Workflows.Storage.Reading;
using Workflows.Testing;

namespace Workflows.Cli.Tests;

/// <summary><c>loyalty workflow serve --db</c>: steps of imported workflows are done in the logs of members, within this process.</summary>
public sealed class MemberServingTests : IDisposable
{
    private const string Shop = PlainShop.Head + """
        points Miles { worth 0.1 HKD }
        segment Rich when balance of Miles >= 50
        rule Base {
          on Purchase
          award 1 Miles per 10 HKD of total
        }
        """;

    private const string Welcome = """
        {"id":"welcome:1","definitionId":"welcome","outputs":[{"name":"Given","type":"Object"}],"root":{"id":"f","type":"Elsa.Flowchart","activities":[
        {"id":"gift","type":"Loyalty.Award","amount":{"typeName":"Int64","expression":{"type":"Literal","value":10}},
        "currency":{"typeName":"String","expression":{"type":"Literal","value":"Miles"}},"result":{"memoryReference":{"id":"Given"}}},
        {"id":"rich","type":"Elsa.FlowDecision","condition":{"typeName":"Boolean","expression":{"type":"Loyalty","value":"member is in Rich"}}},
        {"id":"yes","type":"Elsa.SetName","value":"rich"},{"id":"no","type":"Elsa.SetName","value":"not rich"}],
        "connections":[{"source":{"activity":"gift"},"target":{"activity":"rich"}},{"source":{"activity":"rich","port":"True"},"target":{"activity":"yes"}},
        {"source":{"activity":"rich","port":"False"},"target":{"activity":"no"}}]}}
        """;

    private readonly WorkFolder _folder = new();
    private readonly Terminal _terminal = new([]);
    private readonly ProgrammeFile _file = new("shop.loyalty", Shop);
    private readonly ProgrammePlan _plan;
    private readonly HandClock _clock = new();

    public MemberServingTests()
    {
        _plan = ProgrammeFile.Plan(_file.Checked(_terminal));
        Run("first.jsonl", """{"type":"Joined","member":"anna","at":"2026-04-01T00:00:00Z"}""");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_step_of_a_workflow_is_done_to_the_member_and_its_answer_goes_back()
    {
        using var server = Open();
        var id = Start(server, "anna");
        await server.Turn(default);
        var instance = Instance(server, id);
        Assert.Equal((FlowSubStatus.Finished, "not rich"), (instance.SubStatus, instance.Name));
        Assert.Equal(10L, ((FlowRecord)instance.Output["Given"]!)["Points"]);
        Assert.Empty(server.Do((runtime, _) => runtime.Store.Outbox(10)));
        Assert.Equal(10, Miles("anna"));
        Assert.Empty(Audit.Run(_folder.At("members.db"), _plan).Findings);
    }

    [Fact]
    public async Task An_explanation_names_the_workflow_the_version_and_the_step()
    {
        using var server = Open();
        Start(server, "anna");
        await server.Turn(default);
        using var reader = RunReader.Open(_folder.At("members.db"));
        var entry = reader.EntriesOf(reader.FindMember("anna")!).First(one => one.Postings.Count > 0);
        var lines = new ExplanationText(_plan).Lines(entry, []).ToList();
        Assert.Contains("workflow welcome version 1 step gift run ", lines[0], StringComparison.Ordinal);
        Assert.Equal("  the workflow gave 10 Miles", lines[1]);
    }

    [Fact]
    public async Task A_server_that_is_killed_once_the_member_has_the_points_gives_the_answer_when_it_is_begun_again_and_no_more_points()
    {
        string id;
        using (var server = Open())
        {
            id = Start(server, "anna");

            // As far as the first server came: the step is in the member's log, and the workflow doesn't know.
            var identity = server.Identity;
            var step = server.Do((runtime, _) => StepAtHand.Of(runtime.Store.Steps(1)[0], runtime.Store))!;
            var answers = MemberDesk.Take(
                _folder.At("members.db"), _plan, _file.Sources(_plan.Programme), [step.ToAsk(identity)], Instant.From(_clock.Now))!;
            Assert.Equal(10, Assert.Single(answers).Points);
            Assert.Equal(FlowSubStatus.Suspended, Instance(server, id).SubStatus);
        }

        _clock.Now += TimeSpan.FromHours(3);
        using var again = Open();
        await again.Turn(default);
        Assert.Equal(FlowSubStatus.Finished, Instance(again, id).SubStatus);
        Assert.Equal(10, Miles("anna"));
        Assert.Single(again.Do((runtime, _) => runtime.Store.Journal(id)), line => line is { ActivityId: "gift", Event: "Completed" });
    }

    [Fact]
    public async Task A_step_of_somebody_who_is_no_member_is_an_incident_and_is_done_when_it_is_tried_again()
    {
        using var server = Open();
        var id = Start(server, "ben");
        await server.Turn(default);
        Assert.Contains(Instance(server, id).Incidents, incident => incident.Message.Contains("`gift` (Loyalty.Award) of member ben: its member has not joined", StringComparison.Ordinal));
        Run("second.jsonl", """{"type":"Joined","member":"ben","at":"2026-05-02T00:00:00Z"}""");
        _clock.Now += TimeSpan.FromDays(2);
        server.Do((runtime, at) => runtime.Retry(id, at));
        await server.Turn(default);
        Assert.Equal((FlowSubStatus.Finished, "not rich"), (Instance(server, id).SubStatus, Instance(server, id).Name));
        Assert.Equal(10, Miles("ben"));
    }

    [Fact]
    public void A_step_that_the_programme_can_not_do_is_refused_by_the_name_of_its_activity_when_it_is_published()
    {
        using var server = Open();
        Assert.Equal(
            "`gift` (Loyalty.Award): currency: the programme has no points currency `Smiles`; name one of Miles.",
            Publish(server, Welcome.Replace("Miles", "Smiles", StringComparison.Ordinal)));
        Assert.StartsWith(
            "`gift` (Loyalty.Dance): a programme can't do `Loyalty.Dance` for a workflow; put it into a journey",
            Publish(server, Welcome.Replace("Loyalty.Award", "Loyalty.Dance", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith(
            "`gift` (Loyalty.Send): `template` is missing",
            Publish(server, Welcome.Replace("Loyalty.Award", "Loyalty.Send", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith(
            "`rich` (Elsa.FlowDecision): condition: `member is in Poor` is neither",
            Publish(server, Welcome.Replace("Rich", "Poor", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_another_program_writes_to_the_members_the_workflow_waits()
    {
        using var server = Open();
        var id = Start(server, "anna");
        using (WriterClaim.Take(_folder.At("members.db")))
        {
            await server.Turn(default);
            Assert.Equal(FlowSubStatus.Suspended, Instance(server, id).SubStatus);
        }

        await server.Turn(default);
        Assert.Equal(FlowSubStatus.Finished, Instance(server, id).SubStatus);
    }

    [Fact]
    public void A_second_server_of_the_same_workflows_is_refused_in_a_sentence()
    {
        using var server = Open();
        var fault = Assert.Throws<StorageFault>(Open);
        Assert.EndsWith("another program keeps the workflows of this database going; end that one first, or name another file.", fault.Message, StringComparison.Ordinal);
    }

    private FlowServer Open() => new(
        _folder.At("flows.db"), new HttpSender([], TimeSpan.FromSeconds(1)), _clock, MemberSteps.Open(_folder.At("members.db"), _terminal));

    private static string Start(FlowServer server, string member)
    {
        Assert.Null(Publish(server, Welcome));
        return server.Do((runtime, at) => runtime.Start("welcome", new FlowStart($"of {member}") { CorrelationId = member }, at)).Instances[0].Id;
    }

    private static string? Publish(FlowServer server, string json) => server.Do((runtime, at) =>
    {
        string? refusal = null;
        runtime.Together(() => refusal = runtime.Definitions.PublishOnce(json, at));
        return refusal;
    });

    private static FlowInstance Instance(FlowServer server, string id) => server.Do((runtime, _) => runtime.Store.Instance(id))!;

    private void Run(string name, string line)
    {
        _folder.Write(name, line);
        EventRun.Execute(
            new RunRequest { Plan = _plan, Sources = _file.Sources(_plan.Programme), Database = _folder.At("members.db"), Files = [_folder.At(name)] },
            bad => throw new InvalidOperationException(bad.ToString()));
    }

    private long Miles(string member)
    {
        using var reader = RunReader.Open(_folder.At("members.db"));
        var stored = reader.FindMember(member)!;
        return new Core.State.MemberCodec(_plan).Read(member, stored.Index, stored.State.Span, stored.Sheet.Span).Available(0);
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
