using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Workflows.Designer.Tests.Serving;

/// <summary>Values that are changed on cards.</summary>
public sealed class CardTests
{
    private const string Path = "/api/cards/club.loyalty";

    [Fact]
    public async Task Each_block_with_values_is_a_card_and_each_value_says_where_it_stands_in_its_line()
    {
        await using var site = await OpenSite.Of();
        var cards = (await site.Get(Path))["cards"]!.AsArray();
        Assert.Equal(["points Beans", "rule Base"], cards.Select(card => $"{card!["block"]} {card["name"]}"));
        foreach (var value in cards.SelectMany(card => card!["values"]!.AsArray()))
        {
            var (line, at, place) = ((string)value!["line"]!, (int)value["at"]!, value["place"]!.AsArray());
            Assert.Equal((string?)value["value"], line.Substring(at, (int)place[3]! - (int)place[1]!));
        }
    }

    [Fact]
    public async Task A_value_that_is_changed_is_changed_in_the_text_and_nothing_else_is()
    {
        await using var site = await OpenSite.Of();
        var (status, answer) = await Change(site, "1", "2", await site.Get(Path));
        Assert.Equal(200, status);
        Assert.Equal(Texts.Club.Replace("award 1 Beans", "award 2 Beans", StringComparison.Ordinal), site.Text);
        Assert.Equal("2", (string?)Value(answer, "award", 0)["value"]);
    }

    [Fact]
    public async Task What_can_not_be_is_refused_with_the_reason_and_nothing_is_written()
    {
        await using var site = await OpenSite.Of();
        foreach (var wrong in (string[])["many", "1 Beans per 2 EUR of total # ", ""])
        {
            var (status, answer) = await Change(site, "1", wrong, await site.Get(Path));
            Assert.Equal(400, status);
            Assert.NotEmpty(answer["errors"]!["generalErrors"]!.AsArray());
        }

        Assert.Equal(Texts.Club, site.Text);
    }

    [Fact]
    public async Task A_card_of_an_earlier_text_overwrites_nothing_and_the_present_ones_come_back()
    {
        await using var site = await OpenSite.Of();
        var seen = await site.Get(Path);
        var later = Texts.Club.Replace("award 1 Beans", "award 7 Beans", StringComparison.Ordinal);
        site.Text = later;
        var (status, answer) = await Change(site, "1", "2", seen);
        Assert.Equal((409, "7"), (status, (string?)Value(answer, "award", 0)["value"]));
        Assert.Equal(later, site.Text);
    }

    private static async Task<(int Status, JsonObject Answer)> Change(OpenSite site, string before, string after, JsonObject seen)
    {
        var value = Value(seen, "award", 0);
        Assert.Equal(before, (string?)value["value"]);
        using var response = await site.Client.PutAsJsonAsync(Path, new JsonObject
        {
            ["seen"] = seen["revision"]!.DeepClone(), ["place"] = value["place"]!.DeepClone(), ["value"] = after,
        });
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    private static JsonNode Value(JsonObject cards, string line, int index) => cards["cards"]!.AsArray().SelectMany(card => card!["values"]!.AsArray())
        .Where(value => ((string)value!["line"]!).StartsWith(line, StringComparison.Ordinal)).ElementAt(index)!;
}
