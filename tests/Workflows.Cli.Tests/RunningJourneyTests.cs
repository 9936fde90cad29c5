namespace Workflows.Cli.Tests;

/// <summary>What the pages say of journeys that run while the programme changes.</summary>
public sealed class RunningJourneyTests
{
    private const string Old = EuroShop.Head + """
        points Miles { worth 0.01 EUR }

        segment Small when count of Purchase ever = 1

        rule Base {
          on    Purchase
          award 1 Miles per 1 EUR of total
          at most 9_000 Miles per calendar month in total
        }

        journey Care {
          start on Purchase

          wait up to 30 days for Purchase {
            on late { go to Ask }
          }
          finish "came"
          step Ask {
            task Call to "Desk" due in 2 days {
              on overdue { finish "forgotten" }
              on done { finish "called" }
            }
          }
        }
        """;

    private static readonly string Next = Old
        .Replace("start on Purchase\n", "start on Purchase\n  running move here, Call to Sorry\n", StringComparison.Ordinal)
        .Replace("up to 30 days", "up to 90 days", StringComparison.Ordinal)
        .Replace("9_000 Miles per calendar month", "90 Miles per calendar week", StringComparison.Ordinal)
        .Replace("  step Ask {", "  step Sorry {\n    bonus 9 Miles\n    finish \"sorry\"\n  }\n  step Ask {", StringComparison.Ordinal)
        + "\njourney Second {\n  start on entering Small, also who is in it already\n  bonus 2 Miles\n}\n";

    [Fact]
    public void A_plan_says_how_many_wait_where_and_where_they_go_on_and_how_many_would_begin()
    {
        using var folder = Lived();
        var text = Plan(folder, "new.loyalty");
        Assert.Contains("journey Care: 1 running wait at \"1\" (wait for Purchase, old.loyalty:25) and go on at \"1\" (wait for Purchase, new.loyalty:26)", text, StringComparison.Ordinal);
        Assert.Contains("journey Care: 1 running wait at \"3.Ask.1\" (task Call, old.loyalty:30) and go on at \"3.Sorry.1\" (bonus of 9 Miles, new.loyalty:31)", text, StringComparison.Ordinal);
        Assert.Contains("journey Second: 2 begin it as they are in already", text, StringComparison.Ordinal);

        // What was given before counts in the rule's new limit, so it doesn't begin anew.
        Assert.DoesNotContain("Limits that begin anew", text, StringComparison.Ordinal);
        folder.Write("among.loyalty", Next.Replace("90 Miles per calendar week in total", "90 Miles per calendar week in total among Small", StringComparison.Ordinal));
        Assert.Contains(
            "Limits that begin anew: nothing that was given before counts in them\n  rule Base: at most 90 Miles per calendar week in total among Small",
            Plan(folder, "among.loyalty").ReplaceLineEndings("\n"), StringComparison.Ordinal);
        folder.Write("stay.loyalty", Next.Replace("  running move here, Call to Sorry\n", "", StringComparison.Ordinal).Replace("step Sorry {\n    bonus 9 Miles\n    finish \"sorry\"\n  }", "", StringComparison.Ordinal));
        Assert.Contains("journey Care: 1 running wait at \"1\" (wait for Purchase, old.loyalty:25) and end by version 1", Plan(folder, "stay.loyalty"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_applied_is_explained_reported_and_found_sound()
    {
        using var folder = Lived();
        var applied = Loyalty.Good(folder.Path, "apply", "new.loyalty", "--db", "shop.db", "--at", "2026-04-01").Out;
        Assert.Contains("2 running journeys go on in it, 2 journeys begin for who is in already", applied, StringComparison.Ordinal);
        Loyalty.Good(folder.Path, "run", "new.loyalty", "--events", "later.csv", "--db", "shop.db");
        var text = Loyalty.Good(folder.Path, "explain", "--db", "shop.db", "--member", "anna").Out;
        Assert.Contains(
            "Care (new.loyalty:22) goes on here from version 1: from \"3.Ask.1\" (task Call, old.loyalty:30) to \"3.Sorry.1\" (bonus of 9 Miles, new.loyalty:31)",
            text, StringComparison.Ordinal);
        Assert.Contains("Care (new.loyalty:22) finished \"sorry\"", text, StringComparison.Ordinal);
        Loyalty.Good(folder.Path, "audit", "--db", "shop.db");
        Loyalty.Good(folder.Path, "report", "--db", "shop.db", "--period", "2026", "--format", "csv", "--out", "shop.csv");
        var rows = File.ReadAllLines(folder.At("shop.csv"));
        Assert.Contains(rows, row => row.Contains("finished: (went on in a later version),Care of version 1", StringComparison.Ordinal) && row.Contains(",2,", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("came from an earlier version,Care", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("finished: sorry,Care,", StringComparison.Ordinal));
    }

    private static string Plan(WorkFolder folder, string next) =>
        Loyalty.Good(folder.Path, "plan", "old.loyalty", next, "--db", "shop.db", "--at", "2026-04-01").Out;

    private static WorkFolder Lived()
    {
        var folder = new WorkFolder();
        folder.Write("old.loyalty", Old);
        folder.Write("new.loyalty", Next);
        folder.Write("events.csv", "type,member,at,order,total\nPurchase,anna,2026-03-01 12:00,a1,120\nPurchase,ben,2026-03-31 13:00,b1,300\n");
        folder.Write("later.csv", "type,member,at,order,total\nPurchase,ben,2026-04-10 12:00,b2,10\n");
        Loyalty.Good(folder.Path, "run", "old.loyalty", "--events", "events.csv", "--db", "shop.db");
        return folder;
    }
}
