using Workflows.Core.Ports;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Running;
using Workflows.Elsa.Tests.Building;

namespace Workflows.Elsa.Tests.Definitions;

/// <summary>Definitions as others write them.</summary>
public sealed class HeldDefinitionTests
{
    private const string Endpoint = """
        {"id":"v","definitionId":"d","root":{"id":"flow","type":"Elsa.Flowchart","activities":[
          {"id":"start","type":"Loyalty.Start"},
          {"id":"hook","nodeId":"Workflow1:flow:hook","type":"Elsa.HttpEndpoint","version":1,
           "path":{"typeName":"String","expression":{"type":"Literal","value":"/x"}}}
        ],"connections":[]}}
        """;

    [Fact]
    public void An_unknown_activity_is_named_with_its_type() => AssertRefused(
        Endpoint,
        "activity `hook` of type `Elsa.HttpEndpoint` can't run in a journey: a journey has steps of `Loyalty.*`, decisions, forks, joins, "
        + "starts and ends; take it out or use one of those.");

    [Fact]
    public void Another_root_than_a_flowchart_is_refused() => AssertRefused(
        """{"id":"v","root":{"id":"seq","type":"Elsa.Sequence","activities":[]}}""",
        "activity `seq` of type `Elsa.Sequence` can't run in a journey: the root of a journey is an `Elsa.Flowchart`.");

    [Theory]
    [InlineData("{\n  \"root\": [", "line 2, byte 12: this isn't JSON; export the workflow again.")]
    [InlineData("[]", "the definition has no `root`: this isn't a workflow definition of Elsa 3.")]
    [InlineData("{\"root\":null}", "the definition has no `root`: this isn't a workflow definition of Elsa 3.")]
    [InlineData("{\"root\":{\"id\":\"r\"}}", "the root has no `type`; every activity needs one.")]
    [InlineData(
        "{\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\",\"activities\":[{\"type\":\"Loyalty.Send\"}]}}",
        "activity 1 of `r` (`Loyalty.Send`) has no `id`; every activity needs one.")]
    [InlineData(
        "{\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\",\"activities\":[{\"id\":\"a\",\"type\":\"x\"},{\"id\":\"a\"," +
        "\"type\":\"x\"}]}}",
        "`r` holds two activities with the id `a`; give one of them another id.")]
    public void What_is_no_definition_is_refused_in_one_sentence(string text, string message) => AssertRefused(text, message);

    [Fact]
    public void Half_a_letter_is_refused()
    {
        const string Message = "a text in the definition isn't valid Unicode; export the workflow again.";
        AssertRefused("""{"root":{"id":"\ud800","type":"Elsa.Flowchart"}}""", Message);
        AssertRefused("{\"root\":{\"id\":\"\ud800\",\"type\":\"Elsa.Flowchart\"}}", Message);
    }

    [Fact]
    public void A_damaged_definition_runs_or_is_refused()
    {
        var whole = JourneyCompiler.Compile(Harbour.Programme, Harbour.WinBack);
        var random = new Random(7);
        var refused = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var place = random.Next(whole.Length);
            var end = Math.Min(whole.Length, place + random.Next(1, 40));
            var text = whole[..place] + (random.Next(2) == 0 ? "" : "{\"]:"[random.Next(4)].ToString()) + whole[end..];
            try
            {
                new ElsaWorkflowHost().Load(text).Start(new WorkflowInstance(), new ScriptedRunner());
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 1_999);
    }

    [Theory]
    [InlineData("Elsa.FlowJoin mode=Some", "activity `a`: `Some` is no mode of a join; use WaitAny, WaitAll or WaitAllActive.")]
    [InlineData("Elsa.FlowFork branches=A,B", "activity `a`: `branches` has to be a JSON list of names, such as [\"A\",\"B\"].")]
    public void Wrong_settings_are_refused(string activity, string message) =>
        AssertRefused(Flowcharts.Json([$"a {activity}"], []), message);

    [Fact]
    public void Older_forms_of_connections_are_read()
    {
        const string Text = """
            {"definitionId":"d","root":{"id":"flow","type":"Elsa.Flowchart","activities":{"$values":[
              {"id":"a","type":"Loyalty.Send"},{"id":"b","type":"Loyalty.Send"},{"id":"c","type":"Loyalty.Send"}]},
            "connections":{"$values":[
              {"source":"a","target":"b","sourcePort":"Done","targetPort":"In"},
              {"source":{"activity":"b"},"target":{"activity":"c"}},
              {"source":{"activity":"c","port":"Done"},"target":{"activity":"gone","port":"In"}}]}}}
            """;
        var runner = new ScriptedRunner();
        new ElsaWorkflowHost().Load(Text).Start(new WorkflowInstance(), runner);
        Assert.Equal(["a", "b", "c"], runner.Log);
    }

    [Fact]
    public void What_the_Studio_saved_can_be_run()
    {
        if (Shared.Read("reference/elsa-studio-save-example.json") is not { } saved)
        {
            return;
        }

        using var document = System.Text.Json.JsonDocument.Parse(saved);
        var model = document.RootElement.GetProperty("model").GetRawText();
        var runner = new ScriptedRunner(activity => activity == "decide" ? "Gold" : "Done");
        var instance = new WorkflowInstance();
        new ElsaWorkflowHost().Load(model).Start(instance, runner);
        Assert.Equal(["enter", "award", "decide", "gold"], runner.Log);
        Assert.True(instance.IsFinished);
    }

    private static void AssertRefused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => new ElsaWorkflowHost().Load(text)).Message);
}
