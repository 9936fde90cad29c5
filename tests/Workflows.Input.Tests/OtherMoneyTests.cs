using Workflows.Model.Diagnostics;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using static Workflows.Input.Tests.ProgrammeBuilder;

namespace Workflows.Input.Tests;

public sealed class OtherMoneyTests
{
    private const string Header = "type,member,at,order,total\n";

    // 2026-03-06 and 2026-03-09 as day numbers.
    private const int Friday = 20_518;

    private static RateTable Rates { get; } = new(
        [
            new("EUR", 100, [new(Friday, 108_000_000), new(Friday + 3, 109_000_000)]),
            new("JPY", 1, [new(Friday, 612_345)]),
        ], true, 5, SourceSpan.None);

    private static Programme Shop { get; } = With(Rates, "EUR", "JPY");

    [Theory]
    [InlineData("12.50 EUR", 1_350_000_000, "12.50 EUR at 1.08 USD of 2026-03-06")]
    [InlineData("EUR 12.5", 1_350_000_000, "12.50 EUR at 1.08 USD of 2026-03-06")]
    [InlineData("EUR1250.01", 135_001_080_000, "1250.01 EUR at 1.08 USD of 2026-03-06")]
    [InlineData("1200 JPY", 734_814_000, "1200 JPY at 0.00612345 USD of 2026-03-06")]
    [InlineData("12.50 USD", 1_250_000_000, null)]
    public void An_amount_counts_exactly_by_the_rate_of_its_day_however_its_currency_is_written(string told, long counts, string? text)
    {
        var record = Reading.Event(Shop, $"{Header}Purchase,C1,2026-03-06T10:00:00,O-1,{told}\n");
        Assert.Equal((counts, text), (record.Numbers[1], record.Texts[1]));
    }

    [Fact]
    public void The_rate_is_that_of_the_local_day_of_the_event()
    {
        // In New York it is still Sunday, and Friday's rate is the last one known.
        var record = Reading.Event(Shop, $"{Header}Purchase,C1,2026-03-09T03:59:59Z,O-1,1 EUR\n");
        Assert.Equal((108_000_000, "1.00 EUR at 1.08 USD of 2026-03-06"), (record.Numbers[1], record.Texts[1]));
        Assert.Equal(109_000_000, Reading.Event(Shop, $"{Header}Purchase,C1,2026-03-09T04:00:00Z,O-1,1 EUR\n").Numbers[1]);
    }

    [Theory]
    [InlineData("12 CHF", "2026-03-06", "events:2: \"total\": \"12 CHF\" is in CHF, and this field takes EUR, JPY or USD; convert it first.")]
    [InlineData("12", "2026-03-06", "events:2: \"total\": \"12\" doesn't say in which currency it is; write it like 12.50 EUR.")]
    [InlineData("$12", "2026-03-06", "events:2: \"total\": \"$12\" doesn't say in which currency it is; write it like 12.50 EUR.")]
    [InlineData("12 EUR", "2026-03-05", "events:2: \"total\": there is no rate for EUR on 2026-03-05; add one to `rates` in the programme.")]
    [InlineData("12 JPY", "2026-03-12", "events:2: \"total\": there is no rate for JPY on 2026-03-12; add one to `rates` in the programme.")]
    [InlineData("12.345 EUR", "2026-03-06", "events:2: \"total\": \"12.345\" has more decimals than this field may have (two); round it before, nothing is rounded here.")]
    [InlineData("-1 EUR", "2026-03-06", "events:2: \"total\": \"-1 EUR\" is outside what can be counted, 0 to 1000000000 USD; correct it.")]
    [InlineData("9999999999 EUR", "2026-03-06", "events:2: \"total\": \"9999999999 EUR\" is outside what can be counted, 0 to 1000000000 USD; correct it.")]
    [InlineData("9999999999 USD", "2026-03-06", "events:2: \"total\": \"9999999999 USD\" is outside what can be counted, 0 to 1000000000 USD; correct it.")]
    public void What_cannot_be_counted_is_bad_input_with_its_place(string told, string day, string bad) =>
        Assert.Equal(bad, Reading.Bad(Shop, $"{Header}Purchase,C1,{day},O-1,{told}\n").ToString());

    [Fact]
    public void The_last_rate_holds_for_as_long_as_it_says_and_no_day_longer()
    {
        Assert.Equal(612_345, Reading.Event(With(Rates, "JPY"), $"{Header}Purchase,C1,2026-03-11,O-1,1 JPY\n").Numbers[1]);
        var refusing = With(Rates with { KeepsLast = false, KeptDays = null }, "EUR");
        Assert.Contains("no rate for EUR on 2026-03-07", Reading.Bad(refusing, $"{Header}Purchase,C1,2026-03-07,O-1,1 EUR\n").ToString(), StringComparison.Ordinal);
        var lasting = With(Rates with { KeptDays = null }, "EUR");
        Assert.Equal(109_000_000, Reading.Event(lasting, $"{Header}Purchase,C1,2029-03-07,O-1,1 EUR\n").Numbers[1]);
    }

    [Fact]
    public void A_field_of_one_other_currency_takes_numbers_without_it()
    {
        var shop = With(Rates, "EUR");
        Assert.Equal("12.50 EUR at 1.08 USD of 2026-03-06", Reading.Event(shop, $"{Header}Purchase,C1,2026-03-06,O-1,12.50\n").Texts[1]);
    }

    [Fact]
    public void An_event_of_before_a_version_counts_by_the_rates_of_before()
    {
        var at = Instant.From(new DateTimeOffset(2026, 3, 8, 0, 0, 0, TimeSpan.Zero));
        var before = Rates with { Currencies = [new("EUR", 100, [new(Friday, 200_000_000)])] };
        var lines = Reading.All(Shop, $"{Header}Purchase,C1,2026-03-07,O-1,1 EUR\nPurchase,C1,2026-03-08,O-2,1 EUR\n",
            new EventReaderOptions { RatesBefore = [(at, before)] });
        Assert.Equal([200_000_000, 108_000_000], lines.Select(line => line.Event!.Numbers[1]));
    }

    [Fact]
    public void A_key_made_of_the_content_does_not_change_with_the_rate()
    {
        var keyless = With(Rates, "EUR", key: false);
        var other = keyless with { Rates = Rates with { Currencies = [new("EUR", 100, [new(Friday, 300_000_000)])] } };
        const string Line = "type,member,at,total\nPurchase,C1,2026-03-06,1 EUR\n";
        Assert.Equal(Reading.Event(keyless, Line).Key, Reading.Event(other, Line).Key);
        Assert.NotEqual(Reading.Event(keyless, Line).Key, Reading.Event(keyless, Line.Replace("1 EUR", "1.08 USD", StringComparison.Ordinal)).Key);
    }

    [Fact]
    public void A_map_takes_the_currency_from_a_column_of_its_own()
    {
        var shop = With(Rates, "EUR", "JPY") with
        {
            Maps = [new InputMap("Export", BuiltInEvents.Count,
                [From("member", "Who"), From("at", "When"), From("order", "Name"), From("total", "Currency", "Total")], [], null, null, SourceSpan.None)],
        };
        Assert.Equal("12.50 EUR at 1.08 USD of 2026-03-06",
            Reading.Event(shop, "Who,When,Name,Currency,Total\nC1,2026-03-06,O-1,EUR,12.50\n").Texts[1]);
    }

    [Fact]
    public void What_was_told_says_itself_again()
    {
        const string Text = "1200 JPY at 0.00612345 USD of 2026-03-06";
        var told = ToldMoney.Of(Text)!;
        Assert.Equal((1200m, "JPY", new DatedRate(Friday, 612_345), "USD"), (told.Amount, told.Currency, told.Rate, told.Own));
        Assert.Equal(Text, told.ToString());
        Assert.Null(ToldMoney.Of(null));
        Assert.Throws<FormatException>(() => ToldMoney.Of("1200 JPY"));
    }

    private static Programme With(RateTable rates, string currency, string? second = null, bool key = true)
    {
        var money = Money with
        {
            Currencies = second is null ? [currency] : [currency, second], Scale = DatedRate.Scale, Least = Fraction.Zero, Most = Fraction.Of(DatedRate.AmountMost),
        };
        var builder = new ProgrammeBuilder().Event("Purchase", ("order", Optional(DataType.Text)), ("total", money)).In("America/New_York");
        return (key ? builder.KeyedBy("order") : builder.Key(KeySource.Content)).Build() with { Rates = rates };
    }
}
