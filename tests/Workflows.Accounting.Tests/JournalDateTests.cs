using System.Globalization;
using Workflows.Model.Numbers;
using Workflows.Model.Time;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Accounting.Tests;

/// <summary>Books that end at any instant, not only with a month, against what members had at that instant.</summary>
public sealed class JournalDateTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;

    private static string Text(string policy) => PlainShop.Head.Replace("  time zone", $"  returns take pending, then available, then {policy}\n  time zone", StringComparison.Ordinal)
        + PlainShop.PartialReturns + """
        points Miles {
          worth 0.10 HKD
          pending 5 days
          expire 3 months after earned
          transfer at most 500 per member per calendar month
          expected redemption 80%
          sales Purchase.total
        }
        rule Base {
          on Purchase
          award 1 Miles per 1 HKD of total
        }
        """;

    [Theory]
    [InlineData("owe")]
    [InlineData("stop")]
    public void At_any_instant_the_books_have_the_points_that_members_have_and_the_lines_add_up_to_their_liability(string policy)
    {
        output.WriteLine($"seed {Seed}");
        var (world, moments) = Lived(policy, new Random(Seed));
        Assert.True(moments.Count > 20, $"{moments.Count} moments");
        foreach (var (at, had) in moments)
        {
            var books = new PointsBooks(world.Programme, world.Plan.Calendar, at);
            foreach (var step in world.Log.Steps)
            {
                books.Take(step.Event?.At ?? step.At, step.Received, step.Event, step.Postings);
            }

            var month = books.MonthOf(at);
            var booked = books.Cohorts.Select(cohort => cohort.At(month)).Sum(standing => standing.Pending + standing.Available + standing.Held);
            Assert.True(had == booked, $"at {at} members had {had}, the books have {booked}");
            foreach (var method in new[] { AccountingMethod.Deferred, AccountingMethod.Accrued })
            {
                var journal = new Journal(books, world.Programme, method, usesHistory: false);
                var lines = journal.Until(month).Sum(line => line.Credit == Journal.Liability ? line.Amount : line.Debit == Journal.Liability ? -line.Amount : 0);
                var owed = journal.LiabilityAt(month).Aggregate(Fraction.Zero, (sum, cohort) => sum + cohort.Amount);
                Assert.InRange(Math.Abs((Fraction.Of(lines) - owed).ToDouble()), 0, journal.LiabilityAt(month).Count);
            }
        }
    }

    /// <summary>Members who buy, send back, spend, give away, hear of things late, and become one; and what all of them have at instants in between.</summary>
    private static (World World, List<(Instant At, long Had)> Moments) Lived(string policy, Random random)
    {
        var world = new World(Text(policy));
        string[] members = ["a", "b", "c", "d"];
        foreach (var member in members)
        {
            world.Join("2026-01-01 00:00", member);
        }

        var (orders, moments, now) = (new List<(string Member, string Order)>(), new List<(Instant, long)>(), new DateTime(2026, 1, 3, 8, 0, 0));
        for (var i = 0; i < 160; i++)
        {
            now = now.AddMinutes(random.Next(60 * 24 * 5));
            Happen(world, random, orders, members[random.Next(i < 100 ? 4 : 3)], now, i);
            if (i == 100)
            {
                world.On(Local(now), "d", "Merged", ("into", "a"));
            }

            if (random.Next(4) == 0)
            {
                now = now.AddMinutes(random.Next(60 * 24 * 9));
                world.GoTo(Local(now));
                moments.Add((world.At(Local(now)), world.Population.Members.Sum(member => member.Pending(0) + member.Available(0) + member.Held(0))));
            }
        }

        world.GoTo("2029-01-01 00:00");
        return (world, moments);
    }

    private static void Happen(World world, Random random, List<(string Member, string Order)> orders, string member, DateTime now, int number)
    {
        var at = Local(now);
        switch (random.Next(10))
        {
            case 0 when orders.Count > 0:
                var (buyer, order) = orders[random.Next(orders.Count)];
                orders.RemoveAll(one => one.Order == order);
                world.On(at, buyer, "Refund", ("refund", $"f{number}"), ("order", order), ("total", random.Next(20, 900)));
                break;
            case 1 or 2 when world.Member(member).Available(0) > 0:
                world.On(at, member, "Redeemed", ("redemption", $"r{number}"), ("points", random.Next(1, (int)world.Member(member).Available(0) + 1)));
                break;
            case 3 when world.Member(member).Available(0) > 0 && member != "b":
                world.On(at, member, "Transferred", ("transfer", $"t{number}"), ("to", "b"), ("points", random.Next(1, 60)));
                break;
            case 4:
                var late = now.AddMinutes(-random.Next(60 * 24 * 50));
                world.Received(at, Local(late < new DateTime(2026, 1, 2) ? now : late), member, "Purchase", ("order", $"o{number}"), ("total", random.Next(5_000, 90_000) / 100m));
                break;
            case 5 when orders.Count > 0 && orders[^1].Member == member:
                world.PutRight(at, at, member, "Purchase", orders[^1].Order, ("order", $"o{number}"), ("total", random.Next(5_000, 90_000) / 100m));
                orders[^1] = (member, $"right {orders[^1].Order}");
                break;
            default:
                world.On(at, member, "Purchase", ("order", $"o{number}"), ("total", random.Next(5_000, 90_000) / 100m));
                orders.Add((member, $"o{number}"));
                break;
        }
    }

    private static string Local(DateTime at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
