using System.Text.Json.Nodes;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Definitions;
using Workflows.Elsa.Tests.Building;
using Workflows.Model.Programmes;
using static Workflows.Elsa.Tests.Building.Drafts;

namespace Workflows.Elsa.Tests.Compiling;

public sealed class JourneyCompilerTests
{
    [Fact]
    public void WinBack_compiles_to_its_golden_definition() => AssertGolden("win-back.json", Harbour.WinBack);

    [Fact]
    public void MakeItRight_compiles_to_its_golden_definition() => AssertGolden("make-it-right.json", Harbour.MakeItRight);

    [Fact]
    public void What_is_read_back_is_written_with_the_same_bytes()
    {
        var text = JourneyCompiler.Compile(Harbour.Programme, Harbour.WinBack);
        Assert.Equal(text, DefinitionWriter.Write(DefinitionReader.Read(text)));
    }

    [Fact]
    public void An_activity_id_leads_back_to_its_step()
    {
        var step = Send("hello")("2.late.1");
        Assert.Equal("send-2.late.1", ActivityId.Of(step));
        Assert.Equal("2.late.1", ActivityId.StepOf("send-2.late.1"));
        Assert.Equal("3.call-back.1", ActivityId.StepOf("task-3.call-back.1"));
        Assert.Null(ActivityId.StepOf(ActivityId.Start));
    }

    [Fact]
    public void A_step_that_cannot_be_reached_is_kept_without_connections()
    {
        var flow = FlowOf(Journey("J", Send("a"), Finish("end"), Send("b"), Send("c")));
        Assert.Equal(["start", "send-1", "finish-2", "send-3", "send-4"], flow.Activities.Select(activity => activity.Id));
        Assert.Equal(["start:Done>send-1", "send-1:Done>finish-2"], Lines(flow));
    }

    [Fact]
    public void A_journey_without_steps_is_its_start_alone()
    {
        var flow = FlowOf(Journey("J"));
        Assert.Equal(["start"], flow.Activities.Select(activity => activity.Id));
        Assert.Empty(flow.Connections);
    }

    [Fact]
    public void Empty_branches_lead_to_the_step_after()
    {
        var flow = FlowOf(Journey("J", If([], []), WaitFor([], []), Send("a")));
        Assert.Equal(
            ["start:Done>if-1", "if-1:True>waitFor-2", "if-1:False>waitFor-2", "waitFor-2:Arrived>send-3", "waitFor-2:Late>send-3"],
            Lines(flow));
    }

    [Fact]
    public void A_task_always_has_a_way_out_when_it_is_overdue()
    {
        var flow = FlowOf(Journey("J", Task(("reached", [Finish("spoke")])), Send("a")));
        Assert.Equal(["start:Done>task-1", "task-1:reached>finish-1.reached.1", "task-1:overdue>send-2"], Lines(flow));
        Assert.Equal("[\"reached\"]", flow.Activities[1].InputNamed("outcomes")!.Value);
    }

    [Fact]
    public void A_task_without_named_outcomes_is_done_or_overdue()
    {
        var flow = FlowOf(Journey("J", Task(), Send("a")));
        Assert.Equal(["start:Done>task-1", "task-1:Done>send-2", "task-1:overdue>send-2"], Lines(flow));
    }

    [Fact]
    public void Parts_that_only_go_to_each_other_lead_nowhere()
    {
        var flow = FlowOf(Journey("J", Send("a"), Part("P", GoTo("Q")), Part("Q", GoTo("P"))));
        Assert.Equal(["start:Done>send-1"], Lines(flow));
    }

    [Fact]
    public void An_empty_part_names_what_follows_it()
    {
        var flow = FlowOf(Journey("J", If([GoTo("P")], []), Send("a"), Part("P"), Send("b")));
        Assert.Equal(["start:Done>if-1", "if-1:True>send-4", "if-1:False>send-2", "send-2:Done>send-4"], Lines(flow));
    }

    [Fact]
    public void Going_to_a_part_that_is_not_there_is_a_fault() =>
        Assert.Throws<KeyNotFoundException>(() => FlowOf(Journey("J", GoTo("Nowhere"))));

    [Fact]
    public void Definitions_have_the_keys_that_the_Studio_saves()
    {
        if (Shared.Read("reference/elsa-studio-save-example.json") is not { } example)
        {
            return;
        }

        var saved = JsonNode.Parse(example)!["model"]!.AsObject();
        var ours = JsonNode.Parse(JourneyCompiler.Compile(Harbour.Programme, Harbour.WinBack))!.AsObject();
        Assert.Equal(Keys(saved).Except(["links", "createdAt"]), Keys(ours).Except(["$schema"]));
        Assert.Equal(Keys(saved["options"]), Keys(ours["options"]));
        Assert.Equal(Keys(saved["root"]), Keys(ours["root"]));
        Assert.Equal(Keys(saved["root"]!["customProperties"]), Keys(ours["root"]!["customProperties"]));
        var (theirs, own) = (saved["root"]!["connections"]![0]!, ours["root"]!["connections"]![0]!);
        Assert.Equal(Keys(theirs), Keys(own));
        Assert.Equal(Keys(theirs["source"]), Keys(own["source"]));
        AssertActivity(saved["root"]!["activities"]![0]!, ours["root"]!["activities"]![0]!);
    }

    private static void AssertActivity(JsonNode saved, JsonNode ours)
    {
        Assert.Equal(Keys(saved).Except(["event"]), Keys(ours).Except(["on", "again", "purpose", "holdOut", "goal"]));
        Assert.Equal(Keys(saved["customProperties"]), Keys(ours["customProperties"]).Except(["source"]));
        Assert.Equal(Keys(saved["metadata"]), Keys(ours["metadata"]));
        Assert.Equal(Keys(saved["event"]), Keys(ours["on"]));
        Assert.Equal(Keys(saved["event"]!["expression"]), Keys(ours["on"]!["expression"]));
        Assert.Equal("Workflow1:flow:start", (string?)ours["nodeId"]);
    }

    private static IEnumerable<string> Keys(JsonNode? node) => node!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);

    private static ElsaFlow FlowOf(Journey journey) =>
        DefinitionReader.Read(JourneyCompiler.Compile(Harbour.Programme, journey)).Root.Flow!;

    private static IEnumerable<string> Lines(ElsaFlow flow) =>
        flow.Connections.Select(connection => $"{connection.Source}:{connection.Port}>{connection.Target}");

    private static void AssertGolden(string name, Journey journey)
    {
        var actual = JourneyCompiler.Compile(Harbour.Programme, journey);
        using var stream = typeof(JourneyCompilerTests).Assembly.GetManifestResourceStream(name);
        var expected = stream is null ? "" : new StreamReader(stream).ReadToEnd();
        if (expected != actual)
        {
            var path = Path.Combine(AppContext.BaseDirectory, name);
            File.WriteAllText(path, actual);
            Assert.Fail($"{name} differs. What was compiled is in {path}; where it is right, copy it over Golden/{name}.");
        }
    }
}
