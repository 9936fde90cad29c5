using System.Security.Cryptography;
using System.Text.Json;
using Xunit.Abstractions;

namespace Workflows.Generation.Tests;

public sealed class StreamTests(ITestOutputHelper output)
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_every_machine()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Streams.Bytes(new GenerationModel(), 200, 42)));
        output.WriteLine(hash);
        Assert.Equal("787dd44e3d9bf66aeb6ea4c3afa2aa106416f6869bab00b3af75c74f25d6a920", hash);
    }

    [Fact]
    public void Another_seed_gives_other_customers() =>
        Assert.NotEqual(Streams.Bytes(new GenerationModel(), 20, 1), Streams.Bytes(new GenerationModel(), 20, 2));

    [Fact]
    public void The_stream_is_in_order_of_instant_then_member_and_stays_within_the_period()
    {
        var end = Streams.Micros("2025-12-31T16:00:00Z");
        var start = Streams.Micros("2023-12-31T16:00:00Z");
        GeneratedEvent? before = null;
        foreach (var happened in Streams.Thousand)
        {
            if (before is not null)
            {
                Assert.True(
                    before.At < happened.At
                    || (before.At == happened.At && string.CompareOrdinal(before.Member, happened.Member) <= 0));
            }

            Assert.True(happened.At < end);
            Assert.True(happened.At >= start || happened.Type == "Joined");
            Assert.Equal(0, happened.At % 1_000_000);
            before = happened;
        }
    }

    [Fact]
    public void Members_are_numbered_in_the_order_of_joining_and_nothing_of_theirs_comes_earlier()
    {
        var joined = Streams.Thousand.Where(e => e.Type == "Joined").Select(e => e.Member).ToList();
        Assert.Equal(1_000, joined.Count);
        Assert.Equal(joined.Order(StringComparer.Ordinal), joined);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var happened in Streams.Thousand.Where(e => e.Type != "CompetitorOffer"))
        {
            Assert.True(happened.Type == "Joined" ? seen.Add(happened.Member) : seen.Contains(happened.Member));
        }
    }

    [Fact]
    public void Keys_are_unique_within_their_type()
    {
        var keys = Streams.Thousand.Select(e => (e.Type, e.Key)).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public void A_purchase_is_written_with_two_decimals_and_in_the_order_of_its_fields()
    {
        var happened = new GeneratedEvent(
            "Purchase",
            "M000123",
            Streams.Micros("2025-01-03T09:12:44Z"),
            "P-000123-7",
            [
                new("order", new GeneratedValue.Text("P-000123-7")),
                new("total", new GeneratedValue.Money(25_005)),
                new("channel", new GeneratedValue.Text("a\"p\\p\u0001好")),
                new("lines", new GeneratedValue.Lines(
                    [new BasketLine("ACC-CASE", "accessory", 2, 9), new BasketLine("T", "topup", 1, 24_987)])),
                new("on_time", new GeneratedValue.YesNo(true)),
                new("score", new GeneratedValue.Number(9)),
            ]);
        using var writer = new StringWriter();
        EventLineWriter.Write(happened, writer);
        Assert.Equal(
            """{"type":"Purchase","member":"M000123","at":"2025-01-03T09:12:44Z","order":"P-000123-7","total":250.05,"""
            + "\"channel\":\"a\\\"p\\\\p\\u0001好\","
            + "\"lines\":" + """[{"sku":"ACC-CASE","category":"accessory","quantity":2,"price":0.09},"""
            + """{"sku":"T","category":"topup","quantity":1,"price":249.87}],"on_time":true,"score":9}"""
            + "\n",
            writer.ToString());
    }

    [Fact]
    public void Every_line_is_json_with_a_type_a_time_and_but_for_the_market_a_member()
    {
        using var reader = new StreamReader(new MemoryStream(Streams.Bytes(new GenerationModel(), 100, 3)));
        var (lines, offers) = (0, 0);
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var isMarket = json.RootElement.GetProperty("type").GetString() == "CompetitorOffer";
            Assert.Equal(!isMarket, json.RootElement.TryGetProperty("member", out var member));
            Assert.Matches("^M[0-9]{6}$", isMarket ? "M000000" : member.GetString());
            offers += isMarket ? 1 : 0;
            Assert.Equal(DateTimeKind.Utc, json.RootElement.GetProperty("at").GetDateTime().Kind);
            lines++;
        }

        Assert.True(lines > 1_000);
        Assert.InRange(offers, 12, 48);
    }

    [Fact]
    public void The_model_prints_all_its_parameters_and_refuses_impossible_ones()
    {
        using var json = JsonDocument.Parse(new GenerationModel().ToJson());
        Assert.Equal("2024-01-01", json.RootElement.GetProperty("Start").GetString());
        Assert.Equal(0.10, json.RootElement.GetProperty("Responses")[0].GetProperty("Effect").GetDouble());
        var model = new GenerationModel();
        var wrong = model with { Purchases = model.Purchases with { RefundShare = 3 } };
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => EventStream.Generate(wrong, 10, 1));
        Assert.Contains("RefundShare is a probability", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => EventStream.Generate(model, 0, 1));
        Assert.Throws<ArgumentException>(() => EventStream.Generate(model with { End = new DateOnly(2023, 1, 1) }, 1, 1));
    }
}
