using System.Text;
using NodaTime;
using Workflows.Input.Values;
using Workflows.Model.Expressions;
using static Workflows.Input.Tests.ProgrammeBuilder;

namespace Workflows.Input.Tests;

public sealed class ValueTests
{
    private static readonly NumberForm Cents = new(100, false, "USD", false);

    [Theory]
    [InlineData("12.5", 1250)]
    [InlineData("$1,240.00", 124000)]
    [InlineData("-$3.00", -300)]
    [InlineData("$-3", -300)]
    [InlineData("(3.00)", -300)]
    [InlineData("($3.00)", -300)]
    [InlineData("৳2,999", 299900)]
    [InlineData("US$ 7", 700)]
    [InlineData("USD 7.10", 710)]
    [InlineData("+7", 700)]
    [InlineData("1,234,567.8", 123456780)]
    [InlineData("7.5000000000", 750)]
    [InlineData(".5", 50)]
    [InlineData("10000000000", 1_000_000_000_000)]
    [InlineData("2.5E1", 2500)]
    public void Amounts_are_read_as_shops_write_them(string text, long cents)
    {
        Assert.Null(NumberText.Parse(Encoding.UTF8.GetBytes(text), Cents, out var value));
        Assert.Equal(cents, value);
    }

    [Theory]
    [InlineData("1.005", "more decimals")]
    [InlineData("0.30000000000000004", "more decimals")]
    [InlineData("1e-9", "more decimals")]
    [InlineData("10000000000.01", "beyond the largest")]
    [InlineData("99999999999999999999999", "beyond the largest")]
    [InlineData("1e20", "beyond the largest")]
    [InlineData("1e99", "isn't a number")]
    [InlineData("12,5", "decimal comma")]
    [InlineData("1,24,000", "decimal comma")]
    [InlineData("1,240,", "decimal comma")]
    [InlineData("0,500", "decimal comma")]
    [InlineData("EUR 5", "is in EUR")]
    [InlineData("abc", "isn't a number")]
    [InlineData("1 2", "isn't a number")]
    [InlineData("1-2", "isn't a number")]
    [InlineData(".", "isn't a number")]
    [InlineData("$", "isn't a number")]
    [InlineData("1.2.3", "isn't a number")]
    [InlineData("NaN", "isn't a number")]
    [InlineData("O12", "isn't a number")]
    public void What_is_not_surely_a_number_is_refused(string text, string reason) =>
        Assert.Contains(reason, NumberText.Parse(Encoding.UTF8.GetBytes(text), Cents, out _), StringComparison.Ordinal);

    [Fact]
    public void A_comma_is_no_thousands_separator_where_semicolons_separate_columns() =>
        Assert.Contains("decimal comma", NumberText.Parse("1,240"u8, Cents with { CommaIsUnclear = true }, out _), StringComparison.Ordinal);

    [Fact]
    public void Five_and_five_percent_are_the_same_percentage()
    {
        var programme = new ProgrammeBuilder().Event("Offer", ("back", Percent), ("open", DataType.YesNo), ("until", DataType.Date), ("rate", Number)).Build();
        var events = Reading.Events(programme, "member,at,back,open,until,rate\nC1,2026-01-01,5,True,1970-01-02,0.0001\nC1,2026-01-01,5%,0,20260501,-2\nC1,2026-01-01,0.25 %,no,2026-05-01,1\n");
        Assert.Equal([500L, 500L, 25L], events.Select(made => made.Numbers[0]));
        Assert.Equal([1L, 0L, 0L], events.Select(made => made.Numbers[1]));
        Assert.Equal([1L, 20574L, 20574L], events.Select(made => made.Numbers[2]));
        Assert.Equal([1L, -20000L, 10000L], events.Select(made => made.Numbers[3]));
    }

    [Theory]
    [InlineData("2026-05-01T10:00:00.1234567Z", "2026-05-01T10:00:00.123456Z")]
    [InlineData("2026-05-01 10:00:00 +0200", "2026-05-01T08:00:00Z")]
    [InlineData("2026-05-01T10:00-04", "2026-05-01T14:00:00Z")]
    [InlineData("2026-05-01 10:00:00 UTC", "2026-05-01T10:00:00Z")]
    [InlineData("2026-05-01 10:00", "2026-05-01T08:00:00Z")]
    [InlineData("2026-05-01", "2026-05-01T10:00:00Z")]
    [InlineData("20260501", "2026-05-01T10:00:00Z")]
    [InlineData("2026-03-29 02:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25 02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25", "2026-10-25T11:00:00Z")]
    public void A_time_without_an_offset_is_local_and_a_day_is_its_noon(string text, string instant)
    {
        var programme = new ProgrammeBuilder().In("Europe/Paris").Event("Visit").Build();
        Assert.Equal(instant, Reading.Event(programme, $"member,at\nC1,{text}\n").At.ToString());
    }

    [Theory]
    [InlineData("1/5/2026")]
    [InlineData("2026-05-01T24:00")]
    [InlineData("2026-05-01T10:00:60Z")]
    [InlineData("2026-05-01T10:00:00.Z")]
    [InlineData("2026-05-01T10:00 PDT")]
    [InlineData("1777629600")]
    public void A_time_that_is_not_clear_is_refused(string text)
    {
        var programme = new ProgrammeBuilder().Event("Visit").Build();
        Assert.Contains("isn't a time", Reading.Bad(programme, $"member,at\nC1,{text}\n").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d/M/yyyy H:mm", "1/12/2010 8:26", "2010-12-01T08:26:00Z")]
    [InlineData("dd/MM/yy", "31/01/21", "2021-01-31T12:00:00Z")]
    [InlineData("M/d/yyyy h:mm tt", "2/28/2026 1:05 PM", "2026-02-28T13:05:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss zzz", "2026-05-01 10:00:00 +02:00", "2026-05-01T08:00:00Z")]
    public void A_map_states_how_dates_are_written(string format, string text, string instant)
    {
        var programme = new ProgrammeBuilder().Event("Visit").Map("M", "Visit", null, null, [], From("member", "who"), FromAs("at", format, "when")).Build();
        Assert.Equal(instant, Reading.Event(programme, $"who,when\nC1,{text}\n").At.ToString());
        Assert.Contains($"of the form \"{format}\"", Reading.Bad(programme, "who,when\nC1,yesterday\n").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pacific Time (US & Canada)", "America/Los_Angeles")]
    [InlineData("Eastern Time (US & Canada)", "America/New_York")]
    [InlineData("(UTC-06:00) Central Time (US & Canada)", "America/Chicago")]
    [InlineData("Alaska", "America/Anchorage")]
    [InlineData("Arizona", "America/Phoenix")]
    [InlineData("Tokyo Standard Time", "Asia/Tokyo")]
    [InlineData("Paris", "Europe/Paris")]
    [InlineData("Asia/Hong_Kong", "Asia/Hong_Kong")]
    public void Zones_are_known_by_the_names_that_exports_use(string name, string zone) => Assert.Equal(DateTimeZoneProviders.Tzdb[zone], ZoneNames.Find(name));

    [Theory]
    [InlineData("")]
    [InlineData("Middle-earth Time")]
    [InlineData("Local")]
    public void A_zone_that_is_not_clear_is_not_guessed(string name) => Assert.Null(ZoneNames.Find(name));

    [Fact]
    public void Defaults_stand_in_for_missing_values()
    {
        var programme = new ProgrammeBuilder().Event("Visit", ("language", OneOf("en", "zh")), ("note", DataType.Text))
            .With("language", field => field with { Default = 1 }).With("note", field => field with { DefaultText = "none" }).Build();
        var made = Reading.Event(programme, "member,at,language,note\nC1,2026-01-01,,\n");
        Assert.Equal((1L, "none", 0b11UL), (made.Numbers[0], made.Texts[1], made.Known));
    }

    [Fact]
    public void A_short_text_that_repeats_is_one_object()
    {
        var cache = new TextCache();
        Assert.Same(cache.Get("C-1"u8), cache.Get("C-1"u8));
        Assert.Equal("Zoë", cache.Get("Zoë"u8));
        Assert.Null(cache.Get([0xE9]));
        Assert.Equal(0, cache.Get(""u8)!.Length);
    }
}
