using System.Text.RegularExpressions;

namespace Workflows.Cli.Tests;

/// <summary>A shop whose one member has lived through what may be asked about, up to 2028-03-01.</summary>
public sealed class ExplainedShop : IDisposable
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
          answer : text key
        }

        member {
          consent marketing by sms
        }

        messages {
          quiet         21:00 to 09:00
          at most       1 per member in any 2 days
          give up after 5 days
        }

        points Miles {
          worth   0.01 EUR
          pending 7 days
          expire  12 months after earned
        }

        reward Mug {
          price    30 Miles
          our cost 0.20 EUR
        }

        tiers Status {
          tier Blue from joining
          tier Silver when earned Miles this calendar year >= 300
          keep until end of calendar year
          drop one tier
        }

        segment Quiet when any Purchase over last 1 year and time since last Purchase >= 60 days

        # What is given.

        rule Base {
          on      Purchase
          award   5 Miles per 4 EUR of total
          at most 400 Miles per member per event
        }

        rule Weekend {
          on       Purchase where weekday is one of Sat, Sun
          multiply Miles by 2
          at most  once per member per calendar year
        }

        # Who watches.

        guard Velocity {
          on      Purchase
          at most 1 per member per calendar day
          then    hold for "Risk desk"
        }

        # What is said.

        journey Thanks {
          start   on Survey
          again   1 hours after start
          purpose marketing

          send    sms "thanks"
        }
        """;

    private const string Events = """
        type,member,at,order,total,answer,consent_marketing_sms,consent_text,redemption,reward,held
        Joined,anna,2026-01-05 12:00,,,,yes,v1,,,
        Purchase,anna,2026-01-10 12:00,1,400.50,,,,,,
        Survey,anna,2026-01-20 22:30,,,late,,,,,
        Survey,anna,2026-01-21 12:00,,,soon,,,,,
        Redeemed,anna,2026-01-25 12:00,,,,,,m,Mug,
        Purchase,anna,2026-02-02 12:00,2,56,,,,,,
        Purchase,anna,2026-02-02 13:00,3,50,,,,,,
        Purchase,anna,2026-02-02 14:00,4,32,,,,,,
        Purchase,anna,2026-02-02 15:00,5,48,,,,,,
        EarningReleased,anna,2026-02-03 12:00,,,,,,,,3
        EarningDenied,anna,2026-02-03 13:00,,,,,,,,4
        """;

    private readonly WorkFolder _folder = Run();

    /// <summary>What is told of the member.</summary>
    internal string Explain(params string[] question) => Loyalty.Good(_folder.Path, ["explain", "--db", "shop.db", "--member", "anna", .. question]).Out;

    /// <summary>The sentence with which a question is refused.</summary>
    internal string Refused(int exit, params string[] question) =>
        Loyalty.Refused(exit, _folder.Path, ["explain", "--db", "shop.db", "--member", "anna", .. question]);

    /// <summary>The number of the posting that a balance tells in some words.</summary>
    internal string PostingOf(string words) => Regex.Match(Explain("--balance", "Miles"), $@"{Regex.Escape(words)}.*\[posting ([\d.]+)\]").Groups[1].Value;

    /// <summary>Lives through it in a folder of its own.</summary>
    internal static WorkFolder Run()
    {
        var folder = new WorkFolder();
        Directory.CreateDirectory(folder.At("messages"));
        folder.Write("shop.loyalty", Programme);
        folder.Write("messages/thanks.txt", "Thank you.");
        folder.Write("events.csv", Events);
        Loyalty.Good(folder.Path, "run", "shop.loyalty", "--events", "events.csv", "--db", "shop.db", "--outbox", "outbox", "--until", "2028-03-01");
        return folder;
    }

    public void Dispose() => _folder.Dispose();
}
