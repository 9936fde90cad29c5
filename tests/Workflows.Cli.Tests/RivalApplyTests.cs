namespace Workflows.Cli.Tests;

/// <summary>A programme that measures itself against a rival changes: the rival's terms stand beside the new version as they stood beside the old.</summary>
public sealed class RivalApplyTests
{
    private const string Programme = EuroShop.Head + """
        points Beans {
          worth 0.10 EUR
        }

        rule Base {
          on    Purchase
          award 1 Beans per 5 EUR of total
        }

        measure back = worth of issued Beans this period / sum of Purchase.total this period

        rival Peak "Peak Stores" in "rivals/peak.loyalty"

        follow up PeakGivesMore {
          when  back of Peak > back
          alert "Owner"
        }

        """;

    private const string Peak = """
        programme Peak {
          currency EUR
          time zone "Europe/Vienna"
          joining with first event
        }

        event Purchase {
          order : text key
          total : money
        }

        points Points {
          worth 0.10 EUR
        }

        rule All {
          on    Purchase
          award 1 Points per 4 EUR of total
        }

        measure back = worth of issued Points this period / sum of Purchase.total this period

        """;

    [Fact]
    public void A_version_comes_into_force_with_its_rivals_and_what_they_would_give_is_compared_over_both_versions()
    {
        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder.At("rivals"));
        folder.Write("rivals/peak.loyalty", Peak);
        folder.Write("shop.loyalty", Programme);
        folder.Write("next.loyalty", Programme.Replace("award 1 Beans per 5 EUR", "award 2 Beans per 5 EUR", StringComparison.Ordinal));
        folder.Write("events.csv", "type,member,at,order,total\nPurchase,anna,2026-02-10 12:00,a1,100\n");
        folder.Write("later.csv", "type,member,at,order,total\nPurchase,anna,2026-03-10 12:00,a2,100\n");
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db");
        Assert.Equal("True", Holds(folder, "2026-02"));

        var applied = Loyalty.Good(folder.Path, "apply", "next.loyalty", "--db", "shop.db", "--at", "2026-03-01").Out;
        Assert.Contains("version 2 of Shop is in force", applied, StringComparison.Ordinal);
        Loyalty.Good(folder.Path, "run", "next.loyalty", "--events", "later.csv", "--db", "shop.db");
        Loyalty.Good(folder.Path, "audit", "--db", "shop.db");

        // One for 5 was less than one for 4, and two for 5 are more; the rival's text is asked of the database alone.
        Directory.Delete(folder.At("rivals"), recursive: true);
        Assert.Equal("True", Holds(folder, "2026-02"));
        Assert.Equal("False", Holds(folder, "2026-03"));
    }

    [Fact]
    public void A_version_whose_rival_is_not_there_is_refused_and_nothing_is_changed()
    {
        using var folder = new WorkFolder();
        Directory.CreateDirectory(folder.At("rivals"));
        folder.Write("rivals/peak.loyalty", Peak);
        folder.Write("shop.loyalty", Programme);
        folder.Write("next.loyalty", Programme.Replace("rivals/peak.loyalty", "rivals/other.loyalty", StringComparison.Ordinal));
        folder.Write("events.csv", "type,member,at,order,total\nPurchase,anna,2026-02-10 12:00,a1,100\n");
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db");
        var before = File.ReadAllBytes(folder.At("shop.db"));
        var outcome = Loyalty.Run(folder.Path, "apply", "next.loyalty", "--db", "shop.db", "--at", "2026-03-01");
        Assert.Equal(1, outcome.Exit);
        Assert.Contains("other.loyalty", outcome.Out + outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.At("shop.db")));
    }

    private static string Holds(WorkFolder folder, string period)
    {
        Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--period", period, "--format", "json", "--out", "report.json");
        using var report = System.Text.Json.JsonDocument.Parse(folder.Read("report.json"));
        return Assert.Single(report.RootElement.GetProperty("followUps").EnumerateArray()).GetProperty("holds").GetBoolean().ToString();
    }
}
