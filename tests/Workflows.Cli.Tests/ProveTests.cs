using System.Text.Json;

namespace Workflows.Cli.Tests;

/// <summary>The verb that proves: what it prints, for people and programs, and how it ends.</summary>
public sealed class ProveTests
{
    private const string Shop = "programme Shop \"Shop\" {\n  currency  USD\n  time zone \"UTC\"\n}\n\nevent Purchase {\n  order : text key\n  total : money\n}\n\n"
        + "points Beans { worth 0.01 USD }\n\nrule Small {\n  on    Purchase where total <= 10 USD\n  bonus 1 Beans\n}\n\nrule Large {\n  on    Purchase where total > LEAST USD\n  bonus 2 Beans\n}\n";

    private static readonly bool HasSolver = Proving.Prover.Open() is { } prover && Closed(prover);

    [Theory]
    [InlineData("10", 0, "proved")]
    [InlineData("9", 1, "counter-example")]
    public void What_is_asked_for_is_proved_or_shown_a_customer_and_decides_how_it_ends(string least, int exit, string verdict)
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Shop.Replace("LEAST", least, StringComparison.Ordinal));
        var outcome = Loyalty.Run(folder.Path, "prove", "shop.loyalty", "--exclusive", "Small,Large", "--limit", "20");
        if (!HasSolver)
        {
            Assert.Equal(1, outcome.Exit);
            Assert.Contains("shop.loyalty: not checked", outcome.Out, StringComparison.Ordinal);
            Assert.Contains("libz3-4", outcome.Error, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(exit, outcome.Exit);
        Assert.StartsWith($"{verdict,-16} `Small` and `Large` never fire for the same event", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(exit == 1, outcome.Out.Contains("both fire", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_says_the_same_to_programs()
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Shop.Replace("LEAST", "9", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(Loyalty.Run(folder.Path, "prove", "shop.loyalty", "--format", "json", "--limit", "20").Out);
        var proof = json.RootElement[0];
        Assert.Equal(("shop.loyalty", HasSolver, 1), (
            proof.GetProperty("file").GetString(), proof.GetProperty("isChecked").GetBoolean(), proof.GetProperty("overlaps").GetProperty("count").GetInt32()));
    }

    [Theory]
    [InlineData("--limit is a number of seconds", "--limit", "0")]
    [InlineData("--up-to is a whole number", "--up-to", "0")]
    public void A_wrong_option_is_answered_by_a_sentence(string words, string option, string value)
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Shop.Replace("LEAST", "9", StringComparison.Ordinal));
        Assert.Contains(words, Loyalty.Refused(2, folder.Path, "prove", "shop.loyalty", option, value), StringComparison.Ordinal);
    }

    private static bool Closed(Proving.Prover prover)
    {
        prover.Dispose();
        return true;
    }
}
