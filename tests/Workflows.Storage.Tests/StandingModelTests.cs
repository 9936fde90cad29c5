using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Storage.Writing;
using Workflows.Testing;

namespace Workflows.Storage.Tests;

/// <summary>What a message may say of where its member stands: by recorded numbers alone.</summary>
public sealed class StandingModelTests
{
    private const string Text = """
        programme P { currency EUR
          time zone "Europe/Vienna" }
        event Purchase { order: text key
          total: money }
        points Miles { worth 0.1 EUR }
        rule Base { on Purchase
          award 1 Miles per 1 EUR of total }
        bands Rfm of recency, frequency, monetary of Purchase.total in 2 bands, refreshed weekly at 03:00
        leaderboard Race "The race" { score earned Miles this calendar month
          places 2
          bonus 9 Miles }
        journey Thanks { start on Purchase where total >= 500 EUR
          finish "done" }
        """;

    [Fact]
    public void A_message_says_the_place_that_a_score_would_have_had_in_the_race_before_and_what_it_lacks_of_the_last_one()
    {
        var world = Lived();
        Assert.Equal(
            """{"title":"The race","places":2,"score":25,"unit":"Miles","place":2,"missing":0,"had":2,"by":"2026-02-28"}""",
            ModelOf(world, "ann")["leaderboards"]!["Race"]!.ToJsonString());
        Assert.Equal(
            """{"title":"The race","places":2,"score":5,"unit":"Miles","place":null,"missing":15,"had":null,"by":"2026-02-28"}""",
            ModelOf(world, "cleo")["leaderboards"]!["Race"]!.ToJsonString());

        // What the others do now changes nothing of it: nobody reads them.
        world.On("2026-02-10 12:00", "bob", "Purchase", ("order", "b9"), ("total", 900m));
        Assert.Equal(2, (int?)ModelOf(world, "ann")["leaderboards"]!["Race"]!["place"]);
    }

    [Fact]
    public void Before_the_first_race_is_over_no_place_is_said_and_bands_are_said_by_measure()
    {
        var world = new World(Text);
        world.Join("2026-01-01 00:00", "ann");
        world.On("2026-01-05 12:00", "ann", "Purchase", ("order", "a1"), ("total", 30m));
        var race = ModelOf(world, "ann")["leaderboards"]!["Race"]!;
        Assert.Equal((30, null, null), ((int?)race["score"], (int?)race["place"], (int?)race["missing"]));
        Assert.Equal("""{"recency":0,"frequency":0,"monetary":0}""", ModelOf(world, "ann")["bands"]!["Rfm"]!.ToJsonString());
        world.GoTo("2026-01-12 04:00");
        Assert.Equal("""{"recency":2,"frequency":2,"monetary":2}""", ModelOf(world, "ann")["bands"]!["Rfm"]!.ToJsonString());
    }

    [Fact]
    public void The_place_that_a_member_had_is_said_until_the_next_race_is_over_also_after_a_return_and_a_merge()
    {
        var world = Lived();
        int? Had(string member) => (int?)ModelOf(world, member)["leaderboards"]!["Race"]!["had"];
        Assert.Equal((2, 1, null), (Had("ann"), Had("bob"), Had("cleo")));

        // What came late makes another score of January, and nobody's place another one.
        world.Received("2026-02-03 12:00", "2026-01-20 12:00", "ann", "Purchase", ("order", "late"), ("total", 700m));
        Assert.Equal(2, Had("ann"));
        world.On("2026-02-04 12:00", "bob", "Merged", ("into", "ann"));
        Assert.Equal(1, Had("ann"));
        world.GoTo("2026-03-01 00:00");
        Assert.Equal((1, 2), (Had("ann"), Had("cleo")));
        world.GoTo("2026-04-01 00:00");
        Assert.Equal((null, null), (Had("ann"), Had("cleo")));
    }

    [Fact]
    public void What_a_template_is_checked_for_is_what_it_is_given()
    {
        var world = Lived();
        var shape = MessageShape.Of(world.Programme, world.Programme.Journeys[0], "email");
        foreach (var part in (string[])["bands", "leaderboards"])
        {
            foreach (var member in (string[])["ann", "bob", "cleo"])
            {
                using var model = JsonDocument.Parse(ModelOf(world, member)[part]!.ToJsonString());
                Assert.Empty(ShapeDifferences.Of(model.RootElement, shape.Members[part], part));
            }
        }
    }

    /// <summary>January's places went to 30 and 20 Miles; in February Ann has 25 and Cleo 5.</summary>
    private static World Lived()
    {
        var world = new World(Text);
        foreach (var (member, january, february) in new[] { ("ann", 20m, 25m), ("bob", 30m, 0m), ("cleo", 10m, 5m) })
        {
            world.Join("2026-01-01 00:00", member);
            world.On("2026-01-05 12:00", member, "Purchase", ("order", $"{member}1"), ("total", january));
        }

        world.GoTo("2026-02-02 12:00");
        world.On("2026-02-02 12:00", "ann", "Purchase", ("order", "a2"), ("total", 25m));
        world.On("2026-02-02 12:00", "cleo", "Purchase", ("order", "c2"), ("total", 5m));
        return world;
    }

    private static JsonNode ModelOf(World world, string member)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            new StandingModel(world.Plan).Write(json, world.Member(member), world.Member(member).LastAt);
            json.WriteEndObject();
        }

        return JsonNode.Parse(buffer.WrittenSpan)!;
    }
}
