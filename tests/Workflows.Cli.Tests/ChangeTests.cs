using System.Text.Json.Nodes;

namespace Workflows.Cli.Tests;

/// <summary><c>loyalty plan</c> and <c>loyalty apply</c>: a programme changes while members live under it.</summary>
public sealed class ChangeTests
{
    private const string Old = EuroShop.Head + """
        points Miles { worth 0.01 EUR }

        tiers Status {
          tier Blue from joining
          tier Gold when earned Miles this calendar year >= 500
        }

        rule Base {
          on    Purchase
          award 1 Miles per 1 EUR of total
        }
        """;

    private const string Events = """
        type,member,at,order,total
        Purchase,anna,2026-02-10 12:00,a1,120
        Purchase,ben,2026-02-11 12:00,b1,300
        """;

    private static readonly string Next = Old
        .Replace("rule Base {", "rule Basic was Base {", StringComparison.Ordinal)
        .Replace("award 1 Miles", "award 2 Miles", StringComparison.Ordinal)
        .Replace("tier Gold", "tier Silver when earned Miles this calendar year >= 200\n  tier Gold", StringComparison.Ordinal);

    [Fact]
    public void A_plan_says_what_changes_for_whom_and_changes_nothing()
    {
        using var folder = Lived();
        var before = File.ReadAllBytes(folder.At("shop.db"));
        var text = Loyalty.Good(folder.Path, "plan", "old.loyalty", "new.loyalty", "--db", "shop.db", "--at", "2026-03-01").Out;
        Assert.Contains("> rule Basic was Base (old.loyalty:19 -> new.loyalty:20)", text, StringComparison.Ordinal);
        Assert.Contains("+ tier Silver (new.loyalty:16)", text, StringComparison.Ordinal);
        Assert.Contains("Status: Blue to Silver: 1 (ben)", text, StringComparison.Ordinal);
        Assert.Contains("the way to the next tier is another one for 1 more", text, StringComparison.Ordinal);
        Assert.Contains("Miles given: 420 -> 840 (+420), cost (basis issued) 4.20 -> 8.40 EUR", text, StringComparison.Ordinal);
        Assert.Contains("rule Basic: 420 -> 840 Miles", text, StringComparison.Ordinal);
        Assert.Contains("identifies no lift", text, StringComparison.Ordinal);
        Assert.Contains("Plan: 1 to add, 1 to change, 1 to rename, 0 to remove; 1 members change tier. Nothing was changed.", text, StringComparison.Ordinal);
        var json = JsonNode.Parse(Loyalty.Good(folder.Path, "plan", "old.loyalty", "new.loyalty", "--db", "shop.db", "--format", "json").Out)!;
        Assert.Equal("ben", (string?)json["tiers"]![0]!["members"]![0]);
        Assert.Equal(before, File.ReadAllBytes(folder.At("shop.db")));
    }

    [Fact]
    public void A_plan_names_the_rankings_that_are_new_changed_or_gone_and_what_becomes_of_their_cuts()
    {
        const string Race = "\n\nleaderboard Race {\n  score  earned Miles this calendar month\n  places 3\n  bonus  5 Miles\n}\n";
        const string Best = "\n\nsegment Best when sum of Purchase.total over last 3 months is in top 10% of members, refreshed daily at 03:00";
        const string Rfm = "\n\nbands Rfm of recency, frequency, monetary of Purchase.total in 5 bands, refreshed weekly at 03:00\n";
        using var folder = Lived();
        folder.Write("ranked.loyalty", Old + Best + Race);
        folder.Write("otherwise.loyalty", Old + Best.Replace("10%", "20%", StringComparison.Ordinal) + Rfm);
        Loyalty.Good(folder.Path, "apply", "ranked.loyalty", "--db", "shop.db", "--at", "2026-03-01");
        var text = Loyalty.Good(folder.Path, "plan", "ranked.loyalty", "otherwise.loyalty", "--db", "shop.db", "--at", "2026-03-02").Out;
        Assert.Contains("+ bands Rfm (otherwise.loyalty:", text, StringComparison.Ordinal);
        Assert.Contains("- leaderboard Race (ranked.loyalty:", text, StringComparison.Ordinal);
        Assert.Contains("~ Best (otherwise.loyalty:24): the cuts of the text before stand until its next refresh: every day at 03:00", text, StringComparison.Ordinal);
        Assert.Contains("+ Rfm.recency (otherwise.loyalty:26): everybody is in band 0 before its first refresh: on the first day of each calendar week", text, StringComparison.Ordinal);
        Assert.Contains("- Race (ranked.loyalty:26): refreshed no more; what was recorded stays", text, StringComparison.Ordinal);
        var json = JsonNode.Parse(Loyalty.Good(folder.Path, "plan", "ranked.loyalty", "otherwise.loyalty", "--db", "shop.db", "--format", "json").Out)!;
        Assert.Equal(["changed", "added", "added", "added", "removed"], json["rankings"]!.AsArray().Select(one => (string?)one!["change"]));
        Assert.DoesNotContain("beside each other", Loyalty.Good(folder.Path, "plan", "ranked.loyalty", "ranked.loyalty", "--db", "shop.db").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_is_applied_from_an_instant_on_and_every_page_knows_both()
    {
        using var folder = Lived();
        Assert.Contains("loyalty apply", Loyalty.Refused(1, folder.Path, "run", "new.loyalty", "--events", "later.csv", "--db", "shop.db"), StringComparison.Ordinal);
        var applied = Loyalty.Good(folder.Path, "apply", "new.loyalty", "--db", "shop.db", "--at", "2026-03-01").Out;
        Assert.Contains("version 2 of Shop is in force from 2026-02-28T23:00:00Z: 2 members went over, 1 changed tier", applied, StringComparison.Ordinal);
        Loyalty.Good(folder.Path, "run", "new.loyalty", "--events", "later.csv", "--db", "shop.db");
        Loyalty.Good(folder.Path, "audit", "--db", "shop.db");
        var text = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "ben").Out;
        Assert.Contains("version 2 of the programme came into force", text, StringComparison.Ordinal);
        Assert.Contains("Base (old.loyalty:19 of version 1) fired", text, StringComparison.Ordinal);
        Assert.Contains("Basic (new.loyalty:20 of version 2) fired", text, StringComparison.Ordinal);
        Assert.Contains("Base (old.loyalty:19) gave 10 Miles", text, StringComparison.Ordinal);
        Assert.Contains("Basic (new.loyalty:20) gave 20 Miles", text, StringComparison.Ordinal);
        Assert.Equal("shop.csv\n", Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--period", "2026-Q1", "--format", "csv", "--out", "shop.csv").Out);
    }

    [Fact]
    public void What_would_be_lost_without_a_word_is_refused_in_sentences_and_nothing_is_changed()
    {
        using var folder = Lived();
        folder.Write("less.loyalty", Old.Replace("tier Gold", "tier Ruby", StringComparison.Ordinal));
        var outcome = Loyalty.Run(folder.Path, "apply", "less.loyalty", "--db", "shop.db");
        Assert.Equal(1, outcome.Exit);
        Assert.Contains("error LOY2695: the tier `Gold` of the version in force is not declared here", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("say it of the tier that they get: `tier NAME was Gold`", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(
            "name a later instant", Loyalty.Refused(2, folder.Path, "apply", "new.loyalty", "--db", "shop.db", "--at", "2026-01-01"), StringComparison.Ordinal);
        Loyalty.Good(folder.Path, "run", "old.loyalty", "--events", "events.csv", "--db", "shop.db");
    }

    /// <summary>Two members under the old version, and a file with a late purchase of before the change and one of after it.</summary>
    private static WorkFolder Lived()
    {
        var folder = new WorkFolder();
        folder.Write("old.loyalty", Old);
        folder.Write("new.loyalty", Next);
        folder.Write("events.csv", Events);
        folder.Write("later.csv", "type,member,at,order,total\nPurchase,anna,2026-03-02 12:00,a2,1\nPurchase,ben,2026-02-20 12:00,b2,10\nPurchase,ben,2026-03-03 12:00,b3,10\n");
        Loyalty.Good(folder.Path, "run", "old.loyalty", "--events", "events.csv", "--db", "shop.db");
        return folder;
    }
}
