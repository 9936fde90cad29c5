using System.Globalization;
using Workflows.Testing;
using static Workflows.Testing.PlainShop;

namespace Workflows.Core.Tests.Semantics;

/// <summary>Windows that are not the same for all: years of a membership, and periods in a row. Where two members are one they hold what both did.</summary>
public sealed class MergedWindowsTests
{
    private const string Counts = """
        points Miles { worth 1 HKD }
        segment Often when count of Purchase this membership year >= 100
        segment Dear when largest of Purchase.total this membership year is known and largest of Purchase.total this membership year >= 900 HKD
        segment Much when sum of Purchase.total this membership year >= 9_000 HKD
        segment Row when streak of Purchase in calendar weeks >= 100
        segment Months when streak of Purchase in calendar months >= 100
        """;

    private const int Count = 0;
    private const int Largest = 1;
    private const int Sum = 2;
    private const int Row = 3;
    private const int Months = 4;

    /// <summary>Anna's year begins on 1 July and ben's on 5 January, so that hers holds more than his, or less.</summary>
    [Theory]
    [InlineData("2026-06-15 10:00", 2, 40, 60)]
    [InlineData("2026-07-10 10:00", 4, 70, 160)]
    public void A_membership_year_is_that_of_who_goes_on_and_holds_what_both_did_in_it(string merged, long count, long largest, long sum)
    {
        var world = Grown();
        Merge(world, merged, "anna", "ben");
        Assert.Equal((count, largest * 100, sum * 100), (Value(world, "ben", Count), Value(world, "ben", Largest), Value(world, "ben", Sum)));
        world.GoTo("2027-01-04 23:59");
        Assert.Equal(count, Value(world, "ben", Count));
        world.GoTo("2027-01-05 00:00");
        Assert.Equal(0, Value(world, "ben", Count));
    }

    [Fact]
    public void A_second_merge_finds_also_what_was_before_the_year_of_the_first_who_went_on()
    {
        var world = Grown();
        Merge(world, "2026-07-10 10:00", "anna", "ben");
        Merge(world, "2026-07-11 10:00", "ben", "carol");
        Assert.Equal((5, 90 * 100, 250 * 100), (Value(world, "carol", Count), Value(world, "carol", Largest), Value(world, "carol", Sum)));
        world.GoTo("2026-10-01 00:00");
        Assert.Equal(0, Value(world, "carol", Count));
    }

    [Fact]
    public void Weeks_in_a_row_are_found_however_long_ago_a_row_was_broken_off()
    {
        var world = Open(Counts, "2026-01-01 00:00", "anna", "ben");
        for (var week = 0; week < 45; week++)
        {
            // Forty-two weeks in which anna bought nothing are those in which ben did.
            var day = new DateOnly(2026, 1, 5).AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Buy(world, $"{day} 10:00", day, 10m, week is < 2 or 44 ? "anna" : "ben");
        }

        Merge(world, "2026-11-09 12:00", "ben", "anna");
        Assert.Equal(45, Value(world, "anna", Row));
    }

    [Fact]
    public void Weeks_in_a_row_are_those_of_both_together_also_of_rows_that_each_of_them_had_broken_off()
    {
        var world = Open(Counts, "2026-01-01 00:00", "anna", "ben");
        string[] ofAnna = ["2026-01-05", "2026-01-12", "2026-01-26", "2026-02-16"];
        string[] ofBen = ["2026-01-19", "2026-02-02", "2026-02-09", "2026-02-23"];
        foreach (var (day, member) in ofAnna.Select(day => (day, "anna")).Concat(ofBen.Select(day => (day, "ben"))).Order())
        {
            Buy(world, $"{day} 10:00", day, 10m, member);
        }

        Assert.Equal(1, Value(world, "ben", Row));
        Merge(world, "2026-02-25 10:00", "anna", "ben");
        Assert.Equal(8, Value(world, "ben", Row));
        Buy(world, "2026-03-02 10:00", "on", 10m, "ben");
        Assert.Equal(9, Value(world, "ben", Row));
    }

    [Theory]
    [InlineData(33, 34)]
    [InlineData(34, 35)]
    [InlineData(70, 71)]
    [InlineData(200, 201)]
    public void A_row_is_found_again_as_far_as_it_goes_back(int weeks, long expected)
    {
        var world = Open(Counts, "2022-01-01 00:00", "anna", "ben");
        for (var week = 0; week <= weeks; week++)
        {
            // Both in turn: each of them has rows of one week.
            var at = new DateTime(2026, 6, 1, 10, 0, 0).AddDays(7 * (week - weeks)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            Buy(world, at, $"{week}", 10m, (weeks - week) % 2 == 0 ? "anna" : "ben");
        }

        Merge(world, "2026-06-02 10:00", "anna", "ben");
        Assert.Equal(expected, Value(world, "ben", Row));
    }

    [Fact]
    public void Each_of_two_streaks_finds_its_own_rows_again()
    {
        var world = Open(Counts, "2026-01-01 00:00", "anna", "ben");
        string[] ofAnna = ["2026-01-05", "2026-03-02", "2026-03-16"];
        string[] ofBen = ["2026-02-05", "2026-03-09", "2026-04-07"];
        foreach (var (day, member) in ofAnna.Select(day => (day, "anna")).Concat(ofBen.Select(day => (day, "ben"))).Order())
        {
            Buy(world, $"{day} 10:00", day, 10m, member);
        }

        Merge(world, "2026-04-08 10:00", "anna", "ben");
        Assert.Equal((1, 4), (Value(world, "ben", Row), Value(world, "ben", Months)));
    }

    private static World Grown()
    {
        var world = new World(Head + Counts);
        world.Join("2025-07-01 09:00", "anna");
        world.Join("2025-10-01 09:00", "carol");
        Buy(world, "2025-12-01 10:00", "a1", 90m);
        world.Join("2026-01-05 09:00", "ben");
        Buy(world, "2026-02-01 10:00", "a2", 20m);
        Buy(world, "2026-03-01 10:00", "b1", 40m, "ben");
        return world;
    }

    private static void Merge(World world, string at, string member, string into)
    {
        if (string.CompareOrdinal(at, "2026-06-30") > 0 && member == "anna")
        {
            Buy(world, "2026-06-30 10:00", "a3", 30m);
            Buy(world, "2026-07-05 10:00", "a4", 70m);
        }

        world.On(at, member, "Merged", ("into", into));
    }

    private static long Value(World world, string member, int aggregate) => world.Member(member).Aggregate(aggregate);
}
