using Workflows.Core.Progress;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

/// <summary>What is reached again and again: so many times, so much, so many periods in a row, so many points.</summary>
public sealed class ChallengeTests
{
    private const string Head = """
        programme P { currency HKD
          time zone "Asia/Hong_Kong"
          returns take pending, then available, then go negative }
        event Purchase { order: text key
          total: money
          channel: one of shop, app }
        event Refund { refund: text key
          order: text
          total: optional money
          reverses Purchase by order, amount total }
        event Visit { visit: text key }
        member { level: number 1 to 9 default 1 }
        points Miles { worth 0.08 HKD }
        points Stars { worth 0.01 HKD }
        segment Keen when member.level >= 5
        rule Base { on Purchase
          award 1 Stars per 10 HKD of total }

        """;

    [Fact]
    public void The_tenth_is_reached_with_the_tenth_and_the_twentieth_event()
    {
        var world = Challenge("count Purchase\n  reach 10");
        var gave = Enumerable.Range(1, 21).Select(day => Buy(world, day, 5)).ToList();
        Assert.Equal([10, 20], Enumerable.Range(1, 21).Where(day => gave[day - 1] == 100));
    }

    [Theory]
    [InlineData("reach 1_000 HKD of total this calendar year", "2026-12-30", 999, 0)]
    [InlineData("reach 1_000 HKD of total this calendar year", "2026-12-30", 1000, 100)]
    [InlineData("reach 1_000 HKD of total this calendar year", "2026-12-30", 3500, 300)]  // One event may reach it several times.
    [InlineData("reach 1_000 HKD of total", "2026-12-30", 999, 0)]
    public void So_much_money_is_reached_by_the_sum_and_again_with_each_multiple(string reach, string day, int total, long points)
    {
        var world = Challenge($"count Purchase\n  {reach}");
        Buy(world, day, total);
        Assert.Equal(points, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_period_that_begins_anew_begins_the_challenge_anew()
    {
        var world = Challenge("count Purchase\n  reach 1_000 HKD of total this calendar year");
        Buy(world, "2026-12-31", 1_900);
        Buy(world, "2027-01-01", 999);
        Assert.Equal(100, world.Points("anna", "Miles"));
        Buy(world, "2027-01-02", 1);
        Assert.Equal(200, world.Points("anna", "Miles"));
    }

    [Fact]
    public void Four_weeks_in_a_row_are_reached_with_the_first_event_of_the_fourth_week_and_a_gap_begins_anew()
    {
        var world = Challenge("count Purchase where total >= 50 HKD\n  reach 4 calendar weeks in a row");
        string[] days =
        [
            "2026-01-05", "2026-01-12", "2026-01-13", "2026-01-25", "2026-01-26", "2026-01-27", // Four weeks, the fourth on Monday the 26th.
            "2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23",                             // Four more.
            "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-31",                             // After a gap.
        ];
        Assert.Equal(["2026-01-26", "2026-02-23", "2026-03-31"], days.Where(day => Buy(world, day, 60) == 100).ToList());
    }

    [Fact]
    public void A_purchase_that_does_not_count_keeps_no_row_going()
    {
        var world = Challenge("count Purchase where total >= 50 HKD\n  reach 2 calendar weeks in a row");
        Buy(world, "2026-01-05", 60);
        Assert.Equal(0, Buy(world, "2026-01-12", 49));
        Assert.Equal(100, Buy(world, "2026-01-13", 50));
    }

    [Fact]
    public void A_return_that_undoes_what_was_reached_takes_the_bonus_back_and_a_later_event_reaches_it_instead()
    {
        var world = Challenge("count Purchase\n  reach 2");
        Buy(world, "2026-01-05", 60);
        Buy(world, "2026-01-06", 60);
        Assert.Equal(100, world.Points("anna", "Miles"));
        world.On("2026-01-07 12:00", "anna", "Refund", ("refund", "r1"), ("order", "2026-01-05"));
        Assert.Equal(0, world.Points("anna", "Miles"));
        Assert.Equal(100, Buy(world, "2026-01-08", 60));
    }

    [Fact]
    public void A_part_that_is_returned_takes_the_bonus_back_where_the_sum_is_no_longer_reached()
    {
        var world = Challenge("count Purchase\n  reach 100 HKD of total");
        Buy(world, "2026-01-05", 100);
        world.On("2026-01-07 12:00", "anna", "Refund", ("refund", "r1"), ("order", "2026-01-05"), ("total", 1m));
        Assert.Equal(0, world.Points("anna", "Miles"));
    }

    [Fact]
    public void A_late_event_reaches_what_it_completes()
    {
        var world = Challenge("count Purchase\n  reach 3 calendar weeks in a row");
        Buy(world, "2026-01-05", 60);
        Buy(world, "2026-01-19", 60);
        world.Received("2026-01-20 12:00", "2026-01-14 12:00", "anna", "Purchase", ("order", "late"), ("total", 60m), ("channel", "shop"));
        Assert.Equal(100, world.Points("anna", "Miles"));
    }

    [Fact]
    public void Events_count_only_while_their_member_takes_part()
    {
        var world = Challenge("count Purchase\n  reach 2\n  when member is in Keen");
        Buy(world, "2026-01-05", 60);
        world.On("2026-01-06 12:00", "anna", "Updated", ("level", 5));
        Assert.Equal(0, Buy(world, "2026-01-07", 60));
        Assert.Equal(100, Buy(world, "2026-01-08", 60));
        world.On("2026-01-09 12:00", "anna", "Updated", ("level", 1));
        Buy(world, "2026-01-10", 60);
        world.On("2026-01-11 12:00", "anna", "Updated", ("level", 6));
        Assert.Equal(0, Buy(world, "2026-01-12", 60));
        Assert.Equal(100, Buy(world, "2026-01-13", 60));
    }

    [Fact]
    public void Events_count_only_on_the_days_of_the_challenge()
    {
        var world = Challenge("valid 2026-02-01 to 2026-02-28\n  count Purchase\n  reach 2");
        string[] days = ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-03-02"];
        Assert.Equal(["2026-02-28"], days.Where(day => Buy(world, day, 60) == 100).ToList());
    }

    [Fact]
    public void Limits_and_budgets_hold_as_for_rules()
    {
        var world = new World(Head + """
            budget Launch { limit 20 HKD in total }
            challenge C {
              count   Purchase
              reach   1
              bonus   100 Miles funded by Launch
              at most 3 per member per calendar year
            }
            """);
        world.Join("2026-01-01 00:00", "anna");
        var gave = Enumerable.Range(1, 5).Select(day => Buy(world, day, 5)).ToList();
        Assert.Equal([100, 100, 50, 0, 0], gave);
    }

    [Theory]
    [InlineData(499, 0)]
    [InlineData(500, 100)]
    [InlineData(1_700, 300)]
    public void So_many_points_are_reached_whatever_they_were_earned_for(int first, long points)
    {
        var world = new World(Head + """
            challenge C {
              reach 500 Stars this calendar quarter
              bonus 100 Miles
            }
            rule Often { on Visit
              bonus 20 Stars }
            """);
        world.Join("2026-01-01 00:00", "anna");
        Buy(world, "2026-01-05", first * 10);
        Assert.Equal(points, world.Points("anna", "Miles"));
        world.On("2026-01-06 12:00", "anna", "Visit", ("visit", "1"));
        Assert.Equal(points + (first == 499 ? 100 : 0), world.Points("anna", "Miles"));
        world.On("2026-04-01 00:00", "anna", "Visit", ("visit", "2"));
        Assert.Equal(points + (first == 499 ? 100 : 0), world.Points("anna", "Miles"));
    }

    [Fact]
    public void Points_that_a_challenge_gives_may_complete_another_one_at_once()
    {
        var world = new World(Head + """
            points Gems { worth 0.01 HKD }
            challenge Second { reach 100 Gems
              bonus 7 Miles }
            challenge First { reach 500 Stars
              bonus 100 Gems }
            """);
        world.Join("2026-01-01 00:00", "anna");
        Buy(world, "2026-01-05", 10_000);
        Assert.Equal(200, world.Points("anna", "Gems"));
        Assert.Equal(14, world.Points("anna", "Miles"));
        world.On("2026-01-07 12:00", "anna", "Refund", ("refund", "r1"), ("order", "2026-01-05"), ("total", 5_000m));
        Assert.Equal(7, world.Points("anna", "Miles"));
    }

    [Fact]
    public void Progress_says_what_there_is_and_until_when_the_row_must_go_on()
    {
        var world = Challenge("count Purchase\n  reach 4 calendar weeks in a row");
        Buy(world, "2026-01-05", 60);
        Buy(world, "2026-01-12", 60);
        world.GoTo("2026-01-13 12:00");
        Assert.Equal("2 of 4 by 2026-01-26", Progress(world, "2026-01-13 12:00"));
        world.GoTo("2026-01-20 12:00");
        Assert.Equal("2 of 4 by 2026-01-26", Progress(world, "2026-01-20 12:00"));
        world.GoTo("2026-01-26 12:00");
        Assert.Equal("0 of 4", Progress(world, "2026-01-26 12:00"));
    }

    [Fact]
    public void Progress_of_an_amount_begins_again_after_each_time()
    {
        var world = Challenge("count Purchase\n  reach 1_000 HKD of total this calendar year");
        Buy(world, "2026-01-05", 2_250);
        Assert.Equal("250 of 1000 by 2027-01-01, 2 times", Progress(world, "2026-01-05 12:00"));
    }

    private static string Progress(World world, string at)
    {
        var one = Assert.Single(new ProgressReader(world.Plan).ChallengesOf(world.Member("anna"), world.At(at)));
        var by = one.By is { } end ? $" by {Core.Time.Calendar.DateOf(world.Plan.Calendar.DayOf(end)):yyyy-MM-dd}" : "";
        return $"{one.Has} of {one.Challenge.Step}{by}{(one.Times > 0 ? $", {one.Times} times" : "")}";
    }

    private static World Challenge(string lines)
    {
        var world = new World(Head + $"challenge C {{\n  {lines}\n  bonus 100 Miles\n}}\n");
        world.Join("2026-01-01 00:00", "anna");
        return world;
    }

    private static long Buy(World world, int day, int total) => Buy(world, $"2026-01-{day:00}", total);

    private static long Buy(World world, string day, int total) => world.Gave(
        world.On($"{day} 12:00", "anna", "Purchase", ("order", day), ("total", (decimal)total), ("channel", "shop")), "C", "Miles");
}
