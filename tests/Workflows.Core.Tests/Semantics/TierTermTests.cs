using Workflows.Core.Progress;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Numbers;
using Workflows.Testing;
using static Workflows.Testing.PlainShop;

namespace Workflows.Core.Tests.Semantics;

public sealed class TierTermTests
{
    [Fact]
    public void Kept_to_the_end_of_the_calendar_year_a_tier_that_was_earned_is_renewed_for_the_next_year()
    {
        var world = Shop("earned Status this calendar year", "keep until end of calendar year");
        Buy(world, "2026-05-01 10:00", "1", 15_000m);
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2027-12-31 23:59");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2028-01-01 00:00");
        Assert.Equal("Silver", world.Tier("anna"));
        world.GoTo("2029-01-01 00:00");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void A_membership_year_begins_on_the_day_of_joining_and_ends_on_its_anniversary_to_the_microsecond()
    {
        var world = Shop("earned Status this membership year", "keep until end of membership year", "2025-07-10 15:30");
        Buy(world, "2026-07-09 23:59:59", "1", 4_000m);
        Buy(world, "2026-07-10 00:00", "2", 4_000m);
        Assert.Equal("Blue", world.Tier("anna"));
        Buy(world, "2026-07-11 00:00", "3", 1_000m);
        Assert.Equal("Silver", world.Tier("anna"));

        // Earned in the year that closes, it is kept for the year that begins.
        world.GoTo("2028-07-09 23:59:59");
        Assert.Equal("Silver", world.Tier("anna"));
        world.GoTo("2028-07-10 00:00");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Theory]
    [InlineData("2024-02-29", "2025-02-27", "2025-02-28")]
    [InlineData("2024-02-29", "2025-02-28", "2026-02-28")]
    [InlineData("2024-02-29", "2028-02-28", "2028-02-29")]
    [InlineData("2024-02-29", "2028-02-29", "2029-02-28")]
    [InlineData("2025-07-10", "2025-07-10", "2026-07-10")]
    [InlineData("2025-07-10", "2026-01-01", "2026-07-10")]
    public void Who_joined_on_the_29th_of_February_has_anniversaries_on_the_28th(string joined, string day, string end) =>
        Assert.Equal(Day(end), MembershipYear.End(Day(joined), Day(day)));

    [Fact]
    public void In_the_time_of_grace_the_tier_is_kept_and_ends_exactly()
    {
        var world = Shop("earned Status this calendar year", "keep until end of next calendar year\n grace 30 days");
        Buy(world, "2026-05-01 10:00", "1", 15_000m);
        world.GoTo("2028-01-01 00:00");
        Assert.Equal("Gold", world.Tier("anna"));
        Assert.Equal(
            world.At("2028-01-31 00:00").Micros, world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.TierInGrace).Amount);
        world.GoTo("2028-01-30 23:59");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2028-01-31 00:00");
        Assert.Equal("Silver", world.Tier("anna"));

        // Grace doesn't lengthen what follows.
        world.GoTo("2029-01-30 23:59");
        Assert.Equal("Silver", world.Tier("anna"));
        world.GoTo("2029-01-31 00:00");
        Assert.Equal("Blue", world.Tier("anna"));
    }

    [Fact]
    public void Who_earns_the_tier_again_in_the_time_of_grace_keeps_it_for_a_whole_term()
    {
        var world = Shop("earned Status this calendar year", "keep until end of next calendar year\n grace 30 days");
        Buy(world, "2026-05-01 10:00", "1", 15_000m);
        var effects = Buy(world, "2028-01-30 10:00", "2", 15_000m);
        Assert.Contains(effects, effect => effect.Kind == EffectKind.TierEarnedAgain);
        world.GoTo("2029-12-31 23:59");
        Assert.Equal("Gold", world.Tier("anna"));
        Assert.DoesNotContain(
            world.EffectsOf("anna"), effect => effect.Kind == EffectKind.TierChanged && effect.Subject < effect.Amount);
    }

    [Theory]
    [InlineData("drop one tier", "Silver")]
    [InlineData("drop by balance", "Blue")]
    public void A_tier_drops_by_one_or_to_what_the_measure_still_earns(string drop, string expected)
    {
        var world = Shop("earned Status this calendar year", "keep until end of next calendar year\n grace 1 month", drop: drop);
        Buy(world, "2026-05-01 10:00", "1", 15_000m);
        Buy(world, "2027-05-01 10:00", "2", 1_000m);
        world.GoTo("2028-02-01 00:00");
        Assert.Equal(expected, world.Tier("anna"));
    }

    [Fact]
    public void What_the_closing_year_earned_is_not_lost_by_the_time_of_grace()
    {
        var world = Shop("earned Status this calendar year", "keep until end of next calendar year\n grace 1 month", drop: "drop by balance");
        Buy(world, "2026-05-01 10:00", "1", 15_000m);
        Buy(world, "2027-05-01 10:00", "2", 5_000m);
        world.GoTo("2028-01-31 23:59");
        Assert.Equal("Gold", world.Tier("anna"));
        world.GoTo("2028-02-01 00:00");
        Assert.Equal("Silver", world.Tier("anna"));
    }

    [Fact]
    public void Late_news_of_the_last_year_renews_a_tier_that_is_in_its_time_of_grace()
    {
        var world = Shop("earned Status this calendar year", "keep until end of next calendar year\n grace 30 days");
        Buy(world, "2026-05-01 10:00", "1", 15_000m);
        world.GoTo("2028-01-10 00:00");
        world.Received("2028-01-11 00:00", "2027-12-30 10:00", "anna", "Purchase", ("order", "late"), ("total", 15_000m));
        world.GoTo("2028-06-01 00:00");
        Assert.Equal("Gold", world.Tier("anna"));
    }

    [Fact]
    public void Several_ladders_stand_side_by_side_by_points_by_spend_and_by_count()
    {
        var world = PlainShop.Open(Text("earned Status this calendar year", "keep for ever", "drop one tier") + """

            tiers Spend {
              tier Small from joining
              tier Large when sum of Purchase.total over last 30 days >= 1_000 HKD
              keep 10 days
            }
            tiers Visits {
              tier Guest from joining
              tier Regular when count of Purchase over last 30 days >= 2
              keep 1 months
            }
            """, "2026-01-01 00:00", "anna");
        Buy(world, "2026-02-01 10:00", "1", 600m);
        Buy(world, "2026-02-05 10:00", "2", 400m);
        Assert.Equal((0, 1, 1), (world.Member("anna").Tier(0), world.Member("anna").Tier(1), world.Member("anna").Tier(2)));

        // After 10 days the spend of 30 days still earns it; it ends where the first purchase has left the window by the end of a term.
        world.GoTo("2026-03-01 10:00");
        Assert.Equal(1, world.Member("anna").Tier(1));
        world.GoTo("2026-03-07 10:00");
        Assert.Equal((0, 0), (world.Member("anna").Tier(1), world.Member("anna").Tier(2)));
    }

    [Fact]
    public void Progress_says_how_much_is_missing_to_the_next_tier_and_by_when()
    {
        var world = Shop("earned Status this calendar year", "keep until end of next calendar year");
        Buy(world, "2026-05-01 10:00", "1", 11_200m);
        var progress = Progress(world, "2026-05-02 00:00");
        Assert.Equal(("Silver", "Gold"), (progress.Tier.Name, progress.Next!.Name));
        Assert.Equal(["free shipping"], progress.Tier.Benefits.AsEnumerable());
        var gap = Assert.Single(progress.ToNext);
        Assert.Equal((Fraction.Of(380), Fraction.Of(1_120), Fraction.Of(1_500)), (gap.Missing, gap.Has, gap.Needs));
        Assert.Equal("Status", gap.Of.Type.Unit);
        Assert.Equal(world.At("2027-01-01 00:00"), gap.By);
    }

    [Fact]
    public void To_keep_a_tier_only_what_still_counts_when_it_ends_is_there()
    {
        var world = Shop("earned Status this calendar year", "keep until end of next calendar year");
        Buy(world, "2026-05-01 10:00", "1", 6_000m);
        var gap = Assert.Single(Progress(world, "2026-05-02 00:00").ToKeep);
        Assert.Equal((Fraction.Of(500), world.At("2028-01-01 00:00")), (gap.Missing, gap.By));
        Buy(world, "2027-05-01 10:00", "2", 2_000m);
        Assert.Equal(Fraction.Of(300), Assert.Single(Progress(world, "2027-05-02 00:00").ToKeep).Missing);
        Buy(world, "2027-06-01 10:00", "3", 3_000m);
        Assert.Empty(Progress(world, "2027-06-02 00:00").ToKeep);
    }

    [Fact]
    public void Of_a_rolling_window_what_leaves_it_before_the_end_does_not_help_to_keep_the_tier()
    {
        var world = Shop("earned Status over last 12 months", "keep 12 months");
        Buy(world, "2026-01-10 10:00", "1", 4_000m);
        Buy(world, "2026-03-10 10:00", "2", 1_000m);
        Buy(world, "2026-05-10 10:00", "3", 1_000m);
        Assert.Equal("Silver", world.Tier("anna"));

        // It ends on 2027-03-10 10:00, an instant before which only the purchases of March and May count.
        var gap = Assert.Single(Progress(world, "2026-06-01 00:00").ToKeep);
        Assert.Equal(Fraction.Of(300), gap.Missing);
    }

    [Fact]
    public void Reading_progress_changes_nothing()
    {
        var world = Shop("earned Status this calendar year", "keep until end of next calendar year");
        Buy(world, "2026-05-01 10:00", "1", 6_000m);
        var codec = new State.MemberCodec(world.Plan);
        var (before, after) = (new State.BlobWriter(), new State.BlobWriter());
        codec.Write(world.Member("anna"), before);
        Progress(world, "2029-05-02 00:00");
        codec.Write(world.Member("anna"), after);
        Assert.Equal(before.Written.ToArray(), after.Written.ToArray());
    }

    private static TierProgress Progress(World world, string at) => new ProgressReader(world.Plan).Of(world.Member("anna"), world.At(at))[0];

    private static int Day(string date) => Calendar.DayNumber(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

    private static World Shop(string measure, string keep, string joined = "2026-01-01 00:00", string drop = "drop one tier") =>
        PlainShop.Open(Text(measure, keep, drop), joined, "anna");

    private static string Text(string measure, string keep, string drop) => $$"""
        points Status { status only }
        tiers T {
          tier Blue from joining
          tier Silver when {{measure}} >= 500 { benefit "free shipping" }
          tier Gold when {{measure}} >= 1_500 {
            benefit "free shipping"
            benefit "lounge"
          }
          {{keep}}
          {{drop}}
        }
        rule Base {
          on Purchase
          award 1 Status per 10 HKD of total
        }
        """;
}
