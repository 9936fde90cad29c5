using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Time;
using Workflows.Testing;

namespace Workflows.Core.Tests.Semantics;

public sealed class TimeTests
{
    private const string Programme = """
        programme P { currency HKD
          time zone "Europe/Paris" }
        event Purchase { order: text key
          total: money }
        points Miles { worth 0.01 HKD }
        """;

    [Fact]
    public void A_month_from_31_January_ends_on_28_February()
    {
        var world = new World(Programme + "\nsegment Recent when count of Purchase over last 1 month >= 1\nrule R { on Purchase\n award 1 Miles per 1 HKD of total }");
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-01-31 12:00", "anna", "Purchase", ("order", "1"), ("total", 10m));
        world.GoTo("2026-03-10 00:00");
        Assert.Equal(world.At("2026-02-28 12:00"), world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.SegmentLeft).At);
    }

    [Fact]
    public void Sixty_days_of_silence_hold_from_1_April_12_00_to_the_microsecond()
    {
        var world = new World(Sample.Text);
        world.Join("2026-01-01 00:00", "carol");
        world.On("2026-01-31 12:00", "carol", "Purchase", ("order", "1"), ("total", 10m), ("channel", "shop"));
        world.Population.End(new Instant(world.At("2026-04-01 12:00").Micros - 1));
        Assert.False(world.Member("carol").IsIn(0));
        world.Population.End(world.At("2026-04-01 12:00"));
        Assert.True(world.Member("carol").IsIn(0));
        Assert.Equal(
            world.At("2026-04-01 12:00"),
            world.EffectsOf("carol").Last(effect => effect.Kind == EffectKind.SegmentEntered).At);
    }

    [Fact]
    public void Time_since_nothing_is_longer_than_any_length()
    {
        var world = new World(Sample.Text);
        world.Join("2026-01-01 00:00", "carol");
        Assert.True(world.Member("carol").IsIn(0));
    }

    [Theory]
    [InlineData("2026-03-29", 150, "2026-03-29T01:30:00Z")] // 02:30 does not exist: forward to 03:30
    [InlineData("2026-10-25", 150, "2026-10-25T00:30:00Z")] // 02:30 exists twice: the earlier
    public void A_local_time_moves_forward_out_of_a_gap_and_takes_the_earlier_of_two(string day, int minutes, string utc)
    {
        var calendar = new Calendar("Europe/Paris");
        var at = calendar.At(Calendar.DayNumber(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), minutes * Instant.PerMinute);
        Assert.Equal(utc, at.ToString());
    }

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("Asia/Hong_Kong")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Apia")]
    public void The_table_of_days_agrees_with_NodaTime(string zone)
    {
        var calendar = new Calendar(zone);
        var noda = NodaTime.DateTimeZoneProviders.Tzdb[zone];
        var random = new Random(20260701);
        for (var i = 0; i < 20_000; i++)
        {
            var at = new Instant(random.NextInt64(-600_000_000L, 5_000_000_000L) * Instant.PerSecond);
            var local = NodaTime.Instant.FromUnixTimeTicks(at.Micros * 10).InZone(noda);
            var day = NodaTime.Period.DaysBetween(new NodaTime.LocalDate(1970, 1, 1), local.Date);
            Assert.Equal(day, calendar.DayOf(at));
            Assert.Equal(local.TimeOfDay.TickOfDay / 10, calendar.TimeOfDay(at));
            Assert.Equal(noda.AtStartOfDay(local.Date).ToInstant().ToUnixTimeTicks() / 10, calendar.StartOfDay(day).Micros);
        }
    }

    [Fact]
    public void A_lot_that_expires_at_10_00_can_not_be_redeemed_at_10_00()
    {
        var world = new World(Programme.Replace("worth 0.01 HKD", "worth 0.01 HKD\n expire 1 month after earned", StringComparison.Ordinal)
            + "\nrule R { on Purchase\n award 1 Miles per 1 HKD of total }");
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-01-05 10:00", "anna", "Purchase", ("order", "1"), ("total", 100m));
        var early = world.On("2026-02-05 09:59", "anna", "Redeemed", ("redemption", "a"), ("points", 40));
        Assert.Contains(early, effect => effect.Kind == EffectKind.Redeemed);
        var late = world.On("2026-02-05 10:00", "anna", "Redeemed", ("redemption", "b"), ("points", 10));
        Assert.Contains(late, effect => effect is { Kind: EffectKind.Rejected, Subject: (int)RejectionReason.NotEnoughPoints });
        Assert.Equal(60, world.EffectsOf("anna").Where(effect => effect.Kind == EffectKind.Expired).Sum(effect => effect.Amount));
    }

    [Theory]
    [InlineData("2026-01-12 10:00", "came")]
    [InlineData("2026-01-12 10:01", "late")]
    public void A_purchase_at_the_very_end_of_a_wait_has_arrived(string local, string outcome)
    {
        var world = new World(Programme + """

            event Survey { answer: text key
              score: number 0 to 10 }
            rule R { on Purchase
              award 1 Miles per 1 HKD of total }
            journey J {
              start on Survey
              wait up to 7 days for Purchase {
                on arrived { finish "came" }
                on late { finish "late" }
              }
            }
            """);
        world.Join("2026-01-01 00:00", "anna");
        world.On("2026-01-05 10:00", "anna", "Survey", ("answer", "s"), ("score", 3));
        world.On(local, "anna", "Purchase", ("order", "1"), ("total", 100m));
        Assert.Equal(outcome, world.EffectsOf("anna").Single(effect => effect.Kind == EffectKind.JourneyFinished).Text);
    }
}
