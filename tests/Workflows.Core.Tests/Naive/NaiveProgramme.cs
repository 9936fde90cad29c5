using System.Globalization;

namespace Workflows.Core.Tests.Naive;

/// <summary>Writes random programmes of what the naive model knows.</summary>
/// <param name="Head">All but the rules that may be left out.</param>
/// <param name="Rules">Rules that may be left out, to find the smallest programme that fails.</param>
internal sealed record NaiveProgramme(string Head, IReadOnlyList<string> Rules)
{
    private static readonly string[] Windows =
    [
        "over last 30 days", "over last 1 month", "over last 14 calendar days", "over last 2 calendar weeks", "this calendar month",
        "this calendar quarter", "over last 36 hours", "ever", "this 7 days from 2024-01-01", "this membership year",
    ];

    private static readonly string[] Expiries =
    [
        "expire 3 months after earned, end of month", "expire 2 months after earned", "expire 40 days after earned",
        "expire 2 months after activity",
        "expire 6 weeks after activity, end of quarter", "expire 3 weeks after end of calendar month",
        "expire at end of next calendar quarter",
        "expire at end of calendar year", "",
    ];

    private static readonly string[] Pendings = ["pending 14 days", "pending 1 month", "pending 48 hours", "", "", ""];

    private static readonly string[] Roundings =
    [
        "round down per event", "round half up per event", "round up per event", "round half up per rule",
        "round down per line", "round up per rule",
    ];

    private static readonly string[] Terms =
    [
        "keep until end of next calendar year\n  drop one tier", "keep until end of calendar quarter\n  grace 20 days\n  drop by balance",
        "keep until end of membership year\n  grace 1 month\n  drop one tier", "keep until end of next membership year\n  drop by balance",
        "keep 40 days\n  grace 50 days\n  drop one tier", "keep 1 month\n  drop by balance", "keep for ever",
    ];

    private static readonly string[] Leavings =
    [
        "", "leaving forfeits pending, keeps available 20 days", "leaving forfeits pending, forfeits available",
    ];

    private static readonly string[] Caps =
    [
        "at most once per member per calendar month", "at most once per member in any 10 days", "at most 2 per member in any 36 hours",
        "at most 4 per member in total",
        "at most 2 per member per calendar week", "at most 60 POINTS per member per calendar day",
        "at most 90 POINTS per member in any 1 month",
        "at most 75 POINTS per member per calendar quarter", "at most 300 POINTS per member in total",
        "at most 40 POINTS per member in any 36 hours",
        "at most 200 POINTS per member per calendar year", "at most 35 POINTS per event",
    ];

    /// <summary>Limits of money, of points that are worth some.</summary>
    private static readonly string[] MoneyCaps =
        ["at most 3 EUR per member per calendar month", "at most 2.5 EUR per member in any 10 days"];

    /// <summary>Limits that members share.</summary>
    private static readonly string[] SharedCaps =
    [
        "at most 120 POINTS per calendar week in total", "at most 3 per calendar month in total", "at most 400 POINTS in total",
        "at most 8 EUR per calendar month in total",
    ];

    /// <summary>Limits of which each value of a field of the purchase has one.</summary>
    private static readonly string[] ChannelCaps = ["at most 70 POINTS per channel per calendar month", "at most 2 per channel per calendar week"];

    private const string Rates = """
        rates {
          day 2020-01-01 1 USD = 0.9125 EUR, 1 CHF = 1.064533 EUR
          day 2025-03-01 1 USD = 0.8731 EUR
          day 2025-08-01 1 USD = 1.0002 EUR, 1 CHF = 0.9 EUR
          other days take last known
        }
        """;

    /// <summary>The version that follows; null for none.</summary>
    public NaiveProgramme? Next { get; init; }

    public string Text => Head + string.Join('\n', Rules) + "\n";

    public static NaiveProgramme Of(Random random)
    {
        var (writer, features) = (new Writer(random), new NaiveFeatures(random));
        var expiry = writer.One(Expiries);
        var notice = expiry.Length == 0 ? "" : writer.One("", "notice 20 days before expiry", "notice 12 hours before expiry");
        var money = writer.One("money", "money", "money in USD, CHF");
        var head = $$"""
            programme P { currency EUR
              time zone "Europe/Vienna"
              {{writer.One(Leavings)}}
              {{writer.One("", "", "returns take pending, then available, then go negative", "returns take pending, then available, then stop")}}
              {{writer.One("merging keeps the higher tier", "merging keeps the lower tier")}} }
            {{(money == "money" ? "" : Rates)}}
            event Purchase { order: text key
              total: {{money}}
              items: number 0 to 30
              channel: one of shop, web, app
              lines: optional list of { sku: text, category: text, quantity: number, price: money } }
            member { consent marketing by email }
            {{features.Messages()}}
            event Visit { visit: text key
              score: number 0 to 10 }
            event Referral { referral: text key
              friend: member }
            event Refund { refund: text key
              order: text
              total: optional {{money}}
              lines: optional list of { sku: text, quantity: number }
              reverses Purchase by order, amount total, items lines }
            points Miles { worth 0.08 EUR
              {{writer.One(Pendings)}}
              {{expiry}}
              {{writer.One(Roundings)}}
              {{notice}}
              {{writer.One("", "transfer at most 60 per member per calendar week", "transfer at most 60 per member per calendar month", "transfer at most 90 per member in any 40 days")}}
              {{writer.One("spend oldest first", "spend soonest to expire first")}} }
            points Stars { worth 0.5 EUR
              {{writer.One(Roundings)}} }
            points Status { status only }
            budget Money { limit 12 EUR per calendar month }
            budget Counted { limit 50 Miles per calendar week
              {{writer.One("", "limit 140 Miles per calendar quarter", "limit 20 EUR in total")}} }
            budget Ever { limit 90 Stars in total }
            partner Wing "Wing Coffee" {{writer.One("", "{ limit 7 EUR per calendar month }")}}
            group G { {{writer.One("best for member", "best for company", "first")}} }
            group C { compound }
            {{writer.One("", features.Rewards(), features.Rewards())}}
            {{writer.One("", "", features.Household())}}
            tiers T { tier Blue from joining
              tier Silver when earned Status this calendar year >= 100
              tier Gold when earned Status this calendar year >= 300
              {{writer.One(Terms)}} }
            tiers U { tier Guest from joining
              tier Regular when count of Purchase {{writer.One("this membership year", "over last 60 days")}} >= 3
              tier Friend when sum of Purchase.total over last 30 days >= 900 EUR
              {{writer.One(Terms)}} }
            segment S0 when {{writer.Condition(2, inRule: false)}}
            segment S1 when time since last Purchase {{writer.One(">=", ">")}} {{random.Next(3, 40)}} days and {{writer.Condition(1, inRule: false)}}
            rule Base { on Purchase
              award 1 Miles and 1 Status per {{writer.One("10", "3", "7")}} EUR of total }
            rule Extra { on Purchase where items > 5
              bonus 7 Miles
              compete in G }

            """;
        List<string> rules = [.. Enumerable.Range(0, 3 + random.Next(6)).Select(writer.Rule), .. features.Some(expiry.Length > 0, notice.Length > 0)];

        var journeys = new NaiveJourneyText(random, () => writer.Condition(1, inRule: false));
        var programme = new NaiveProgramme(head, [.. rules, .. Enumerable.Range(0, random.Next(2) == 0 ? 0 : random.Next(1, 4)).Select(journeys.Write)]);
        return random.Next(3) == 0 ? programme with { Next = writer.Changed(programme, journeys) } : programme;
    }

    private sealed class Writer(Random random)
    {
        public string One(params string[] of) => of[random.Next(of.Length)];

        public string Rule(int number)
        {
            var trigger = Trigger();
            var onPurchase = trigger.StartsWith("on Purchase", StringComparison.Ordinal);
            var lines = new List<string> { trigger };
            lines.AddRange(WhenPerhaps(onPurchase));
            lines.AddRange(random.Next(5) == 0 ? ["except when " + Condition(1, onPurchase)] : []);

            var perLine = onPurchase && random.Next(4) == 0;
            lines.AddRange(perLine ? ["for each line in lines" + One("", " where line.category is \"accessory\"")] : []);

            var multiplies = onPurchase && !perLine && random.Next(4) == 0;
            var currency = multiplies ? "Miles" : One("Miles", "Miles", "Stars", "Status");
            var isFunded = !multiplies && onPurchase && currency != "Status" && random.Next(3) == 0;
            lines.Add(multiplies ? Multiplier() : Effect(onPurchase, perLine, currency, isFunded));
            var isShared = random.Next(3) == 0;
            if (random.Next(2) == 0)
            {
                lines.Add(Limit(currency, onPurchase, isShared));
            }

            var competes = onPurchase && !multiplies && !isFunded && !isShared;
            if (competes && random.Next(4) == 0)
            {
                lines.Add("compete in G");
            }

            if (random.Next(4) == 0)
            {
                lines.Add($"priority {random.Next(1, 4)}");
            }

            return $"rule R{number} {{ {string.Join("\n  ", lines)} }}";
        }

        /// <summary>
        /// Another version: rules that are new, gone, renamed or give something else, other limits, other conditions of tiers and segments, and journeys
        /// that are new, gone or another.
        /// </summary>
        public NaiveProgramme Changed(NaiveProgramme programme, NaiveJourneyText journeys)
        {
            var head = programme.Head
                .Replace("Status this calendar year >= 100", $"Status this calendar year >= {One("100", "60", "150")}", StringComparison.Ordinal)
                .Replace("bonus 7 Miles", One("bonus 7 Miles", "bonus 9 Miles"), StringComparison.Ordinal)
                .Replace("award 1 Miles and 1 Status", One("award 1 Miles and 1 Status", "award 2 Miles and 1 Status"), StringComparison.Ordinal);
            var from = head.IndexOf("segment S0 when ", StringComparison.Ordinal);
            head = random.Next(2) == 0 ? head
                : $"{head[..from]}segment S0 when {Condition(2, inRule: false)}{head[head.IndexOf('\n', from)..]}";
            var rules = programme.Rules.Select((rule, i) => rule.StartsWith($"rule R{i} ", StringComparison.Ordinal) ? Changed(rule, i)
                    : rule.StartsWith("journey ", StringComparison.Ordinal) ? One("", rule, rule, rule.Replace("bonus ", "bonus 1", StringComparison.Ordinal))
                    : rule)
                .Where(rule => rule.Length > 0).ToList();
            return new NaiveProgramme(
                head,
                [.. rules, .. Enumerable.Range(20, random.Next(3)).Select(Rule), .. Enumerable.Range(20, random.Next(2)).Select(journeys.Write)]);
        }

        private string Changed(string rule, int number)
        {
            // What members share stays: what it had paid would count in another limit.
            if (rule.Contains(" in total", StringComparison.Ordinal) || rule.Contains(" per channel", StringComparison.Ordinal) || rule.Contains("funded", StringComparison.Ordinal))
            {
                return rule;
            }

            var limit = rule.IndexOf("at most ", StringComparison.Ordinal);
            var end = limit < 0 ? 0 : rule.IndexOfAny(['\n', '}'], limit);
            var points = rule.Contains("Stars", StringComparison.Ordinal) ? "Stars" : rule.Contains("Status", StringComparison.Ordinal) ? "Status" : "Miles";
            return random.Next(6) switch
            {
                0 => "",
                1 => rule.Replace($"rule R{number} ", $"rule Q{number} was R{number} ", StringComparison.Ordinal),
                2 or 3 when limit > 0 => rule[..limit] + One(Caps).Replace("POINTS", points, StringComparison.Ordinal) + " " + rule[end..],
                4 => rule.Replace("bonus ", "bonus 1", StringComparison.Ordinal),
                _ => rule,
            };
        }

        private string[] WhenPerhaps(bool onPurchase) => random.Next(2) == 0 ? ["when " + Condition(2, onPurchase)] : [];

        private string Multiplier() => $"multiply Miles by {One("1.5", "2", "2.5", "3", "1.25")}";

        /// <summary>A limit. One in money needs points that are worth some, and one for each channel a purchase.</summary>
        private string Limit(string currency, bool onPurchase, bool isShared)
        {
            string[] own = currency == "Status" ? Caps : [.. Caps, .. MoneyCaps];
            string[] shared = [.. SharedCaps[..(currency == "Status" ? 3 : 4)], .. onPurchase ? ChannelCaps : []];
            return One(isShared ? shared : own).Replace("POINTS", currency, StringComparison.Ordinal);
        }

        private string Trigger() => random.Next(8) switch
        {
            0 => "on entering " + One("S0", "S1"),
            1 => "on leaving " + One("S0", "S1", "Silver", "Regular"),
            2 => "on entering " + One("Silver", "Gold", "Regular"),
            3 when random.Next(2) == 0 => "on Visit where score > 4",
            _ => random.Next(3) == 0 ? "on Purchase where " + EventCondition() : "on Purchase",
        };

        private string Effect(bool onPurchase, bool perLine, string currency, bool isFunded)
        {
            var funded = !isFunded ? "" : " funded by " + (random.Next(2) == 0 ? "Money" : currency == "Miles" ? "Counted" : "Ever");
            if (!onPurchase || random.Next(3) == 0)
            {
                return $"bonus {random.Next(1, 80)} {currency}{funded}";
            }

            var of = perLine ? "line.price * line.quantity" : "total";
            var kind = isFunded ? "bonus" : One("award", "bonus");
            return $"{kind} {random.Next(1, 5)} {currency} {One("per", "per full")} {random.Next(1, 30)} EUR of {of}{funded}";
        }

        public string Condition(int depth, bool inRule)
        {
            if (depth > 0 && random.Next(2) == 0)
            {
                return $"({Condition(depth - 1, inRule)} {One("and", "or")} {Condition(depth - 1, inRule)})";
            }

            var window = One(Windows);
            return random.Next(11) switch
            {
                0 or 1 => $"count of Purchase {window} {One(">=", "<", ">", "<=")} {random.Next(5)}",
                2 => $"sum of Purchase.total {window} {One(">=", "<", ">", "<=")} {random.Next(900)} EUR",
                3 => $"distinct of Purchase.channel {window} {One(">=", "<")} {random.Next(4)}",
                4 => $"time since last Purchase {One(">=", ">", "<", "<=")} {random.Next(1, 40)} days",
                5 => $"not (time since joining < {random.Next(1, 40)} days)",
                6 => $"any Visit where score <= 5 {One("over last 20 days", "this calendar week")}",
                7 => $"(largest of Purchase.total {window} is known and largest of Purchase.total {window} >= {random.Next(600)} EUR)",
                8 => $"streak of Purchase in calendar {One("weeks", "months")} {One(">=", "<")} {random.Next(4)}",
                9 => inRule ? EventCondition() : $"count of Purchase where channel is app {window} >= {random.Next(3)}",
                _ => inRule ? "count of Purchase ever is every 3rd" : "member is at least " + One("Silver", "Regular"),
            };
        }

        private string EventCondition() => random.Next(5) switch
        {
            0 => "channel is app",
            1 => string.Create(CultureInfo.InvariantCulture, $"total >= {random.Next(200)} EUR"),
            2 => "weekday is one of Sat, Sun",
            3 => "hour < 18 and items > 3",
            _ => "items is every 3rd",
        };
    }
}
