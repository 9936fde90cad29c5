using System.Text.Json.Nodes;

namespace Workflows.Cli.Tests;

/// <summary><c>loyalty explain</c> asked for one thing: a posting, a balance, a tier, a segment, a message, a rule; now, or as of then.</summary>
public sealed class ExplainTests(ExplainedShop shop) : IClassFixture<ExplainedShop>
{
    [Fact]
    public void A_balance_is_told_lot_by_lot_down_to_what_there_is()
    {
        var text = shop.Explain("--balance", "Miles");
        Tells(text, "lot 2, Purchase 1 (total 400.50 EUR) of 2026-01-10 12:00:00:\n");
        Tells(text, "  2026-01-10 12:00:00  400 earned, not spendable yet: Base (shop.loyalty:47)  [posting 2.1]\n");
        Tells(text, "  2026-01-17 12:00:00  800 became spendable  [posting 3.1]\n");
        Tells(text, "30 spent: Mug (shop.loyalty:31) given for 30 Miles, with Redeemed m (reward Mug)");
        Tells(text, "  2027-01-10 12:00:00  770 expired");
        Tells(shop.Explain("--balance", "Miles", "--at", "2026-12-31"), "  left 770, spendable, until 2027-01-10\n");
        Tells(text, "  left 60, which guard Velocity holds until somebody decides\n");
        Tells(text, "1032 earned - 30 spent - 902 expired - 40 taken back\n= 60 Miles: 60 pending + 0 spendable + 0 reserved\n");
        Tells(shop.Refused(1, "--balance", "Beans"), "There are no points Beans; there are Miles.");
    }

    [Fact]
    public void A_balance_of_then_knows_only_what_was_known_then()
    {
        var text = shop.Explain("--balance", "Miles", "--at", "2026-01-12");
        Tells(text, "Miles as of 2026-01-12 23:59:59");
        Tells(text, "  left 800, spendable from 2026-01-17 12:00:00, until 2027-01-10\n");
        Assert.EndsWith("800 earned\n= 800 Miles: 800 pending + 0 spendable + 0 reserved\n", text, StringComparison.Ordinal);
        var json = JsonNode.Parse(shop.Explain("--balance", "Miles", "--at", "2026-01-17 11:59", "--format", "json"))!;
        Assert.Equal(800, (int)json["accounts"]!["Pending"]!);
        Assert.Equal("2.1", (string?)json["lots"]![0]!["lines"]![0]!["posting"]);
    }

    [Fact]
    public void A_posting_is_told_with_its_rule_its_arithmetic_and_what_cut_it()
    {
        var text = shop.Explain("--posting", "2.1");
        Tells(text, "posting 2.1, Miles: 400 earned, not spendable yet: Base (shop.loyalty:47)\n");
        Tells(text, "was cut by 100 Miles: at most 400 Miles per member per event (shop.loyalty:50)\n");
        Tells(text, "5 Miles per 4 EUR of total: 400.50 EUR / 4 EUR x 5 = 500.625 Miles before rounding\n");
        var spent = shop.Explain("--posting", shop.PostingOf("30 spent"));
        Tells(spent, "of the points of Purchase 1 of 2026-01-10 12:00:00\n");
        Tells(shop.Refused(1, "--posting", "2.9"), "has no posting 2.9: entry 2 has 2; --balance shows the numbers.");
        Tells(shop.Refused(2, "--posting", "two"), "write an entry of the log as 17");
    }

    [Fact]
    public void A_tier_is_told_from_when_to_when_with_measure_value_and_limit()
    {
        var text = shop.Explain("--tier", "Status");
        Tells(text, "2026-01-05 12:00:00 to 2026-01-10 12:00:00  Blue\n  joined: Joined");
        Tells(text, "2026-01-10 12:00:00 to 2027-01-01 00:00:00  Silver; its term ends 2027-01-01 00:00:00\n  reached: Purchase 1 of");
        Tells(text, "`earned Miles this calendar year >= 300 Miles` holds, with earned Miles this calendar year = 800 (2026-01-01 to 2026-12-31)\n");
        Tells(
            text,
            "2027-01-01 00:00:00 to 2028-01-01 00:00:00  Silver; its term ends 2028-01-01 00:00:00\n"
            + "  kept for another term: earned in the one that ended: the clock at 2027-01-01 00:00:00");
        Tells(text, "2028-01-01 00:00:00 until now  Blue\n  the term ended and what the tier takes was not done");
        Tells(text, "does not hold, with earned Miles this calendar year = 0 (2027-01-01 to 2027-12-31)\n");
        var json = JsonNode.Parse(shop.Explain("--tier", "Status", "--format", "json"))!;
        Assert.Equal(["Joined", "Reached", "Kept", "Dropped"], json["terms"]!.AsArray().Select(term => (string?)term!["cause"]));
    }

    [Fact]
    public void A_segment_is_told_with_its_values_now_and_what_each_change_came_of()
    {
        var text = shop.Explain("--segment", "Quiet", "--at", "2026-06-01");
        Tells(
            text,
            "Quiet (shop.loyalty:43) as of 2026-06-01 23:59:59: in\n  `any Purchase over last 1 year and time since last Purchase >= 60 days` holds");
        Tells(text, "time since last Purchase = since 2026-02-02 15:00:00");
        Tells(text, "2026-04-03 15:00:00  entered, with the clock at 2026-04-03 15:00:00\n");
        Tells(shop.Explain("--segment", "Quiet"), "as of 2028-03-01 23:59:59: not in");
    }

    [Fact]
    public void A_message_is_told_with_its_step_its_consent_and_what_put_it_off()
    {
        var text = shop.Explain("--message", "late");
        Tells(text, "sms \"thanks\" of Thanks, its instance 1 (shop.loyalty:74)\n  the journey started with Survey late of 2026-01-20 22:30:00\n");
        Tells(text, "put off 2026-01-20 22:30:00 until 2026-01-21 09:00:00: quiet hours from 21:00 to 09:00 (shop.loyalty:19)\n");
        Tells(
            text,
            "sent 2026-01-21 09:00:00 with the clock at 2026-01-21 09:00:00, under the consent to marketing by sms of 2026-01-05 12:00:00, text v1\n");
        Tells(shop.Explain("--message", "late", "--format", "json"), "\"template\"");
        var second = shop.Explain("--message", "soon");
        Tells(second, "put off 2026-01-21 12:00:00 until 2026-01-23 09:00:00: at most 1 per member in any 2 days and quiet hours");
        Assert.Equal(second, shop.Explain("--message", second[(second.IndexOf("message ", StringComparison.Ordinal) + 8)..].Split(':')[0]));
        Tells(shop.Refused(1, "--message", "99-1"), "has no message 99-1");
    }

    [Fact]
    public void An_award_that_is_missing_is_told_with_the_first_condition_that_failed()
    {
        var text = shop.Explain("--rule", "Weekend", "--event", "1");
        Tells(text, "Weekend (shop.loyalty:53) fired");
        Assert.DoesNotContain("Base (shop.loyalty:47) fired", text, StringComparison.Ordinal);
        Tells(
            shop.Explain("--rule", "Weekend", "--event", "2"),
            "Weekend (shop.loyalty:53) did not fire: `weekday is one of Sat, Sun` does not hold");
        Tells(shop.Refused(1, "--rule", "Weekend", "--event", "late"), "was asked by none of these events");
        Tells(shop.Refused(1, "--rule", "Workday"), "There is no rule Workday; there are Base, Weekend.");
        Tells(shop.Refused(2, "--rule", "Base", "--posting", "2"), "--posting doesn't go with --rule: ask one thing at a time.");
    }

    [Fact]
    public void What_was_decided_about_a_held_event_says_what_that_was()
    {
        var text = shop.Explain();
        Tells(text, "62 Miles of Purchase 3 (total 50 EUR) of 2026-02-02 13:00:00 released, which guard Velocity");
        Tells(text, "what Purchase 4 (total 32 EUR) of 2026-02-02 14:00:00 earned is denied, which guard Velocity");
    }

    [Fact]
    public void After_erasure_what_was_decided_is_told_and_why_is_said_to_be_gone()
    {
        using var folder = ExplainedShop.Run();
        Loyalty.Good(folder.Path, "erase", "--db", "shop.db", "--member", "anna", "--at", "2028-03-02 12:00", "--yes");
        string Ask(params string[] question) => Loyalty.Good(folder.Path, ["explain", "--db", "shop.db", "--member", "#0", .. question]).Out;
        Tells(Ask("--tier", "Status"), "erased: who this was is destroyed");
        Tells(Ask("--tier", "Status"), "Status: Silver to Blue, decided with the clock at 2028-01-01 00:00:00");
        Tells(Ask("--balance", "Miles"), "400 earned, not spendable yet: Base (shop.loyalty:47)");
        Tells(Ask("--message", "late"), "what it could say is erased");
        Tells(
            Loyalty.Refused(1, folder.Path, "explain", "--db", "shop.db", "--member", "#0", "--rule", "Base"),
            "why rules fired or not can't be told any more");
    }

    private static void Tells(string text, string words) => Assert.Contains(words, text, StringComparison.Ordinal);
}
