using System.Text.Json;

namespace Workflows.Cli.Tests;

/// <summary>What a member may ask for: all that there is of the member, and to be forgotten.</summary>
public sealed class MemberDataTests
{
    private const string Programme = """
        programme Shop {
          currency  EUR
          time zone "Europe/Vienna"
        }

        event Purchase {
          order : text key
          total : money
        }

        event Survey {
          answer  : text key
          comment : optional text personal
        }

        member {
          birthday : optional date personal
          email    : optional text personal
          consent  marketing by sms
        }

        points Miles { worth 0.01 EUR }

        rule Base {
          on    Purchase
          award 1 Miles per 1 EUR of total
        }

        rule Birthday {
          on    Purchase
          when  member.birthday is known and month of today = month of member.birthday
          bonus 50 Miles
        }

        journey Thanks {
          start   on Purchase
          purpose marketing
          send    sms "thanks"
        }
        """;

    private const string Events = """
        type,member,at,order,total,answer,comment,email,birthday,consent_marketing_sms,consent_text
        Joined,anna,2026-02-01 12:00,,,,,anna@mail.example,1990-02-14,yes,v1
        Purchase,anna,2026-02-10 12:00,1,20,,,,,,
        Survey,anna,2026-02-11 12:00,,,s,nice shop,,,,
        Updated,anna,2026-02-12 12:00,,,,,,,no,v2
        """;

    [Fact]
    public void Explain_tells_consents_and_under_which_a_message_went()
    {
        using var folder = Run();
        var text = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "anna").Out;
        Assert.Contains("consented to marketing by sms, text v1", text, StringComparison.Ordinal);
        Assert.Contains("under the consent to marketing by sms of 2026-02-01 12:00:00, text v1", text, StringComparison.Ordinal);
        Assert.Contains("withdrew the consent to marketing by sms, text v2", text, StringComparison.Ordinal);
        Assert.Contains("comment nice shop", text, StringComparison.Ordinal);
        Assert.Contains("anna@mail.example, on 2026-02-01 for text v1", File.ReadAllText(
            Directory.EnumerateFiles(folder.At("outbox"), "*.txt", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_writes_all_that_there_is_of_a_member()
    {
        using var folder = Run();
        Assert.Equal("anna.json\n", Loyalty.Good(folder.Path, "export", "--db", "shop.db", "--member", "anna", "--out", "anna.json").Out);
        using var json = JsonDocument.Parse(folder.Read("anna.json"));
        var root = json.RootElement;
        Assert.Equal("anna@mail.example", root.GetProperty("fields").GetProperty("email").GetString());
        Assert.Equal("1990-02-14", root.GetProperty("fields").GetProperty("birthday").GetString());
        Assert.Equal(70, root.GetProperty("points").GetProperty("Miles").GetProperty("available").GetInt64());
        var consent = root.GetProperty("consents")[0];
        Assert.Equal((false, "2026-02-12 12:00:00", "v2"), (consent.GetProperty("given").GetBoolean(), consent.GetProperty("since").GetString(), consent.GetProperty("text").GetString()));
        Assert.Equal(4, root.GetProperty("log").GetArrayLength());
        Assert.Equal("nice shop", root.GetProperty("log")[2].GetProperty("event").GetProperty("values").GetProperty("comment").GetString());
        Assert.Equal("thanks", root.GetProperty("messages")[0].GetProperty("template").GetString());
    }

    [Fact]
    public void Erase_asks_first_and_then_leaves_a_number_and_a_sound_ledger()
    {
        using var folder = Run();
        var asked = Loyalty.Run(folder.Path, "erase", "--db", "shop.db", "--member", "anna", "--at", "2026-03-01 12:00");
        Assert.Equal(1, asked.Exit);
        Assert.Contains("Nothing was erased", asked.Error, StringComparison.Ordinal);
        var early = Loyalty.Run(folder.Path, "erase", "--db", "shop.db", "--member", "anna", "--at", "2026-02-01 12:00", "--yes");
        Assert.Contains("name an instant from then on", early.Error, StringComparison.Ordinal);
        var done = Loyalty.Good(folder.Path, "erase", "--db", "shop.db", "--member", "anna", "--at", "2026-03-01 12:00", "--yes").Out;
        Assert.Contains("70 Miles expired (erased)", done, StringComparison.Ordinal);
        Assert.Contains("the log goes on with #0", done, StringComparison.Ordinal);
        Assert.Contains("all invariants hold", Loyalty.Good(folder.Path, "audit", "--db", "shop.db").Out, StringComparison.Ordinal);
        Assert.Contains("There is no member anna", Loyalty.Run(folder.Path, "explain", "--db", "shop.db", "--member", "anna").Error, StringComparison.Ordinal);
        var text = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "#0").Out;
        Assert.Contains("comment erased", text, StringComparison.Ordinal);
        Assert.Contains("email erased", text, StringComparison.Ordinal);
        Assert.Contains("gave 50 Miles", text, StringComparison.Ordinal);
        Assert.Equal("shop.html\n", Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--out", "shop.html").Out);
    }

    private static WorkFolder Run()
    {
        var folder = new WorkFolder();
        Directory.CreateDirectory(folder.At("messages"));
        folder.Write("shop.loyalty", Programme);
        const string Template = "{{ member.email ?? 'you' }}, on {{ consent.given | date.to_string '%F' }} for text {{ consent.text ?? 'none' }}";
        folder.Write("messages/thanks.txt", Template);
        folder.Write("events.csv", Events);
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db", "--outbox", "outbox");
        return folder;
    }
}
