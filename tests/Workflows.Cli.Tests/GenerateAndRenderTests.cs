namespace Workflows.Cli.Tests;

/// <summary>Generated events, and templates by themselves.</summary>
public sealed class GenerateAndRenderTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_one_gives_others()
    {
        using var folder = new WorkFolder();
        Generate(folder, "1", "a.jsonl");
        Generate(folder, "1", "b.jsonl");
        Generate(folder, "2", "c.jsonl");
        Assert.Equal(File.ReadAllBytes(folder.At("a.jsonl")), File.ReadAllBytes(folder.At("b.jsonl")));
        Assert.NotEqual(folder.Read("a.jsonl"), folder.Read("c.jsonl"));
        Assert.Contains("\"type\":\"Purchase\"", folder.Read("a.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_writes_a_template_with_its_model_and_escapes_in_html()
    {
        using var folder = new WorkFolder();
        folder.Write("m.json", """{"name":"Ann & Bob","member":{"language":"en"}}""");
        folder.Write("m.txt", "Hello {{ name }} ({{ member.language }})");
        folder.Write("m.html", "<p>{{ name }}</p>");
        Assert.Equal("Hello Ann & Bob (zh)", Loyalty.Good(folder.Path, "render", "m.txt", "--model", "m.json", "--lang", "zh").Out);
        Assert.Equal("<p>Ann &amp; Bob</p>", Loyalty.Good(folder.Path, "render", "m.html", "--model", "m.json").Out);
    }

    [Fact]
    public void Render_says_where_a_template_is_wrong()
    {
        using var folder = new WorkFolder();
        folder.Write("m.json", "{}");
        folder.Write("m.txt", "one\n{{ if }");
        var outcome = Loyalty.Run(folder.Path, "render", "m.txt", "--model", "m.json");
        Assert.Equal((1, ""), (outcome.Exit, outcome.Out));
        Assert.All(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(@"^m\.txt\(2,\d+\) : error : \S", line));
    }

    [Theory]
    [InlineData("{\"a\":", "m.json(1,")]
    [InlineData("[1]", "one JSON record")]
    public void Render_says_what_is_wrong_with_a_model(string model, string words)
    {
        using var folder = new WorkFolder();
        folder.Write("m.json", model);
        folder.Write("m.txt", "x");
        Assert.Contains(words, Loyalty.Refused(1, folder.Path, "render", "m.txt", "--model", "m.json"), StringComparison.Ordinal);
    }

    private static void Generate(WorkFolder folder, string seed, string name) =>
        Assert.Equal($"{name}\n", Loyalty.Good(folder.Path, "generate", "--members", "50", "--seed", seed, "--out", name).Out);
}
