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

    private static List<(string, string)> Messages(WorkFolder folder) =>
    [
        .. Directory.CreateDirectory(folder.At("outbox")).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.FullName)
            .Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))),
    ];
}
