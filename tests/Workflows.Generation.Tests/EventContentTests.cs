namespace Workflows.Generation.Tests;

public sealed class EventContentTests
{
    [Fact]
    public void Lines_sum_up_to_the_total_to_the_cent()
    {
        foreach (var purchase in Streams.Thousand.Where(e => e.Type == "Purchase"))
        {
            var lines = Assert.IsType<GeneratedValue.Lines>(Streams.Value(purchase, "lines")).Items;
            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.True(line is { Quantity: > 0, Cents: > 0 }));
            Assert.Equal(Streams.Cents(purchase), lines.Sum(line => line.Quantity * line.Cents));
        }
    }

    [Fact]
    public void A_refund_gives_back_an_earlier_order_of_the_member_in_full_and_once()
    {
        var orders = new Dictionary<string, GeneratedEvent>(StringComparer.Ordinal);
        var refunds = 0;
        foreach (var happened in Streams.Thousand)
        {
            if (happened.Type == "Purchase")
            {
                orders.Add(Streams.Text(happened, "order"), happened);
            }
            else if (happened.Type == "Refund")
            {
                refunds++;
                Assert.True(orders.Remove(Streams.Text(happened, "order"), out var order));
                Assert.Equal(order.Member, happened.Member);
                Assert.Equal(Streams.Cents(order), Streams.Cents(happened));
                Assert.InRange(happened.At - order.At, Streams.Day, 14 * Streams.Day);
            }
        }

        Assert.InRange(refunds, 100, 500);
    }

    [Fact]
    public void A_case_is_opened_once_and_resolved_later_under_a_key_of_its_own()
    {
        var opened = new Dictionary<string, GeneratedEvent>(StringComparer.Ordinal);
        var resolved = 0;
        foreach (var happened in Streams.Thousand.Where(e => e.Type == "ServiceCase"))
        {
            Assert.InRange(Streams.Number(happened, "severity"), 1, 5);
            if (Streams.Text(happened, "status") == "opened")
            {
                opened.Add(happened.Key, happened);
                continue;
            }

            resolved++;
            var before = happened.Key.Replace("-resolved", "", StringComparison.Ordinal);
            if (opened.TryGetValue(before, out var first))
            {
                Assert.True(first.At < happened.At);
            }
        }

        Assert.True(opened.Count > 300 && resolved > 300);
    }

    [Fact]
    public void Answers_are_worse_after_a_recent_case()
    {
        var lastCase = new Dictionary<string, long>(StringComparer.Ordinal);
        var recent = new List<long>();
        var others = new List<long>();
        foreach (var happened in Streams.Thousand)
        {
            if (happened.Type == "ServiceCase")
            {
                lastCase[happened.Member] = happened.At;
            }
            else if (happened.Type == "Survey")
            {
                var score = Streams.Number(happened, "score");
                Assert.InRange(score, 0, 10);
                var troubled = lastCase.TryGetValue(happened.Member, out var at) && happened.At - at < 30 * Streams.Day;
                (troubled ? recent : others).Add(score);
            }
        }

        Assert.True(recent.Count > 100 && others.Count > 100);
        Assert.True(recent.Average() + 0.8 < others.Average());
    }

    [Fact]
    public void A_contract_gives_one_bill_a_month_mostly_paid_on_time()
    {
        var bills = Streams.Thousand.Where(e => e.Type == "BillPaid").ToList();
        var onTime = bills.Count(e => Assert.IsType<GeneratedValue.YesNo>(Streams.Value(e, "on_time")).Value);
        Assert.InRange(onTime / (double)bills.Count, 0.82, 0.92);
        Assert.All(bills, bill => Assert.Matches("^B-[0-9]{6}-202[45]-[0-9]{2}$", bill.Key));
        Assert.All(bills, bill => Assert.InRange(Streams.Cents(bill), 9_800, 200_000));
    }

    [Fact]
    public void A_friend_has_just_joined_when_the_referral_is_told()
    {
        var joined = new Dictionary<string, long>(StringComparer.Ordinal);
        var referrals = 0;
        foreach (var happened in Streams.Thousand)
        {
            if (happened.Type == "Joined")
            {
                joined.Add(happened.Member, happened.At);
            }
            else if (happened.Type == "ReferralJoined")
            {
                referrals++;
                var friend = Streams.Text(happened, "friend");
                Assert.NotEqual(friend, happened.Member);
                Assert.InRange(happened.At - joined[friend], 30_000_000, 630_000_000);
                Assert.True(joined[happened.Member] <= joined[friend]);
            }
        }

        Assert.InRange(referrals, 40, 110);
    }

    [Fact]
    public void Nobody_real_can_be_reached_and_nobody_without_an_address_consents_to_it()
    {
        foreach (var joined in Streams.Thousand.Where(e => e.Type == "Joined"))
        {
            var email = Streams.Value(joined, "email") as GeneratedValue.Text;
            var consents = Assert.IsType<GeneratedValue.YesNo>(Streams.Value(joined, "consent_marketing_email")).Value;
            Assert.False(email is null && consents);
            Assert.Matches("@example\\.(com|net|org)$", email?.Value ?? "@example.com");
            Assert.Matches("^\\+8520[0-9]{7}$", (Streams.Value(joined, "mobile") as GeneratedValue.Text)?.Value ?? "+85200000000");
            Assert.Contains(Streams.Text(joined, "language"), new[] { "en", "zh" });
        }

        var emails = Streams.Thousand.Select(e => Streams.Value(e, "email")).OfType<GeneratedValue.Text>().ToList();
        Assert.Equal(emails.Count, emails.Distinct().Count());
    }

    [Fact]
    public void Shops_sell_while_they_are_open_and_december_is_busier_than_march()
    {
        var purchases = Streams.Thousand.Where(e => e.Type == "Purchase" && e.At >= Streams.Micros("2024-12-31T16:00:00Z")).ToList();
        var local = purchases.Select(e => (e, At: DateTime.UnixEpoch.AddTicks(e.At * 10).AddHours(8))).ToList();
        Assert.All(local.Where(p => Streams.Text(p.e, "channel") == "shop"), p => Assert.InRange(p.At.Hour, 10, 21));
        Assert.True(local.Count(p => p.At.Month == 12) > local.Count(p => p.At.Month == 3));
        Assert.True(local.Count(p => p.At.DayOfWeek == DayOfWeek.Saturday) > local.Count(p => p.At.DayOfWeek == DayOfWeek.Tuesday));
    }
}
