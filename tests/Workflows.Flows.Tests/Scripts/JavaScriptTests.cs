using System.Text.Json.Nodes;
using Workflows.Flows.Definitions;
using Workflows.Flows.Library;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;
using Workflows.Scripts;
using static Workflows.Flows.Tests.Building.Draft;

namespace Workflows.Flows.Tests.Scripts;

public sealed class JavaScriptTests
{
    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("return getWho() + '!'", "Ann!")]
    [InlineData("getVariable('Total') * 2", "14")]
    [InlineData("variables.Total + getInput('Who').length", "10")]
    [InlineData("setTotal(8); getTotal()", "8")]
    [InlineData("getList()[1].name", "b")]
    [InlineData("toJson({a: [1, 2.5, null]})", """{"a":[1,2.5,null]}""")]
    [InlineData("new Date().toISOString()", "2026-05-01T12:00:00.000Z")]
    [InlineData("getWorkflowDefinitionId() + getWorkflowInstanceId()", "di")]
    [InlineData("isNullOrWhiteSpace(' ') && newGuid().length === 36 && Math.random() < 1", "True")]
    public void An_expression_is_the_value_of_its_last_statement(string script, string said) => Assert.Equal(said, Say(script));

    [Fact]
    public void A_burst_that_is_repeated_draws_the_same() => Assert.Equal(Say("newGuid() + Math.random()"), Say("newGuid() + Math.random()"));

    [Fact]
    public void What_a_script_writes_to_variables_is_there_for_the_next_one()
    {
        var json = Definition("d", Sequence("s", Writes("a", "variables.Total = variables.Total + 1; 'x'"), Writes("b", "variables.Total")), ("variables", Known()));
        Assert.Equal("x 8", Run(json).Said);
    }

    [Theory]
    [InlineData("nothing.here", "Failed to evaluate activity input 'Text'")]
    [InlineData("while (true) {}", "Failed to evaluate activity input 'Text'")]
    [InlineData("(function f() { return f() + 1 })()", "Failed to evaluate activity input 'Text'")]
    public void A_script_that_fails_or_never_ends_is_a_fault_of_its_setting(string script, string message) => Assert.Equal(message, Run(Of(script)).Incident);

    [Fact]
    public void What_is_no_script_is_refused_before_anything_runs()
    {
        var build = FlowLibrary.Of([FlowDefinition.Read(Of("1 +").Text())], [new JavaScriptEngine()]).Version("d:1")!;
        Assert.Null(build.Flow);
        Assert.Contains("`w` (Elsa.WriteLine), Text: this isn't JavaScript", Assert.Single(build.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_sees_the_value_of_a_loop_at_any_depth()
    {
        var loop = Step("ForEach", "l", ("items", Items("[1,2]")), ("body", Sequence("b", Sequence("c", Writes("w", "getVariable('CurrentValue') * 10")))));
        Assert.Equal("10 20", Run(Definition("d", loop)).Said);
    }

    private static string Say(string script) => Run(Of(script)).Said;

    private static JsonObject Of(string script) => Definition("d", Writes("w", script), ("variables", Known()), ("inputs", Named("Who")));

    private static JsonArray Known() => Variables(("Total", "Int32", "7"), ("List", "Object[]", """[{"name":"a"},{"name":"b"}]"""));

    private static JsonObject Writes(string id, string script) => Step("WriteLine", id, ("text", Expression("JavaScript", script)));

    private static (string Said, string? Incident) Run(JsonObject definition)
    {
        var library = FlowLibrary.Of([FlowDefinition.Read(definition.Text())], [new JavaScriptEngine()]);
        var burst = new FlowExecutor(library, new FlowSettings()).Start(
            library.Version("d:1")!.Flow!, new FlowStart("i") { Input = FlowRecord.Of("Who", "Ann") }, Noon);
        return (string.Join(' ', burst.Commands.OfType<FlowCommand.WriteText>().Select(line => line.Text)), burst.Instance.Incidents.FirstOrDefault()?.Message);
    }
}
