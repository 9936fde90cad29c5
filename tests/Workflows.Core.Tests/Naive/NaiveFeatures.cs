namespace Workflows.Core.Tests.Naive;

/// <summary>Writes what a programme may have besides rules that give.</summary>
internal sealed class NaiveFeatures(Random random)
{
    /// <summary>A catalogue: stock, own limits, reservations, vouchers, cancellation.</summary>
    public string Rewards() => $$"""
        reward Mug { price {{random.Next(5, 26)}} Miles or {{random.Next(3, 10)}} Stars{{One("", " or 2 Miles + 5 EUR")}}
          our cost 2 EUR
          {{One("", "stock 2", "stock 5")}}
          {{One("", "when member is at least Silver", "when count of Purchase over last 30 days >= 2")}}
          {{One("", "at most 2 per member per calendar month", "at most 2 per member in any 30 days", "at most once per member per calendar quarter")}}
          hold {{One("3 days", "40 hours", "2 months")}}
          {{One("", "voucher valid 30 days", "voucher valid 1 month worth 8 EUR")}}
          {{One("", "cancel up to 40 days", "cancel up to 10 days", "cancel up to 4 months")}} }
        """;

    /// <summary>When messages may go.</summary>
    public string Messages() => $$"""
        messages { {{One("", "quiet 21:00 to 09:00", "quiet 22:30 to 07:15", "quiet 13:00 to 15:30")}}
          {{One("", "at most 1 per member in any 2 days", "at most 2 per member in any 9 days", "at most 3 per member in any 1 month")}}
          {{One("", "give up after 1 day", "give up after 5 days", "give up after 3 hours")}} }
        """;

    /// <summary>Members who spend points together.</summary>
    public string Household() => $$"""
        household { up to {{random.Next(2, 4)}} members
          pool {{One("Miles", "Stars", "Miles, Stars")}} }
        """;

    /// <summary>What a programme may have besides rules; each may be left out.</summary>
    public IEnumerable<string> Some(bool expires, bool isNoticed)
    {
        var (given, stamped) = (One("Miles", "Stars"), One("Miles", "Stars", "Status"));
        string[] all =
        [
            Block("cap Together { of Base, Extra", $"at most {random.Next(40, 200)} Miles per member per calendar week"),
            Block("cap Shared { of Base, Extra", "at most 3 per member in any 5 days"),
            Block("cap Dear { of Base, Extra", $"at most {random.Next(2, 12)} EUR per member per calendar month"),
            Block("cap All { of Base", $"at most {random.Next(60, 900)} Miles per calendar month in total"),
            Block(
                "rule Twice { on Purchase",
                $"multiply Miles{One("", " of Base")} by {One("2", "1.5")}",
                "compete in C",
                Limit("Miles")),
            Block("rule Thrice { on Purchase", $"multiply Miles by {One("3", "1.25")}", "compete in C"),
            Block(
                "guard Many { on Purchase",
                $"at most {random.Next(1, 4)} per member per calendar {One("day", "week")}",
                $"then {Verdict()}"),
            Block(
                $"guard Large {{ on Purchase{One("", " where channel is app")}",
                $"when total >= {random.Next(60, 400)} EUR",
                $"then {Verdict()}"),
            Block(
                "rule Friend { on Referral",
                $"bonus {random.Next(5, 40)} {given} to friend{One("", ", pending until Visit up to 20 days")}",
                Limit(given)),
            Block(
                "rule Proof { on Referral",
                $"bonus {random.Next(5, 40)} Miles, pending until Purchase by friend{One("", " where total >= 50 EUR")} up to {random.Next(5, 60)} days"),
            Block(
                "rule Waits { on Purchase",
                $"bonus {random.Next(5, 40)} {One("Miles", "Stars")}, pending until Visit{One("", " where score > 4")} up to {One("10 days", "36 hours", "1 month")}"),
            Block(
                $"rule Longer {{ on {One("Visit", "expiry of Miles", "notice of Miles", "entering S0")}",
                $"extend Miles by {One("10 days", "1 month")}",
                One("", "at most once per member per calendar month")),
            Block("rule Warned { on notice of Miles", "bonus 4 Stars"),
            Block("rule Gone { on expiry of Miles", "bonus 5 Stars"),
            Block(
                $"segment Top when sum of Purchase.total over last 30 days is in {One("top 40%", "bottom 40%")} of members, refreshed {One("monthly", "monthly", "weekly")} at 03:00",
                $"rule Topped {{ on {One("entering", "leaving")} Top",
                $"bonus 11 {One("Miles", "Status")}"),
            Block(
                $"leaderboard Race {{ score {One("earned Miles this calendar month", "count of Purchase this calendar month")}",
                $"places {One("1", "2")}",
                $"bonus 30 {One("Miles", "Stars", "Status")}"),
            Block(
                "challenge Stamps { count Purchase where items > 5",
                $"reach {random.Next(2, 5)}{One("", " this calendar month")}",
                $"bonus 9 {stamped}",
                Limit(stamped)),
            Block(
                "challenge Spends { count Purchase",
                $"reach {random.Next(60, 300)} EUR of total{One("", " this calendar quarter", " this membership year")}",
                "bonus 9 Miles"),
            Block(
                $"challenge Weeks {{ count Purchase{One("", " where total >= 40 EUR")}",
                $"reach {random.Next(2, 4)} calendar weeks in a row",
                $"bonus 12 {One("Miles", "Stars", "Status")}"),
            Block(
                $"challenge Collects {{ reach {random.Next(20, 90)} Miles{One("", " this calendar month", " this calendar quarter")}",
                $"bonus 3 {One("Stars", "Status")}"),
            Block(
                "rule Paid { on Purchase",
                $"bonus {random.Next(3, 30)} Miles funded by Wing 60%, {One("Money", "Counted")} 40%{One("", ", all or nothing")}"),
            Block("rule Partner { on Purchase where channel is web", "bonus 6 Stars funded by Wing"),
            Block("rule Dated { on Visit", "bonus 3 Stars until 2024-06-30, then 5 Stars until 2024-12-31, then 1 Stars"),
        ];
        bool IsRanked(string text) => text.StartsWith("segment Top", StringComparison.Ordinal) || text.StartsWith("leaderboard", StringComparison.Ordinal);
        return all.Where(text => random.Next(IsRanked(text) ? 8 : 4) == 0
            && (expires || !(text.Contains("expiry of", StringComparison.Ordinal) || text.Contains("extend", StringComparison.Ordinal)))
            && (isNoticed || !text.Contains("notice of", StringComparison.Ordinal))).ToList();
    }

    private static string Block(params string[] lines) => string.Join("\n  ", lines) + " }";

    private string Limit(string points) =>
        One("", "", "", "at most 2 per member per calendar month", $"at most 70 {points} per member in any 1 month", "at most once per member in any 10 days");

    private string Verdict() => One(
        "refuse", "alert \"Desk\"", "hold for \"Desk\"", "hold for \"Desk\" up to 5 days, then release", "hold for \"Desk\" up to 3 days, then deny");

    private string One(params string[] of) => of[random.Next(of.Length)];
}
