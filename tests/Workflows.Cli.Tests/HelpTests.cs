namespace Workflows.Cli.Tests;

/// <summary>What the program says of itself, and what it says to a command line that it can't understand.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("new")]
    [InlineData("check")]
    [InlineData("fmt")]
    [InlineData("test")]
    [InlineData("prove")]
    [InlineData("compile")]
    [InlineData("describe")]
    [InlineData("run")]
    [InlineData("explain")]
    [InlineData("report")]
    [InlineData("audit")]
    [InlineData("generate")]
    [InlineData("render")]
    [InlineData("workflow")]
    [InlineData("lsp")]
    [InlineData("serve")]
    public void Help_on_every_verb_has_an_example(string verb)
    {
        using var folder = new WorkFolder();
        Assert.Contains($"Example: loyalty {verb}", Loyalty.Good(folder.Path, verb, "--help").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_alone_shows_its_verbs()
    {
        using var folder = new WorkFolder();
        Assert.Contains("Example: loyalty demo", Loyalty.Good(folder.Path).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'frobnicate'", "frobnicate")]
    [InlineData("'--db' is required", "audit")]
    [InlineData("`loyalty audit --help`", "audit", "--bd", "x.db")]
    [InlineData("'xml'", "check", "x.loyalty", "--format", "xml")]
    [InlineData("'many'", "generate", "--members", "many", "--seed", "1", "--out", "x")]
    [InlineData("a number from 1 to 9,999,999", "demo", "--members", "0")]
    public void A_wrong_command_line_is_answered_by_a_sentence(string words, params string[] arguments)
    {
        using var folder = new WorkFolder();
        Assert.Contains(words, Loyalty.Refused(2, folder.Path, arguments), StringComparison.Ordinal);
    }
}
