namespace Workflows.Cli.Tests;

/// <summary>The life of a programme from <c>loyalty new</c> on.</summary>
public sealed class LifeTests
{
    [Fact]
    public void A_new_programme_passes_runs_reports_and_a_second_run_changes_nothing()
    {
        using var folder = new WorkFolder();
        Assert.Contains("corner-shop/corner-shop.loyalty", Loyalty.Good(folder.Path, "new", "corner-shop").Lines);
        Assert.Empty(Loyalty.Good(folder.Path, "check", "corner-shop").Out);
        Assert.Contains("0 failed", Loyalty.Good(folder.Path, "test", "corner-shop").Out, StringComparison.Ordinal);
        string[] run = ["run", "corner-shop", "--events", "corner-shop/events.csv", "--db", "shop.db", "--outbox", "outbox", "--until", "2026-12-31"];
        Loyalty.Good(folder.Path, run);
        var messages = Messages(folder);
        var ledger = Loyalty.Good(folder.Path, "audit", "--db", "shop.db").Out;
        Assert.Matches("ledger sha256: [0-9a-f]{64}\n$", ledger);
        Assert.Equal("shop.html\n", Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--out", "shop.html").Out);
        Assert.StartsWith("<!DOCTYPE html>", folder.Read("shop.html"), StringComparison.OrdinalIgnoreCase);

        Assert.Contains("0 events taken", Loyalty.Good(folder.Path, run).Error, StringComparison.Ordinal);
        Assert.Equal(messages, Messages(folder));
        Assert.Equal(ledger, Loyalty.Good(folder.Path, "audit", "--db", "shop.db").Out);
        Assert.Contains("not empty", Loyalty.Refused(1, folder.Path, "new", "corner-shop"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_programme_has_a_name_that_is_a_word()
    {
        using var folder = new WorkFolder();
        Assert.Contains("begins with a letter", Loyalty.Refused(2, folder.Path, "new", "7-eleven"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_programme_asks_three_questions_until_the_answers_are_right()
    {
        using var folder = new WorkFolder();
        var outcome = Loyalty.RunWith("hongkong dollars\nHKD\nAsia/Hongkong City\nAsia/Hong_Kong\naward\nStamps\n", folder.Path, "new", "tea-house", "--ask");
        Assert.Equal(0, outcome.Exit);
        Assert.Contains("points.Stamps.available", folder.Read("tea-house/messages/parts/bottom.html"), StringComparison.Ordinal);
        Assert.Equal("{ \"from\": \"TeaHouse club <hello@tea-house.example>\", \"links\": \"https://tea-house.example/m\" }\n", folder.Read("tea-house/messages/settings.json"));
        Assert.Equal(
            ["expiry.en.html", "expiry.zh.html", "settings.json", "tier-up.en.html", "tier-up.zh.html", "welcome.en.html", "welcome.zh.html", "win-back.en.html", "win-back.zh.html"],
            Directory.GetFiles(folder.At("tea-house/messages")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("hongkong dollars: write the three capital letters", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Asia/Hongkong City: write a name such as", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("award: write one word", outcome.Error, StringComparison.Ordinal);
        var programme = folder.Read("tea-house/tea-house.loyalty");
        Assert.Contains("award 1 Stamps per 1 HKD of total", programme, StringComparison.Ordinal);
        Assert.Contains("time zone \"Asia/Hong_Kong\"", programme, StringComparison.Ordinal);
        Assert.Contains("0 failed", Loyalty.Good(folder.Path, "test", "tea-house").Out, StringComparison.Ordinal);
        Assert.Empty(Loyalty.Good(folder.Path, "fmt", "--check", "tea-house").Out);
        Loyalty.Good(folder.Path, "run", "tea-house", "--events", "tea-house/events.csv", "--db", "tea.db", "--outbox", "outbox", "--until", "2026-12-31");
        Assert.Contains("Stamps", Loyalty.Good(folder.Path, "explain", "--db", "tea.db", "--member", "ben").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--currency", "JPY", "a currency with cents")]
    [InlineData("--time-zone", "Mars", "Europe/Paris")]
    [InlineData("--points", "two words", "one word")]
    public void An_answer_that_is_no_good_makes_no_folder(string option, string answer, string advice)
    {
        using var folder = new WorkFolder();
        Assert.Contains(advice, Loyalty.Refused(2, folder.Path, "new", "tea-house", option, answer), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("tea-house")));
    }

    private static List<(string, string)> Messages(WorkFolder folder) =>
    [
        .. Directory.CreateDirectory(folder.At("outbox")).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.FullName)
            .Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))),
    ];
}
