namespace Workflows.Cli.Tests;

/// <summary><c>loyalty workflow run</c>.</summary>
public sealed class WorkflowTests
{
    private const string Parent = """
        {"id":"p:1","definitionId":"p","name":"p","isPublished":true,"inputs":[{"name":"Who","type":"String"}],"root":{"id":"root","type":"Elsa.Sequence","activities":[
        {"id":"greet","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"JavaScript","value":"'Hello ' + getWho()"}}},
        {"id":"child","type":"Elsa.DispatchWorkflow","workflowDefinitionId":"c","waitForCompletion":true},{"id":"last","type":"Elsa.WriteLine","text":"all done"}]}}
        """;

    private const string Child = """
        {"id":"c:1","definitionId":"c","name":"c","isPublished":true,"root":{"id":"line","type":"Elsa.WriteLine","text":"child"}}
        """;

    [Fact]
    public void A_definition_and_those_that_it_starts_are_run_and_told()
    {
        using var folder = new WorkFolder();
        folder.Write("p.json", Parent);
        folder.Write("c.json", Child);
        var lines = Loyalty.Good(folder.Path, "workflow", "run", "p.json", "c.json", "--input", "Who=Ann").Out.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal("RESULT Finished/Finished output={} bookmarks= incidents=", lines[0]);
        Assert.Equal("""LINES ["Hello Ann","child","all done"]""", lines[1]);
    }

    [Theory]
    [InlineData("there is no such file", "workflow", "run", "none.json")]
    [InlineData("has no `root`", "workflow", "run", "empty.json")]
    [InlineData("this isn't JSON", "workflow", "run", "broken.json")]
    public void What_can_not_be_run_is_said_in_a_sentence(string words, params string[] arguments)
    {
        using var folder = new WorkFolder();
        folder.Write("empty.json", "{}");
        folder.Write("broken.json", "{");
        Assert.Contains(words, Loyalty.Refused(1, folder.Path, arguments), StringComparison.Ordinal);
    }
}
