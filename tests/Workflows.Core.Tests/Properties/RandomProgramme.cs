using System.Globalization;
using System.Text;

namespace Workflows.Core.Tests.Properties;

/// <summary>Writes random programmes that are right, and random events for them.</summary>
internal sealed class RandomProgramme(Random random)
{
    private static readonly string[] Windows =
    [
        "over last 30 days", "over last 2 months", "over last 14 calendar days", "this calendar month", "this calendar year", "over last 36 hours",
        "ever", "this 7 days from 2025-01-01", "this membership year",
    ];

    private static readonly string[] Expiries =
    [
        "expire 3 months after earned, end of month", "expire 2 months after activity", "expire 3 weeks after end of calendar month",
        "expire at end of next calendar quarter",
    ];

    private static readonly string[] Leavings =
    [
        "", "leaving forfeits pending, keeps available 20 days", "leaving forfeits pending, forfeits available",
    ];

    private static readonly string[] Terms =
    [
        "keep until end of next calendar year\n  drop one tier", "keep until end of calendar quarter\n  grace 20 days\n  drop by balance",
        "keep until end of membership year\n  grace 1 month\n  drop one tier", "keep 40 days\n  grace 50 days\n  drop one tier",
    ];

    /// <summary>A programme.</summary>
    /// <param name="households">Which points households have together; null for no households.</param>
    /// <param name="hasJourney">Whether there is a journey, which goes several ways at the same time.</param>
    public string Text(string? households = null, bool hasJourney = false)
    {
        var text = new StringBuilder($$"""
            programme P { currency HKD
              time zone "Europe/Paris"
              {{Leavings[random.Next(Leavings.Length)]}} }
            event Purchase { order: text key
              total: money
              items: number 0 to 30
              weight: optional number
              channel: one of shop, web, app
              topic: optional text
              lines: optional list of { category: text, quantity: number, price: money } }
            event Visit { visit: text key
              score: number 0 to 10
              friend: optional member }
            event Refund { refund: text key
              order: text
              reverses Purchase by order }
            event Cleared { case: text key
              order: text
              releases Purchase by order }
            event Fraud { case: text key
              order: text
              denies Purchase by order }
            member { level: number 1 to 12 default 3
              mentor: optional member }
            points Miles { worth 0.08 HKD
              pending 14 days
              {{Expiries[random.Next(Expiries.Length)]}}
              notice 20 days before expiry
              transfer at most 9 per member per calendar month
              transfer at most 12 per member in any 90 days
              {{(random.Next(2) == 0 ? "spend oldest first" : "spend soonest to expire first")}} }
            points Stars { worth 0.5 HKD
              round half up per {{(random.Next(2) == 0 ? "rule" : "line")}}
              transfer at most 6 per member per calendar month }
            points Status { status only }
            budget Money { limit 400 HKD per calendar month
              limit 150 HKD per channel in any 20 days
              warn at 50% }
            budget Gifts { limit 2 HKD per calendar month }
            partner Wing "Wing Airlines" { limit 2_000 Stars per T per calendar quarter }
            group G { best for member }
            group H { compound }
            reward Mug { price 9 Miles or 4 Miles + 5 HKD
              stock 2
              hold 3 days
              at most 3 per member per calendar month
              at most 2 per member in any 12 days
              at most 9 in total
              at most 1 per channel in any 9 days
              cancel up to 40 days }
            reward Card { price 3 Stars
              stock 4
              hold 2 hours
              at most 1 per T in any 15 days
              at most 1 per member per channel in any 3 days
              voucher valid 40 days worth 30 HKD
              cancel up to 10 days }
            tiers T { tier Blue from joining
              tier Silver when earned Status this calendar year >= 200
              tier Gold when earned Status this calendar year >= 600
              match Gold while member.level >= 10
              match Silver while count of Visit over last 9 days >= 2
              {{Terms[random.Next(Terms.Length)]}} }
            tiers U { tier Guest from joining
              tier Regular when count of Purchase this membership year >= 4 { benefit "tea" }
              tier Friend when count of Purchase over last 30 days >= 9
              keep 2 months
              grace 12 days
              drop by balance }
            rule Noticed { on notice of Miles
              bonus 3 Stars }
            rule Promised { on Visit where score <= 3
              bonus 30 Miles, pending until Purchase where items > 4 up to 20 days }
            rule Friends { on Visit where friend is known and score >= 4
              bonus 4 Miles and 60 Status to friend funded by Gifts
              bonus 12 Miles, pending until Purchase by friend where items > 3 up to 15 days
              at most 40 Miles per member per calendar month }
            rule Thanks { on entering Gold
              when member.mentor is known
              bonus 3 Miles to member.mentor, pending until Purchase up to 9 days }
            rule Trial { on Visit where score >= 7
              match Gold for 12 days
              at most 2 per member in any 40 days }
            rule Longer { on Visit where score >= 9
              extend Miles by 9 days
              at most once per member per calendar month }

            """);
        if (households is not null)
        {
            text.AppendLine($$"""
                household {
                  up to 2 members
                  pool {{households}} }
                rule Homely { on Visit
                  bonus 2 Stars
                  at most 5 Stars per household per calendar month }
                """);
        }

        if (hasJourney)
        {
            text.AppendLine(Journey());
        }

        text.Append("segment S0 when ").AppendLine(Condition(2, inRule: false));
        text.Append("segment S1 when time since last Purchase >= 20 days and ").AppendLine(Condition(1, inRule: false));
        text.AppendLine("segment S2 when sum of Purchase.total over last 30 days is in top 40% of members, refreshed weekly at 02:30");
        text.AppendLine("bands B of recency, frequency, monetary of Purchase.total over last 2 months in 3 bands, refreshed monthly at 03:00");
        text.AppendLine("leaderboard L { score earned Status this calendar month\n places 2\n bonus 4 Stars funded by Wing }");
        text.AppendLine("rule Best { on entering S2\n bonus 5 Miles }\nrule Worst { on leaving S2\n bonus 5 Status }");
        text.AppendLine("rule Banded { on Purchase\n when B.monetary = 3 or B.recency + B.frequency >= 5\n bonus 2 Miles }");
        text.AppendLine("rule Base { on Purchase\n award 1 Miles and 1 Status per 10 HKD of total }\nrule Extra { on Purchase where items > 5\n bonus 7 Miles\n compete in G }");
        var rules = 3 + random.Next(8);
        for (var i = 0; i < rules; i++)
        {
            text.AppendLine(Rule(i));
        }

        text.AppendLine("rule Doubled { on Purchase where channel is app\n multiply Miles by 2\n at most 60 Miles per member per calendar week\n compete in H }");
        text.AppendLine("rule Tripled { on Purchase where weekday is one of Fri, Sat\n multiply Miles of Base by 1.5\n compete in H }");
        text.AppendLine(Invariant($"challenge C0 {{ count Purchase where items > {random.Next(8)}\n reach {random.Next(1, 5)}{Anew()}\n bonus 9 Miles\n at most 4 per member per calendar quarter }}"));
        text.AppendLine(Invariant($"challenge C1 {{ count Purchase\n reach {random.Next(50, 400)} HKD of total{Anew()}\n when member is in S0\n bonus 2 Stars funded by Money }}"));
        text.AppendLine(Invariant($"challenge C2 {{ count Visit\n reach {random.Next(1, 4)} calendar weeks in a row\n bonus 11 Status }}"));
        text.AppendLine(Invariant($"challenge C3 {{ reach {random.Next(20, 90)} Status{Anew()}\n bonus 3 Miles }}"));
        text.AppendLine(Invariant($"guard G0 {{ on Purchase where items > {random.Next(6)}\n at most {random.Next(2, 5)} per member {(random.Next(2) == 0 ? "in any 2 days" : "per calendar week")}\n then hold for \"Risk\"{Term()} }}"));
        text.AppendLine($"guard G1 {{ on Purchase where total >= 560 HKD\n when {Condition(1, inRule: true)}\n then {(random.Next(2) == 0 ? "refuse" : $"hold for \"Others\"{Term()}")} }}");
        text.AppendLine("guard G2 { on Visit\n at most 1 per member per calendar month\n then alert \"Risk\" }");
        text.AppendLine("cap Together { of Base, Extra\n at most 90 Miles per channel per calendar day\n at most 9 HKD per member in any 3 days }");
        text.AppendLine("cap Shared { of Base, Extra\n at most 30 Miles per member per calendar day }");
        return text.ToString();
    }

    private string Term() => random.Next(3) switch
    {
        0 => "",
        1 => Invariant($" up to {random.Next(1, 9)} days, then release"),
        _ => Invariant($" up to {random.Next(1, 60)} hours, then deny"),
    };

    private string Rule(int number)
    {
        var lines = new List<string>();
        var onLines = random.Next(5) == 0;
        lines.Add(random.Next(6) switch
        {
            0 => "on entering S0",
            1 => "on entering Silver",
            _ => random.Next(3) == 0 ? "on Purchase where " + EventCondition() : "on Purchase",
        });
        var onPurchase = lines[0].StartsWith("on Purchase", StringComparison.Ordinal);
        if (random.Next(2) == 0)
        {
            lines.Add("when " + Condition(2, onPurchase));
        }

        if (onLines && onPurchase)
        {
            lines.Add("for each line in lines where line.category is \"accessory\"");
        }

        lines.Add(Effect(onPurchase, onLines));
        if (random.Next(3) == 0)
        {
            lines.Add(random.Next(10) switch
            {
                8 => onPurchase ? "at most 2 per member per channel in any 9 days" : "at most 2 per member in any 9 days",
                9 => onPurchase ? "at most 3 per member per channel per calendar month" : "at most 9 in total",
                0 => "at most once per member per calendar month",
                1 => "at most 3 per member in any 10 days",
                2 => "at most 5 per member in total",
                3 => "at most 4 per calendar week in total",
                4 => "at most 2 per T in any 15 days",
                5 => onPurchase ? "at most 3 per channel per calendar month" : "at most 6 in total",
                6 => "at most 5 per calendar month in any 40 days in total among S1",
                _ => "at most 3 per member per calendar week in any 30 days",
            });
        }

        if (random.Next(5) == 0)
        {
            lines.Add("compete in G");
        }

        return $"rule R{number} {{ {string.Join("\n  ", lines)} }}";
    }

    private string Effect(bool onPurchase, bool onLines)
    {
        if (onPurchase && random.Next(5) == 0)
        {
            return Invariant($"multiply Miles by {1.5 + (random.Next(4) * 0.5)}");
        }

        var of = onLines && onPurchase ? "line.price * line.quantity" : onPurchase ? "total" : null;
        var currency = Currency();
        var funded = currency == "Status" || random.Next(3) != 0 ? ""
            : onPurchase ? currency == "Stars" && random.Next(2) == 0 ? " funded by Money 60%, Wing 40%" : " funded by Money"
            : currency == "Stars" ? " funded by Wing" : "";
        return of is null || random.Next(3) == 0
            ? $"bonus {random.Next(1, 80)} {currency}{funded}"
            : $"{Award()} {random.Next(1, 5)} {currency} {(random.Next(2) == 0 ? "per" : "per full")} {random.Next(1, 30)} HKD of {of}{funded}";
    }

    private string Anew() => random.Next(5) switch
    {
        0 => "", 1 => " this calendar month", 2 => " this membership year", 3 => " this 20 days from 2025-01-01", _ => " ever",
    };

    private string Award() => random.Next(2) == 0 ? "award" : "bonus";

    /// <summary>A journey whose branches wait for the same events, pay from budgets that others use too, and now and then break each other off.</summary>
    private string Journey()
    {
        var first = random.Next(2) == 0 ? ", until the first" : "";
        return Invariant($$"""
            journey J { start on Visit where score <= 7
              again 9 days after start
              exit on Purchase where items > {{random.Next(20, 40)}} as "much"
              exit on Visit where score > {{random.Next(6, 11)}} as "content"
              at the same time{{first}} {
                branch Buys { wait up to {{random.Next(3, 30)}} days for Purchase where items > {{random.Next(9)}} {
                  on arrived { bonus 3 Miles funded by Gifts }
                  on late { send email "late" } } }
                branch Calls { task Ring to "Desk" due in {{random.Next(2, 20)}} days {
                  on done { finish "rang" }
                  on overdue { bonus 4 Stars funded by Gifts } } }
                branch Both { wait {{random.Next(1, 9)}} days
                  at the same time {
                    branch One { bonus 2 Miles funded by Gifts
                      match Silver for 8 days
                      wait up to 9 days for Visit { on late { } } }
                    branch Other { wait 4 days
                      bonus 1 Miles funded by Gifts } } } }
              bonus 5 Stars funded by Gifts }
            """);
    }

    private string Condition(int depth, bool inRule)
    {
        if (depth > 0 && random.Next(2) == 0)
        {
            return $"({Condition(depth - 1, inRule)} {(random.Next(2) == 0 ? "and" : "or")} {Condition(depth - 1, inRule)})";
        }

        var window = Windows[random.Next(Windows.Length)];
        return random.Next(11) switch
        {
            0 => $"count of Purchase {window} {Compare()} {random.Next(6)}",
            1 => $"sum of Purchase.total {window} {Compare()} {random.Next(900)} HKD",
            2 => $"distinct of Purchase.channel {window} {Compare()} {random.Next(4)}",
            3 => $"time since last Purchase >= {random.Next(1, 40)} days",
            4 => $"not (time since joining < {random.Next(1, 40)} days)",
            5 => "any Visit where score <= 5 over last 20 days",
            6 => "last Visit is known and last Visit.score <= 6",
            7 => $"count of Purchase where channel is app among last 5 {Compare()} {random.Next(4)}",
            8 => $"streak of Purchase in calendar weeks {Compare()} {random.Next(4)}",
            9 => inRule ? EventCondition() : "member.level >= 4",
            _ => inRule ? "count of Purchase ever is every 3rd" : "member is at least Silver",
        };
    }

    private string EventCondition() => random.Next(6) switch
    {
        0 => "channel is app",
        1 => $"total >= {random.Next(200)} HKD",
        2 => "weekday is one of Sat, Sun",
        3 => "weight is known and weight * 2 > 3",
        4 => "hour < 18 and items > 3",
        _ => "topic is known and topic is \"sale\"",
    };

    private string Compare() => random.Next(4) switch { 0 => ">=", 1 => "<", 2 => ">", _ => "<=" };

    private string Currency() => random.Next(3) switch { 0 => "Stars", 1 => "Status", _ => "Miles" };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
