using Workflows.Model.Numbers;
using Workflows.Testing;

namespace Workflows.Accounting.Tests;

public sealed class JournalTests
{
    private const string Text = PlainShop.Head + PlainShop.PartialReturns + """
        points Miles {
          worth 0.10 HKD
          expire 12 months after earned, end of month
          expected redemption 80%
          sales Purchase.total
        }
        rule Base {
          on Purchase
          award 1 Miles per 1 HKD of total
        }
        """;

    [Theory]
    [InlineData(AccountingMethod.Deferred, false)]
    [InlineData(AccountingMethod.Deferred, true)]
    [InlineData(AccountingMethod.Accrued, false)]
    [InlineData(AccountingMethod.Accrued, true)]
    public void At_every_month_s_end_the_lines_add_up_to_the_liability(AccountingMethod method, bool usesHistory)
    {
        var (world, books) = TwoYears();
        AddUp(new Journal(books, world.Programme, method, usesHistory), books);
    }

    [Theory]
    [InlineData(AccountingMethod.Deferred)]
    [InlineData(AccountingMethod.Accrued)]
    public void Over_a_change_of_version_the_lines_still_add_up_to_the_liability_at_every_month_s_end(AccountingMethod method)
    {
        var world = new World(Text);
        world.Join("2026-01-01 00:00", "m");
        for (var month = 1; month <= 6; month++)
        {
            world.On($"2026-{month:00}-10 12:00", "m", "Purchase", ("order", $"A{month}"), ("total", 300m));
        }

        world.Apply("2026-07-01 00:00", Text.Replace("rule Base {", "rule Basic was Base {", StringComparison.Ordinal)
            .Replace("award 1 Miles per 1 HKD", "award 3 Miles per 1 HKD", StringComparison.Ordinal));
        world.On("2026-07-10 12:00", "m", "Purchase", ("order", "B"), ("total", 100m));
        world.Received("2026-07-11 12:00", "2026-06-20 12:00", "m", "Purchase", ("order", "L"), ("total", 50m));
        world.On("2026-07-12 12:00", "m", "Refund", ("refund", "R"), ("order", "A2"), ("total", 100m));
        world.On("2026-08-01 12:00", "m", "Redeemed", ("redemption", "S"), ("points", 500));
        world.GoTo("2027-12-01 00:00");
        var books = Books(world);
        Assert.Equal(300, books.Cohorts.Single(cohort => cohort.Month == books.First!.Value + 6).At(books.Last!.Value).Given);
        AddUp(new Journal(books, world.Programme, method, usesHistory: false), books);
    }

    [Fact]
    public void A_sale_in_another_currency_is_booked_to_the_nearest_cent_and_what_comes_back_of_it_by_its_own_rate()
    {
        var world = new World(Text.Replace("total: money", "total: money in USD", StringComparison.Ordinal)
            + "\nrates {\n  day 2026-01-01 1 USD = 7.8123 HKD\n  day 2026-02-01 1 USD = 6 HKD\n  other days take last known\n}\n");
        world.Join("2026-01-01 00:00", "m");
        world.On("2026-01-10 12:00", "m", "Purchase", ("order", "A"), ("total", "12.34 USD"));
        world.On("2026-02-10 12:00", "m", "Refund", ("refund", "R"), ("order", "A"), ("total", "2.34 USD"));
        var books = Books(world);
        Assert.Equal((9_640, 7_812), (books.Sales(books.First!.Value, books.First.Value), books.Sales(books.First.Value, books.Last!.Value)));
    }

    private static void AddUp(Journal journal, PointsBooks books)
    {
        for (var month = books.First!.Value; month <= books.Last!.Value; month++)
        {
            var lines = journal.Until(month);
            var booked = lines.Sum(line => line.Credit == Journal.Liability ? line.Amount : line.Debit == Journal.Liability ? -line.Amount : 0);
            var owed = journal.LiabilityAt(month).Aggregate(Fraction.Zero, (sum, cohort) => sum + cohort.Amount);
            Assert.InRange(Math.Abs((Fraction.Of(booked) - owed).ToDouble()), 0, journal.LiabilityAt(month).Count);
            Assert.All(lines, line => Assert.True(line.Amount > 0));
        }
    }

    [Fact]
    public void When_all_points_are_gone_nothing_is_owed_and_all_revenue_is_earned()
    {
        var (world, books) = TwoYears();
        var journal = new Journal(books, world.Programme, AccountingMethod.Deferred, usesHistory: false);
        var end = books.Last!.Value;
        Assert.Equal(0, books.Cohorts.Sum(cohort => cohort.At(end).Outstanding));
        Assert.All(journal.LiabilityAt(end), cohort => Assert.Equal(Fraction.Zero, cohort.Amount));
        var lines = journal.Until(end);
        Assert.Equal(
            lines.Where(line => line.Debit == Journal.Sales).Sum(line => line.Amount) - lines.Where(line => line.Credit == Journal.Sales).Sum(line => line.Amount),
            lines.Where(line => line.Credit == Journal.FromPoints).Sum(line => line.Amount)
            - lines.Where(line => line.Debit == Journal.FromPoints).Sum(line => line.Amount));
    }

    [Fact]
    public void A_first_sale_defers_the_points_part_of_its_price()
    {
        var world = new World(Text);
        world.Join("2026-01-01 00:00", "m");
        world.On("2026-01-10 12:00", "m", "Purchase", ("order", "A"), ("total", 1_000m));
        var books = Books(world);
        var lines = new Journal(books, world.Programme, AccountingMethod.Deferred, usesHistory: false).Until(books.Last!.Value);

        // 1,000 points x 0.10 x 80 % = 80; 1,000 x 80 / 1,080 = 74.07.
        var line = Assert.Single(lines);
        Assert.Equal((Journal.Sales, Journal.Liability, 7_407L), (line.Debit, line.Credit, line.Amount));
        Assert.Equal(
            "date,points,earned_in,debit,credit,amount,currency,text\n2026-01-31,Miles,2026-01,Revenue,Points liability,74.07,HKD,\"points given\"\n",
            JournalCsv.Write(lines, world.Programme));
    }

    [Fact]
    public void A_sale_that_is_put_right_and_items_that_come_back_leave_the_sales_of_their_month()
    {
        var world = new World(Text);
        world.Join("2026-01-01 00:00", "m");
        world.On("2026-01-10 12:00", "m", "Purchase", ("order", "A"), ("total", 1_000m));
        var type = world.Programme.EventTypes.Single(candidate => candidate.Name == "Purchase");
        var right = world.RecordOf(type, "2026-01-10 12:00", "m", "B", ("order", "B"), ("total", 400m));
        world.Population.Take(Replacing(right, "A"), world.At("2026-02-05 09:00"));
        world.On("2026-03-05 12:00", "m", "Refund", ("refund", "R"), ("order", "B"), ("total", 100m));
        var books = Books(world);
        var january = books.First!.Value;
        Assert.Equal([100_000L, 40_000L, 30_000L], [books.Sales(january, january), books.Sales(january, january + 1), books.Sales(january, january + 2)]);
        Assert.Equal(300, books.Cohorts.Sum(cohort => cohort.At(january + 2).Given));
    }

    [Fact]
    public void History_says_how_much_is_redeemed_in_the_end_where_it_is_long_enough()
    {
        var cohorts = Enumerable.Range(0, 12).Select(month =>
        {
            var cohort = new Cohort(0, month);
            cohort.Add(month, Model.Ledger.Account.Issued, Model.Ledger.Account.Available, 1_000);
            cohort.Add(month, Model.Ledger.Account.Available, Model.Ledger.Account.Redeemed, 100);
            cohort.Add(month + 1, Model.Ledger.Account.Available, Model.Ledger.Account.Redeemed, 200);
            cohort.Add(month + 2, Model.Ledger.Account.Available, Model.Ledger.Account.Redeemed, 100);
            return cohort;
        }).ToList();
        var curve = RedemptionCurve.FromHistory(cohorts, 11, Fraction.Of(9, 10));
        Assert.Equal(Fraction.Of(4, 10), curve.Share(cohorts[11], 11));
        Assert.Equal(Fraction.Of(4, 10), curve.Share(cohorts[10], 11));
        Assert.Equal(Fraction.Of(9, 10), RedemptionCurve.FromHistory(cohorts[..5], 4, Fraction.Of(9, 10)).Share(cohorts[4], 4));
    }

    /// <summary>A few members who buy, return and redeem at random for a year, and then nothing until all points are gone.</summary>
    private static (World World, PointsBooks Books) TwoYears()
    {
        var world = new World(Text);
        var random = new Random(20260705);
        foreach (var member in new[] { "a", "b", "c" })
        {
            world.Join("2026-01-01 00:00", member);
        }

        var orders = new List<(string Member, string Order)>();
        for (var day = 0; day < 330; day += 2)
        {
            var at = new DateTime(2026, 1, 5, 10, 0, 0).AddDays(day).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
            var member = "abc"[random.Next(3)].ToString();
            if (random.Next(4) == 0 && world.Member(member).Available(0) > 50)
            {
                world.On(at, member, "Redeemed", ("redemption", $"r{day}"), ("points", random.Next(1, (int)world.Member(member).Available(0))));
            }
            else if (random.Next(6) == 0 && orders.Count > 0)
            {
                var (buyer, order) = orders[^1];
                orders.RemoveAt(orders.Count - 1);
                world.On(at, buyer, "Refund", ("refund", $"f{day}"), ("order", order), ("total", 30m));
            }
            else
            {
                world.On(at, member, "Purchase", ("order", $"o{day}"), ("total", random.Next(5_000, 90_000) / 100m));
                orders.Add((member, $"o{day}"));
            }
        }

        world.GoTo("2028-06-01 00:00");
        return (world, Books(world));
    }

    private static Model.Events.EventRecord Replacing(Model.Events.EventRecord record, string replaced) => new()
    {
        Type = record.Type, Member = record.Member, At = record.At, Key = record.Key, Replaces = replaced, Numbers = record.Numbers,
        Texts = record.Texts, Known = record.Known,
    };

    private static PointsBooks Books(World world)
    {
        var books = new PointsBooks(world.Programme, world.Plan.Calendar);
        foreach (var step in world.Log.Steps)
        {
            books.Take(step.Event?.At ?? step.At, step.Received, step.Event, step.Postings);
        }

        return books;
    }
}
