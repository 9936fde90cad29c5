using System.Text.Json;

namespace Workflows.Cli.Tests;

/// <summary>What the commands say of two members who are one person.</summary>
public sealed class MergeTests
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

        member {
          email : optional text personal
        }

        points Miles {
          worth   0.01 EUR
          pending 14 days
        }

        rule Base {
          on    Purchase
          award 1 Miles per 1 EUR of total
        }
        """;

    private const string Events = """
        type,member,at,order,total,email,into
        Joined,anna,2026-02-01 12:00,,,anna@mail.example,
        Joined,ben,2026-02-01 13:00,,,,
        Purchase,anna,2026-02-10 12:00,1,20,,
        Purchase,ben,2026-03-01 12:00,2,5,,
        Merged,anna,2026-03-02 12:00,,,,ben
        Merged,anna,2026-03-03 12:00,,,,carol
        Merged,ben,2026-03-03 12:00,,,,anna
        Purchase,anna,2026-03-04 12:00,3,7,,
        """;

    [Fact]
    public void Explain_tells_of_either_what_went_and_what_came()
    {
        using var folder = Run(out var bad);
        Assert.Contains("events.csv:7: \"member\": this Merged of anna was not taken: its member was merged into another one already", bad, StringComparison.Ordinal);
        Assert.Contains("events.csv:8: \"into\": this Merged of ben was not taken: the two are one member already", bad, StringComparison.Ordinal);
        var anna = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "anna").Out;
        Assert.Contains("merged into ben, who goes on for both", anna, StringComparison.Ordinal);
        Assert.DoesNotContain("where anna stands", anna, StringComparison.Ordinal);
        var ben = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "ben").Out;
        Assert.Contains("goes on for anna, and took over what that one had", ben, StringComparison.Ordinal);
        Assert.Contains("20 Miles came with anna", ben, StringComparison.Ordinal);
        Assert.Contains("Miles: 20 available, 12 pending", ben, StringComparison.Ordinal);
        Assert.DoesNotContain("state ", ben, StringComparison.Ordinal);
        Assert.Contains("all invariants hold", Loyalty.Good(folder.Path, "audit", "--db", "shop.db").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_of_who_goes_on_has_also_what_there_is_of_the_other()
    {
        using var folder = Run(out _);
        Loyalty.Good(folder.Path, "export", "--db", "shop.db", "--member", "ben", "--out", "ben.json");
        using var json = JsonDocument.Parse(File.ReadAllText(folder.At("ben.json")));
        Assert.Equal("anna", json.RootElement.GetProperty("goes_on_for")[0].GetString());
        Assert.Equal("anna@mail.example", json.RootElement.GetProperty("fields").GetProperty("email").GetString());
        var other = json.RootElement.GetProperty("those")[0];
        Assert.Equal(("anna", "ben"), (other.GetProperty("member").GetString(), other.GetProperty("merged_into").GetString()));
        Assert.Equal("1", other.GetProperty("log")[1].GetProperty("event").GetProperty("key").GetString());
    }

    [Fact]
    public void A_report_counts_one_member_and_to_be_forgotten_is_to_be_forgotten_under_both_ids()
    {
        using var folder = Run(out _);
        Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--format", "csv", "--out", "shop.csv");
        Assert.Contains("members,merged,,", File.ReadAllText(folder.At("shop.csv")), StringComparison.Ordinal);
        Loyalty.Good(folder.Path, "erase", "--db", "shop.db", "--member", "anna", "--at", "2026-05-01 12:00", "--yes");
        Assert.Contains("There is no member ben", Loyalty.Run(folder.Path, "explain", "--db", "shop.db", "--member", "ben").Error, StringComparison.Ordinal);
        Assert.Contains("merged into a member who is erased", Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "#0").Out, StringComparison.Ordinal);
        Assert.Contains("all invariants hold", Loyalty.Good(folder.Path, "audit", "--db", "shop.db").Out, StringComparison.Ordinal);
    }

    private static WorkFolder Run(out string bad)
    {
        var folder = new WorkFolder();
        folder.Write("shop.loyalty", Programme);
        folder.Write("events.csv", Events);
        bad = Loyalty.Run(folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db").Error;
        return folder;
    }
}
