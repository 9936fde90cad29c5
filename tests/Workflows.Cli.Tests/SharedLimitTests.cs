namespace Workflows.Cli.Tests;

/// <summary>Limits that members share, from the text to the page: run, explain, audit, report, rules.</summary>
public sealed class SharedLimitTests
{
    private const string Programme = """
        programme Shop {
          currency EUR
          time zone "Europe/Vienna"
          joining with first event
        }

        event Purchase {
          order : text key
          total : money
          store : text
        }

        points Beans {
          worth 0.10 EUR
        }

        partner Wing "Wing Airlines"

        budget Launch {
          limit 6 EUR per store per calendar month
          limit 100 Beans in any 30 days
          warn  at 50%
        }

        rule Gift {
          on      Purchase
          bonus   1 Beans per 1 EUR of total funded by Launch 50%, Wing 50%
          at most 150 Beans per calendar day in total
        }

        """;

    private const string Events = """
        {"type":"Purchase","member":"anna","at":"2026-03-01T10:00:00Z","order":"1","total":100,"store":"Graben"}
        {"type":"Purchase","member":"bert","at":"2026-03-01T11:00:00Z","order":"2","total":60,"store":"Ring"}
        {"type":"Purchase","member":"anna","at":"2026-03-02T10:00:00Z","order":"3","total":60,"store":"Graben"}
        {"type":"Purchase","member":"bert","at":"2026-03-02T11:00:00Z","order":"4","total":60,"store":"Ring"}

        """;

    [Fact]
    public void What_a_shared_limit_cuts_and_warns_of_is_explained_audited_and_reported()
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Programme);
        folder.Write("events.jsonl", Events);
        Assert.Empty(Loyalty.Good(folder.Path, "check", "shop.loyalty").Out);
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.jsonl", "--db", "shop.db");
        Assert.Contains("ledger sha256", Loyalty.Good(folder.Path, "audit", "--db", "shop.db").Out, StringComparison.Ordinal);

        var anna = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "anna").Out;
        Assert.Contains("budget Launch reached 50% of 6 EUR per store per calendar month for Graben", anna, StringComparison.Ordinal);
        Assert.Contains("was cut by 40 Beans: budget Launch had no more", anna, StringComparison.Ordinal);
        var bert = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "bert").Out;
        Assert.Contains("was cut by 10 Beans: at most 150 Beans per calendar day in total (", bert, StringComparison.Ordinal);

        // 100 and 50, then 20 and 30: what is left for the Graben, and of the 100 Beans in any 30 days, half of each point's.
        Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--period", "2026-03", "--format", "csv", "--out", "report.csv");
        var report = folder.Read("report.csv");
        Assert.Contains("partner owes,Wing Airlines", report, StringComparison.Ordinal);
        Assert.Contains("Launch, 6 EUR per store per calendar month: Graben", report, StringComparison.Ordinal);
        Assert.Contains("Launch, 100 Beans in any 30 days in total", report, StringComparison.Ordinal);
        Assert.Contains("budget warned,\"Launch, 6 EUR per store per calendar month at 50%: Graben\"", report, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_basket_tells_what_it_would_earn_and_changes_nothing()
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Programme);
        folder.Write("events.jsonl", Events.Split('\n')[0] + "\n");
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.jsonl", "--db", "shop.db");
        folder.Write("basket.jsonl", """{"type":"Purchase","member":"anna","at":"2026-03-01T11:00:00Z","order":"open","total":30,"store":"Graben"}""" + "\n");
        string[] asks = ["explain", "--db", "shop.db", "--member", "anna", "--basket", "basket.jsonl"];

        Assert.Contains("this basket would earn 30 Beans, should every budget pay in full", Loyalty.Good(folder.Path, asks).Out, StringComparison.Ordinal);
        Assert.Contains("this basket would earn 30 Beans", Loyalty.Good(folder.Path, [.. asks, "--format", "json"]).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("open", Loyalty.Good(folder.Path, asks[..5]).Out, StringComparison.Ordinal);

        folder.Write("basket.jsonl", """{"type":"Purchase","member":"bert","at":"2026-03-01T11:00:00Z","order":"open","total":30,"store":"Graben"}""" + "\n");
        Assert.Contains("a basket is one event of anna", Loyalty.Refused(2, folder.Path, asks), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_rules_says_who_shares_a_limit_and_who_pays()
    {
        using var folder = new WorkFolder();
        folder.Write("shop.loyalty", Programme);
        Loyalty.Good(folder.Path, "compile", "shop.loyalty", "--to", "rules", "--out", "made");
        var rules = string.Concat(Directory.EnumerateFiles(folder.At("made"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Contains("funded by Launch 50%, Wing 50%", rules, StringComparison.Ordinal);
        Assert.Contains("at most 150 Beans per calendar day in total", rules, StringComparison.Ordinal);
        Assert.Contains("limit 6 EUR per store per calendar month, limit 100 Beans in any 30 days in total, warn at 50%", rules, StringComparison.Ordinal);
        Assert.Contains("partner Wing", rules, StringComparison.Ordinal);
    }
}
