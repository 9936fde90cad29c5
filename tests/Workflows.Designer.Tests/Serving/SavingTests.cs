using System.Text.Json.Nodes;

namespace Workflows.Designer.Tests.Serving;

/// <summary>What is saved in the picture and what the text says stay one.</summary>
public sealed class SavingTests
{
    [Fact]
    public async Task A_step_that_is_moved_stays_there_and_the_text_is_untouched()
    {
        await using var site = await OpenSite.Of();
        var model = await site.Definition("Welcome");
        Move(model, "send-1", 700, 300);
        Shuffle(model);
        var (status, answer) = await site.Save(model);
        Assert.Equal(200, status);
        Assert.Equal("Club-Welcome", answer["workflowDefinition"]!["definitionId"]!.GetValue<string>());
        Assert.Equal(Texts.Club, site.Text);
        Assert.Equal((700, 300), PlaceOf(await site.Definition("Welcome"), "send-1"));
        Assert.True(File.Exists(Path.Combine(site.Folder, "club.layout.json")));
        Assert.DoesNotContain("club.layout.json", (await site.Get("/api/folder"))["files"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_was_only_opened_and_saved_writes_nothing()
    {
        await using var site = await OpenSite.Of();
        var (status, _) = await site.Save(await site.Definition("Welcome"));
        Assert.Equal(200, status);
        Assert.False(File.Exists(Path.Combine(site.Folder, "club.layout.json")));
        Assert.Equal(Texts.Club, site.Text);
    }

    [Fact]
    public async Task A_step_keeps_its_place_when_another_one_is_written_before_it()
    {
        await using var site = await OpenSite.Of();
        var model = await site.Definition("Welcome");
        Move(model, "send-1", 700, 300);
        await site.Save(model);
        site.Text = Texts.Club.Replace("  send email \"hello\"", "  wait 2 days\n  send email \"hello\"", StringComparison.Ordinal);
        Assert.Equal((700, 300), PlaceOf(await site.Definition("Welcome"), "send-2"));
    }

    [Fact]
    public async Task A_number_that_is_changed_in_the_picture_is_changed_in_the_text_and_nothing_else_is()
    {
        await using var site = await OpenSite.Of();
        var model = await site.Definition("Welcome");
        Find(model, "bonus-2.arrived.1")["amount"]!["expression"]!["value"] = "12";
        var (status, answer) = await site.Save(model);
        Assert.True(status == 200, answer.ToJsonString());
        Assert.Equal(Texts.Club.Replace("bonus 10 Beans", "bonus 12 Beans", StringComparison.Ordinal), site.Text);
        Assert.NotEqual(
            model["customProperties"]!["revision"]!.GetValue<string>(), answer["workflowDefinition"]!["customProperties"]!["revision"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_step_that_is_drawn_is_written_and_the_studio_goes_on_with_its_own_names()
    {
        await using var site = await OpenSite.Of();
        var model = await site.Definition("Thanks");
        var added = Find(model, "wait-1").DeepClone().AsObject();
        (added["id"], added["nodeId"]) = ("97887dbe03436204", "Workflow1:flow:97887dbe03436204");
        added["length"]!["expression"]!["value"] = "5 days";
        added["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 900, ["y"] = 90 } } };
        var root = model["root"]!;
        root["activities"]!.AsArray().Add((JsonNode)added);
        root["connections"]!.AsArray().Insert(0, Line("send-2", "97887dbe03436204"));
        var (status, answer) = await site.Save(model);
        Assert.True(status == 200, answer.ToJsonString());
        Assert.Equal(Texts.Club.Replace("  send email \"thanks\"\n", "  send email \"thanks\"\n  wait 5 days\n", StringComparison.Ordinal), site.Text);
        Assert.Equal((900, 90), PlaceOf(await site.Definition("Thanks"), "wait-3"));

        // The Studio doesn't draw the answer: what it posts next still has its own ids, with the properties that it was given.
        model["customProperties"] = answer["workflowDefinition"]!["customProperties"]!.DeepClone();
        Find(model, "97887dbe03436204")["length"]!["expression"]!["value"] = "6 days";
        var (again, second) = await site.Save(model);
        Assert.True(again == 200, second.ToJsonString());
        Assert.Contains("  wait 6 days\n", site.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("5 days", site.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_language_can_not_say_is_refused_with_the_reason_and_nothing_is_written()
    {
        await using var site = await OpenSite.Of();
        var model = await site.Definition("Thanks");
        model["root"]!["connections"]!.AsArray().Add((JsonNode)Line("send-2", "wait-1"));
        model["root"]!["connections"]!.AsArray().Add((JsonNode)Line("wait-1", "start"));
        var (status, answer) = await site.Save(model);
        Assert.Equal(400, status);
        Assert.NotEmpty(answer["errors"]!["generalErrors"]!.AsArray());
        Assert.Equal(Texts.Club, site.Text);
    }

    [Fact]
    public async Task A_picture_of_an_earlier_text_overwrites_nothing()
    {
        await using var site = await OpenSite.Of();
        var model = await site.Definition("Welcome");
        var later = Texts.Club.Replace("7 days", "8 days", StringComparison.Ordinal);
        site.Text = later;
        Move(model, "send-1", 1, 2);
        var (status, answer) = await site.Save(model);
        Assert.Equal(400, status);
        Assert.Contains("changed meanwhile", answer["errors"]!["generalErrors"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(later, site.Text);
        Assert.False(File.Exists(Path.Combine(site.Folder, "club.layout.json")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "model": 1 }""")]
    [InlineData("""{ "model": { "definitionId": null, "root": { "activities": [ 1 ] } } }""")]
    [InlineData("""{ "model": { "definitionId": "Club-Welcome", "definitionId": "Club-Thanks" } }""")]
    [InlineData("""{ "model": { "definitionId": "Club-Welcome", "customProperties": "x", "root": 7 } }""")]
    [InlineData("""{ "model": { "definitionId": "Club-Welcome", "customProperties": { "revision": "REV" }, "root": { "activities": [ 1, {}, { "id": 4 } ] } } }""")]
    [InlineData("nonsense")]
    public async Task What_is_no_definition_is_refused_with_a_reason(string body)
    {
        await using var site = await OpenSite.Of();
        var revision = (await site.Definition("Welcome"))["customProperties"]!["revision"]!.GetValue<string>();
        using var response = await site.Client.PostAsync(
            "/elsa/api/workflow-definitions", new StringContent(body.Replace("REV", revision, StringComparison.Ordinal)));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.NotEmpty(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]!.AsArray());
        Assert.Equal(Texts.Club, site.Text);
    }

    [Fact]
    public async Task A_definition_without_an_id_is_a_new_journey_behind_the_others_that_can_be_drawn_on()
    {
        await using var site = await OpenSite.Of();
        var (status, answer) = await site.Save(new JsonObject
        {
            ["definitionId"] = null, ["name"] = "Win back, soon", ["root"] = new JsonObject { ["id"] = "f", ["type"] = "Elsa.Flowchart", ["version"] = 1 },
        });
        Assert.True(status == 200, answer.ToJsonString());
        var model = answer["workflowDefinition"]!.AsObject();
        Assert.Equal("Club-WinBackSoon", (string?)model["definitionId"]);
        Assert.Equal(
            Texts.Club.Replace("\nexample ", "\njourney WinBackSoon \"Win back, soon\" {\n  start on joining\n\n  finish \"done\"\n}\n\nexample ", StringComparison.Ordinal),
            site.Text);
        Find(model, "finish-1")["outcome"]!["expression"]!["value"] = "came back";
        Assert.Equal(200, (await site.Save(model)).Status);
        Assert.Contains("finish \"came back\"", site.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_another_journey_does_not_make_a_picture_old()
    {
        await using var site = await OpenSite.Of();
        var model = await site.Definition("Welcome");
        site.Text = Texts.Club.Replace("wait 1 days", "wait 3 days", StringComparison.Ordinal);
        Move(model, "send-1", 1, 2);
        Assert.Equal(200, (await site.Save(model)).Status);
    }

    [Fact]
    public async Task A_journey_whose_text_has_mistakes_keeps_its_last_picture_marked_and_closed()
    {
        await using var site = await OpenSite.Of();
        var before = await site.Definition("Welcome");
        site.Text = Texts.Club.Replace("bonus 10 Beans", "bonus 10 Bones", StringComparison.Ordinal);
        var broken = await site.Definition("Welcome");
        Assert.StartsWith("⚠", broken["name"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(broken["links"]!.AsArray());
        Assert.True(JsonNode.DeepEquals(before["root"]!["activities"], broken["root"]!["activities"]));
        var (status, answer) = await site.Save(broken);
        Assert.Equal(400, status);
        Assert.Contains("Bones", answer["errors"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Say thank you", (await site.Definition("Thanks"))["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_journey_is_drawn_anew_while_another_block_is_broken()
    {
        await using var site = await OpenSite.Of();
        await site.Definition("Welcome");
        site.Text = Texts.Club.Replace("award 1 Beans", "award 1 Bones", StringComparison.Ordinal).Replace("wait 1 days", "wait 3 days", StringComparison.Ordinal);
        var thanks = await site.Definition("Thanks");
        Assert.Contains("Wait 3 days", thanks["root"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEmpty(thanks["links"]!.AsArray());
    }

    [Fact]
    public async Task A_text_that_never_was_without_mistakes_has_no_pictures_and_no_fault()
    {
        await using var site = await OpenSite.Of("programme Club {\n  currency\n}\n\njourney Welcome {\n");
        Assert.Equal(0, (await site.Get("/elsa/api/workflow-definitions"))["totalCount"]!.GetValue<int>());
        Assert.False((await site.Get("/api/folder"))["programmes"]![0]!["isWhole"]!.GetValue<bool>());
    }

    /// <summary>The Studio gives lists back in another order, with members that say nothing.</summary>
    private static void Shuffle(JsonObject model)
    {
        foreach (var list in (string[])["activities", "connections"])
        {
            var root = model["root"]!.AsObject();
            root[list] = new JsonArray([.. root[list]!.AsArray().Reverse().Select(node => node!.DeepClone())]);
        }

        foreach (var activity in model["root"]!["activities"]!.AsArray().Select(node => node!.AsObject()))
        {
            foreach (var (_, input) in activity.Where(pair => pair.Value is JsonObject input && input.ContainsKey("expression")).ToList())
            {
                input!["memoryReference"] = null;
            }

            activity["metadata"]!["designer"]!["size"] = new JsonObject { ["width"] = 198.5, ["height"] = 54 };
        }
    }

    private static JsonObject Line(string from, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };

    private static void Move(JsonObject model, string activity, int x, int y) =>
        Find(model, activity)["metadata"]!["designer"]!["position"] = new JsonObject { ["x"] = x, ["y"] = y };

    private static (int X, int Y) PlaceOf(JsonObject model, string activity)
    {
        var place = Find(model, activity)["metadata"]!["designer"]!["position"]!;
        return ((int)place["x"]!.GetValue<double>(), (int)place["y"]!.GetValue<double>());
    }

    private static JsonObject Find(JsonObject model, string activity) =>
        model["root"]!["activities"]!.AsArray().Select(node => node!.AsObject()).Single(node => node["id"]!.GetValue<string>() == activity);
}
