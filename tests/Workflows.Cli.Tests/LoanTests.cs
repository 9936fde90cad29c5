using System.Text.Json.Nodes;

namespace Workflows.Cli.Tests;

/// <summary>A tier that is lent, from the programme's text to an explanation, a message and a sound database.</summary>
public sealed class LoanTests
{
    private const string Programme = EuroShop.Head + """
        event Trial {
          trial : text key
        }

        member {
          card : one of none, black default none
        }

        points Stars { status only }

        tiers Status {
          tier  Blue from joining
          tier  Silver when earned Stars this calendar year >= 100
          tier  Gold when earned Stars this calendar year >= 300
          match Gold while member.card is black
          keep  until end of next calendar year
        }

        rule Base {
          on    Purchase
          award 1 Stars per 1 EUR of total
        }

        rule TryGold {
          on      Trial
          match   Gold for 30 days
          at most once per member
        }

        journey Hello {
          start on entering Gold
          send  sms "hello"
          wait  20 days
          match Gold for 60 days
          finish "told"
        }
        """;

    private const string Events = """
        type,member,at,order,trial,card,total
        Trial,anna,2026-02-01 12:00,,t,,
        Purchase,anna,2026-02-10 12:00,1,,,120
        Updated,ben,2026-02-03 12:00,,,black,
        Purchase,ben,2026-02-04 12:00,2,,,10
        Updated,ben,2026-03-01 12:00,,,none,
        """;

    private const string Template =
        "{{ tiers.Status.name }}{{ if tiers.Status.lent }} lent, {{ tiers.Status.own }} earned{{ end }}"
        + "{{ if tiers.Status.until }} until {{ tiers.Status.until | date.to_string '%F' }}{{ end }}"
        + "{{ if tiers.Status.keep.missing && tiers.Status.keep.unit }}: {{ tiers.Status.keep.missing }} {{ tiers.Status.keep.unit }} to keep it{{ end }}";

    [Fact]
    public void Explain_says_who_lent_a_tier_until_when_what_is_earned_underneath_and_what_is_missing_to_keep_it()
    {
        using var folder = Run("2026-03-15");
        var text = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "anna").Out;
        Assert.Contains("TryGold (shop.loyalty:35) lent a tier", text, StringComparison.Ordinal);
        Assert.Contains("Status: Gold lent until 2026-03-03 12:00:00", text, StringComparison.Ordinal);
        Assert.Contains("Status: Blue to Silver is earned under the tier that is lent", text, StringComparison.Ordinal);
        Assert.Contains("Status: Gold, lent by Hello until 2026-04-22 12:00; Silver is earned", text, StringComparison.Ordinal);
        Assert.Contains("180 Stars by 2026-04-22 (earned Stars this calendar year) to keep Gold", text, StringComparison.Ordinal);

        var ladder = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "anna", "--tier", "Status").Out;
        Assert.Contains("2026-02-01 12:00:00 to 2026-02-21 12:00:00  Gold lent by TryGold (shop.loyalty:35) until 2026-03-03 12:00:00", ladder, StringComparison.Ordinal);
        Assert.Contains("2026-02-21 12:00:00 until now  Gold lent by journey Hello", ladder, StringComparison.Ordinal);
        Assert.DoesNotContain("as it was decided before a correction", ladder, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_says_with_which_value_a_condition_lent_a_tier_and_with_which_it_took_it_back()
    {
        using var folder = Run("2026-05-15");
        var ladder = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "ben", "--tier", "Status").Out;
        Assert.Contains(
            "2026-02-03 12:00:00 to 2026-03-01 12:00:00  Gold lent by `match` of Status (shop.loyalty:26) as long as a condition holds", ladder, StringComparison.Ordinal);
        Assert.Contains("when it ended: `member.card is black` does not hold", ladder, StringComparison.Ordinal);
        var json = JsonNode.Parse(Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "ben", "--tier", "Status", "--format", "json").Out)!;
        Assert.Equal("Gold", (string?)json["lent"]![0]!["tier"]);
    }

    [Fact]
    public void A_message_says_what_is_lent_and_a_run_with_loans_is_sound()
    {
        using var folder = Run("2026-05-15");
        var message = Assert.Single(Directory.EnumerateFiles(folder.At("outbox"), "*.txt", SearchOption.AllDirectories));
        Assert.Contains("Gold lent, Blue earned until 2026-03-03: 300 Stars to keep it", File.ReadAllText(message), StringComparison.Ordinal);
        Loyalty.Good(folder.Path, "audit", "--db", "shop.db");
        Assert.Equal("shop.csv\n", Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--format", "csv", "--out", "shop.csv").Out);
        Assert.Contains("loans", folder.Read("shop.csv"), StringComparison.Ordinal);
    }

    private static WorkFolder Run(string until)
    {
        var folder = new WorkFolder();
        Directory.CreateDirectory(folder.At("messages"));
        folder.Write("shop.loyalty", Programme);
        folder.Write("messages/hello.txt", Template);
        folder.Write("events.csv", Events);
        Loyalty.Good(
            folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db", "--outbox", "outbox", "--until", until);
        return folder;
    }
}
