using System.Text.Json;

namespace Workflows.Cli.Tests;

/// <summary>Competitors, from the text to the report: news of the market, and a rival's terms over our history.</summary>
public sealed class RivalTests
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
          store : one of ring, web
        }

        event Refund {
          refund   : text key
          order    : text
          total    : money
          reverses Purchase by order, amount total
        }

        market event Offer {
          offer : text key
          back  : percent
        }

        points Beans {
          worth 0.10 EUR
        }

        segment Big when sum of Purchase.total ever >= 250 EUR

        rule Base {
          on    Purchase
          award 1 Beans per 5 EUR of total
        }

        measure back = worth of issued Beans this period / sum of Purchase.total this period

        rival Peak "Peak Stores" in "rivals/peak.loyalty"

        follow up PeakGivesBigMore {
          when  back of Big at Peak > back of Big
          alert "Owner"
        }

        follow up PeakGivesMore {
          when  back of Peak > back
          alert "Owner"
        }

        follow up SomebodyOffersMore {
          when  largest of Offer.back over last 30 days > back + 1%
          alert "Owner"
        }

        """;

    // One for 10 where we give one for 5, but five times on the web.
    private const string Peak = """
        programme Peak {
          currency EUR
          time zone "Europe/Vienna"
          joining with first event
        }

        event Purchase {
          order : text key
          store : one of web, ring
          total : money
        }

        event Refund {
          refund   : text key
          order    : text
          total    : money
          reverses Purchase by order, amount total
        }

        points Points {
          worth 0.10 EUR
        }

        rule Base {
          on    Purchase
          award 1 Points per 10 EUR of total
        }

        rule Web {
          on       Purchase where store is web
          multiply Points by 5
        }

        measure back = worth of issued Points this period / sum of Purchase.total this period

        """;

    // Anna is big: 300 in the store, and 100 that she gives back. Bert buys for 200 on the web.
    private const string Events = """
        {"type":"Offer","at":"2026-02-20T10:00:00Z","offer":"1","back":"9%"}
        {"type":"Purchase","member":"anna","at":"2026-03-01T10:00:00Z","order":"1","total":300,"store":"ring"}
        {"type":"Purchase","member":"bert","at":"2026-03-01T11:00:00Z","order":"2","total":200,"store":"web"}
        {"type":"Purchase","member":"anna","at":"2026-03-02T10:00:00Z","order":"3","total":100,"store":"web"}
        {"type":"Offer","at":"2026-03-03T10:00:00Z","offer":"2","back":"5%"}
        {"type":"Refund","member":"anna","at":"2026-03-04T10:00:00Z","refund":"R","order":"3","total":100}
        {"type":"Offer","at":"2026-03-05T10:00:00Z","key":"2b","offer":"2b","back":"2%","replaces":"2"}

        """;

    [Fact]
    public void What_a_rival_would_have_given_stands_beside_ours_by_segment_and_moves_follow_ups()
    {
        using var folder = Run(Programme, Peak, Events);
        using var report = Report(folder);
        Assert.Equal((0.02m, 0.026m), (Figure(report, "ours", ""), Figure(report, "theirs", "")));
        Assert.Equal((0.02m, 0.01m), (Figure(report, "ours", "Big"), Figure(report, "theirs", "Big")));
        Assert.Equal("PeakGivesBigMore False|PeakGivesMore True|SomebodyOffersMore False", FollowUps(report));
        Assert.Contains("ledger sha256", Loyalty.Good(folder.Path, "audit", "--db", "shop.db").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rivals_terms_may_change_at_any_time()
    {
        using var folder = Run(Programme, Peak, Events);
        folder.Write("rivals/peak.loyalty", Peak.Replace("award 1 Points per 10", "award 4 Points per 10", StringComparison.Ordinal));
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.jsonl", "--db", "shop.db");
        using var report = Report(folder);
        Assert.Equal(0.04m, Figure(report, "theirs", "Big"));
        Assert.StartsWith("PeakGivesBigMore True", FollowUps(report), StringComparison.Ordinal);
    }

    [Fact]
    public void News_of_the_market_count_as_far_back_as_asked_and_as_corrected()
    {
        // 30 days before the end of March reach the offer of 5 % that was put right to 2 %; without the correction it stands.
        using var folder = Run(Programme, Peak, string.Join('\n', Events.Split('\n').Where(line => !line.Contains("2b", StringComparison.Ordinal))));
        using var report = Report(folder);
        Assert.EndsWith("SomebodyOffersMore True", FollowUps(report), StringComparison.Ordinal);
        Assert.Equal(1, report.RootElement.GetProperty("news").GetArrayLength());
    }

    [Fact]
    public void News_of_the_market_have_no_member()
    {
        using var folder = new WorkFolder();
        Write(folder, Programme, Peak, """{"type":"Offer","member":"anna","at":"2026-02-20T10:00:00Z","offer":"1","back":"9%"}""" + "\n");
        var outcome = Loyalty.Run(folder.Path, "run", "shop.loyalty", "--events", "events.jsonl", "--db", "shop.db");
        Assert.Equal(2, outcome.Exit);
        Assert.Contains("Offer is news of the market and nobody's; leave the member out.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rival_that_doesnt_fit_is_an_error_of_the_programme()
    {
        using var folder = new WorkFolder();
        Write(folder, Programme, Peak.Replace("one of web, ring", "one of web", StringComparison.Ordinal), Events);
        var outcome = Loyalty.Run(folder.Path, "check", "shop.loyalty");
        Assert.Equal(1, outcome.Exit);
        Assert.Contains("shop.loyalty:38:7: error LOY2703: `Peak` counts on `Purchase.store`", outcome.Out + outcome.Error, StringComparison.Ordinal);
    }

    private static WorkFolder Run(string programme, string peak, string events)
    {
        var folder = new WorkFolder();
        Write(folder, programme, peak, events);
        Assert.Contains("2 members", Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.jsonl", "--db", "shop.db").Error, StringComparison.Ordinal);
        return folder;
    }

    private static void Write(WorkFolder folder, string programme, string peak, string events)
    {
        Directory.CreateDirectory(folder.At("rivals"));
        folder.Write("shop.loyalty", programme);
        folder.Write("rivals/peak.loyalty", peak);
        folder.Write("events.jsonl", events);
    }

    private static JsonDocument Report(WorkFolder folder)
    {
        Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--period", "2026-03", "--format", "json", "--out", "report.json");
        return JsonDocument.Parse(folder.Read("report.json"));
    }

    private static decimal Figure(JsonDocument report, string name, string segment) => report.RootElement.GetProperty("figures").EnumerateArray()
        .Single(figure => figure.GetProperty("section").GetString() == "competitors" && figure.GetProperty("name").GetString() == name
            && figure.GetProperty("segment").GetString() == segment).GetProperty("value").GetDecimal();

    private static string FollowUps(JsonDocument report) => string.Join('|', report.RootElement.GetProperty("followUps").EnumerateArray()
        .Select(followUp => $"{followUp.GetProperty("name").GetString()} {followUp.GetProperty("holds").GetBoolean()}"));
}
