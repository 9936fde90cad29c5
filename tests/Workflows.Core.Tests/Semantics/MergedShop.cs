using Workflows.Core.Machine;
using Workflows.Model.Effects;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>A shop with something of everything that has to go somewhere where two members turn out to be one.</summary>
internal static class MergedShop
{
    private const string Rest = """
        event Purchase {
          order: text key
          total: money
          channel: one of shop, web default shop
        }
        event Refund {
          refund: text key
          order: text
          reverses Purchase by order
        }
        event Visit {
          visit: text key
          score: number 0 to 10
        }
        event Brings {
          brings: text key
          friend: member
        }
        member {
          language: optional text
          nick: optional text personal
          consent marketing by email
        }
        points Miles { worth 1 HKD
          pending 14 days
          expire 3 months after earned
          transfer at most 500 per member per calendar year }
        points Coins { worth 1 HKD }
        points Stars { status only }
        tiers Status {
          tier Blue from joining
          tier Silver when earned Stars this calendar year >= 50
          tier Gold when earned Stars this calendar year >= 500
          keep until end of next calendar year
        }
        segment Fan when count of Purchase over last 30 days >= 3
        rule Base {
          on Purchase
          award 1 Miles and 1 Stars per 1 HKD of total
        }
        rule Web {
          on Purchase where channel is web
          bonus 10 Coins
          at most 30 Coins per member per calendar month
        }
        rule FansAreThanked {
          on entering Fan
          bonus 7 Coins
        }
        rule Friend {
          on Brings
          bonus 20 Coins to friend
          bonus 50 Miles, pending until Purchase by friend up to 60 days
        }
        reward Mug {
          price 40 Miles
          stock 3
          hold 20 days
          cancel up to 30 days
          voucher valid 60 days
        }
        guard Many {
          on Purchase
          when total >= 900 HKD
          then hold for "Desk"
        }
        journey Care {
          start on Visit where score <= 3
          purpose marketing
          task Call to "Desk" due in 30 days {
            on done { finish "done" }
            on overdue { finish "late" }
          }
        }
        """;

    private static string Text(string lines) => $$"""
        programme P {
          currency HKD
          time zone "Asia/Hong_Kong"
          {{lines}}
        }
        {{Rest}}
        """;

    /// <summary>Four members have joined.</summary>
    /// <param name="lines">What else the programme says of itself.</param>
    public static World Open(string lines = "")
    {
        var world = new World(Text(lines));
        foreach (var member in (string[])["anna", "ben", "carol", "dora"])
        {
            world.Join("2025-01-01 10:00", member);
        }

        return world;
    }

    public static void Buy(World world, string at, string member, string order, int total, string channel = "shop") =>
        world.On(at, member, "Purchase", ("order", order), ("total", (decimal)total), ("channel", channel));

    /// <summary>A member goes under in another one.</summary>
    public static List<Effect> Merge(World world, string at, string member, string into)
    {
        var from = world.Log.Steps.Count;
        world.On(at, member, "Merged", ("into", into));
        return [.. world.Log.Steps.Skip(from).SelectMany(step => step.Effects)];
    }

    /// <summary>Why a merge isn't taken.</summary>
    public static Refusal WhyNot(World world, string member, string into)
    {
        var type = world.Programme.EventTypes.Single(candidate => candidate.Name == "Merged");
        return world.Population.Take(world.RecordOf(type, "2026-01-31 10:00", member, $"{member} {into}", ("into", into)));
    }
}
