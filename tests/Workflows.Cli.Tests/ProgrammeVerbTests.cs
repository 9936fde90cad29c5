using System.Text.Json;

namespace Workflows.Cli.Tests;

/// <summary>The verbs that look at a programme: check, fmt, test and compile.</summary>
public sealed class ProgrammeVerbTests
{
    private const string Wrong = "programme Shop \"Shop\" {\n  currency  USD\n  time zone \"UTC\"\n}\n\n"
        + "rule Base {\n  on    Purchas\n  award 1 Points per 1 USD of total\n}\n";

    [Fact]
    public void Shipped_programmes_have_no_errors_keep_their_promises_and_are_laid_out()
    {
        using var folder = new WorkFolder();
        string[] all =
        [
            Places.Template("programmes/starter"), Places.Template("programmes/harbour"), Places.Template("programmes/cdnow"),
            Places.Template("maps/shop-exports.loyalty"),
        ];

        // The starter has no messages of its own: `loyalty new` puts those of the starter set beside it.
        Assert.Empty(Loyalty.Good(folder.Path, ["check", .. all[1..]]).Out);
        Assert.Empty(Loyalty.Good(folder.Path, ["fmt", "--check", .. all]).Out);
        Assert.DoesNotContain("FAILED", Loyalty.Good(folder.Path, ["test", .. all]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_names_file_line_and_column_and_what_to_do_and_ends_with_1()
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Wrong);
        var outcome = Loyalty.Run(folder.Path, "check", "shop.loyalty");
        Assert.Equal(1, outcome.Exit);
        Assert.Matches(@"(?m)^shop\.loyalty:7:9: error LOY\d{4}: .*Purchas", outcome.Out);
        Assert.Contains("error", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_writes_json_and_sarif_for_other_programs()
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Wrong);
        var json = Loyalty.Run(folder.Path, "check", "shop.loyalty", "--format", "json");
        using var list = JsonDocument.Parse(json.Out);
        var first = list.RootElement.EnumerateArray().First(item => item.GetProperty("line").GetInt32() == 7);
        Assert.Equal(("shop.loyalty", 9, "error"), (
            first.GetProperty("file").GetString(), first.GetProperty("column").GetInt32(), first.GetProperty("severity").GetString()));
        var sarif = Loyalty.Run(folder.Path, "check", "shop.loyalty", "--format", "sarif");
        using var log = JsonDocument.Parse(sarif.Out);
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.True(log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength() > 0);
        Assert.Equal((1, 1), (json.Exit, sarif.Exit));
        var rule = log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];
        Assert.StartsWith("file:///", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
        Assert.StartsWith($"# {rule.GetProperty("id").GetString()}: ", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_prints_the_page_of_a_message_and_says_which_one_there_is()
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Wrong);
        Assert.Matches("`loyalty check --about LOY[0-9]{4}` says more", Loyalty.Run(folder.Path, "check", "shop.loyalty").Error);
        Assert.StartsWith("# LOY0022: Something", Loyalty.Good(folder.Path, "check", "--about", "loy0022").Out, StringComparison.Ordinal);
        Assert.StartsWith("# LOY0022: 這裏", Loyalty.Good(folder.Path, "check", "--about", "loy0022", "--language", "zh-TW").Out, StringComparison.Ordinal);
        Assert.Contains("there is no page for this message", Loyalty.Refused(1, folder.Path, "check", "--about", "LOY9999"), StringComparison.Ordinal);
        Assert.Contains("Name a programme file", Loyalty.Run(folder.Path, "check").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Fmt_lays_out_once_keeps_comments_and_with_check_changes_nothing()
    {
        using var folder = new WorkFolder();
        const string Loose = "# mine\nprogramme   Shop \"Shop\" {\n currency USD # dollars\n time   zone \"UTC\"\n}\n";
        folder.Write("shop.loyalty", Loose);
        var check = Loyalty.Run(folder.Path, "fmt", "--check", "shop.loyalty");
        Assert.Equal((1, "shop.loyalty would change\n", Loose), (check.Exit, check.Out, folder.Read("shop.loyalty")));
        Assert.Equal("shop.loyalty\n", Loyalty.Good(folder.Path, "fmt", "shop.loyalty").Out);
        Assert.Equal("# mine\nprogramme Shop \"Shop\" {\n  currency  USD  # dollars\n  time zone \"UTC\"\n}\n", folder.Read("shop.loyalty"));
        Assert.Equal("", Loyalty.Good(folder.Path, "fmt", "--check", "shop.loyalty").Out);
    }

    [Fact]
    public void Fmt_says_what_it_could_not_lay_out_and_ends_with_1()
    {
        using var folder = new WorkFolder();
        folder.Write("long.loyalty", new string('x', 6_000));
        var outcome = Loyalty.Run(folder.Path, "fmt", "long.loyalty");
        Assert.Equal((1, ""), (outcome.Exit, outcome.Out));
        Assert.StartsWith("long.loyalty:1:1: error", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_names_the_example_that_fails_and_its_place()
    {
        using var folder = new WorkFolder();
        var text = File.ReadAllText(Places.Template("programmes/starter/starter.loyalty"));
        folder.Write("journeys.loyalty", File.ReadAllText(Places.Template("programmes/starter/journeys.loyalty")));
        folder.Write("shop.loyalty", text.Replace("anna earned 19 Points", "anna earned 20 Points", StringComparison.Ordinal));
        var outcome = Loyalty.Run(folder.Path, "test", "shop.loyalty");
        Assert.Equal(1, outcome.Exit);
        Assert.Contains("FAILED  A dollar is a point", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("11 passed, 1 failed", outcome.Out, StringComparison.Ordinal);
        Assert.Matches(@"shop\.loyalty:\d+:\d+: .*19", outcome.Error);
    }

    [Theory]
    [InlineData("elsa", 2, "Elsa.Flowchart")]
    [InlineData("rules", 1, "1. BasePoints")]
    [InlineData("json", 1, "\"HarbourRewards\"")]
    public void Compile_writes_what_a_programme_becomes(string to, int files, string part)
    {
        using var folder = new WorkFolder();
        var outcome = Loyalty.Good(folder.Path, "compile", Places.Template("programmes/harbour"), "--to", to, "--out", "made");
        Assert.Equal(files, outcome.Lines.Length);
        Assert.All(outcome.Lines, file => Assert.Contains(part, folder.Read(file), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("company", true)]
    [InlineData("members", false)]
    public void Describe_prints_the_programme_for_whom_it_is_asked(string audience, bool tellsWhoPays)
    {
        using var folder = new WorkFolder();
        var outcome = Loyalty.Good(folder.Path, "describe", Places.Template("programmes/harbour"), "--for", audience);
        Assert.Equal("# Harbour Rewards", outcome.Lines[0]);
        Assert.Equal(tellsWhoPays, outcome.Lines.Contains("## Who pays"));
    }

    [Fact]
    public void A_programme_with_errors_is_neither_compiled_nor_run()
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Wrong);
        folder.Write("events.csv", "member,at\n");
        foreach (var arguments in new[]
        {
            new[] { "compile", "shop.loyalty", "--to", "json", "--out", "made" },
            ["run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db"],
            ["test", "shop.loyalty"],
        })
        {
            var outcome = Loyalty.Run(folder.Path, arguments);
            Assert.Equal((1, ""), (outcome.Exit, outcome.Out));
            Assert.Contains("nothing was run", outcome.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(folder.At("shop.db")));
    }
}
