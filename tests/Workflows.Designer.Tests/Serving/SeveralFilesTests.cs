using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Workflows.Designer.Tests.Serving;

/// <summary>A programme of several files: it is drawn and changed as one, and each change goes into the file that holds what is changed.</summary>
public sealed class SeveralFilesTests
{
    private static readonly (string Main, string Journeys) Given = Texts.InTwoFiles();

    [Fact]
    public async Task Files_that_another_one_includes_are_a_part_of_its_programme_and_journeys_say_where_they_stand()
    {
        await using var site = await Open();
        var folder = await site.Get("/api/folder");
        var programme = Assert.Single(folder["programmes"]!.AsArray())!;
        Assert.True((bool)programme["isWhole"]!);
        Assert.Equal(["club.loyalty", "journeys.loyalty"], programme["files"]!.AsArray().Select(one => (string?)one!["file"]));
        Assert.All(programme["files"]!.AsArray(), one => Assert.StartsWith((string)folder["uri"]!, (string)one!["uri"]!, StringComparison.Ordinal));
        Assert.Equal(
            [("Welcome", "journeys.loyalty", 2), ("Thanks", "journeys.loyalty", 14)],
            programme["journeys"]!.AsArray().Select(one => ((string)one!["name"]!, (string)one["file"]!, (int)one["firstLine"]!)));
    }

    [Fact]
    public async Task What_is_drawn_goes_into_the_file_that_holds_the_journey_and_is_checked_among_the_others()
    {
        await using var site = await Open();
        var model = await site.Definition("Welcome");
        Find(model, "bonus-2.arrived.1")["amount"]!["expression"]!["value"] = "12";
        var (status, answer) = await site.Save(model);
        Assert.True(status == 200, answer.ToJsonString());
        Assert.Equal(Given.Main, site.Text);
        Assert.Equal(Given.Journeys.Replace("bonus 10 Beans", "bonus 12 Beans", StringComparison.Ordinal), Journeys(site));

        model["customProperties"] = answer["workflowDefinition"]!["customProperties"]!.DeepClone();
        Find(model, "bonus-2.arrived.1")["currency"]!["expression"]!["value"] = "Bones";
        Assert.Equal(400, (await site.Save(model)).Status);
        Assert.Contains("bonus 12 Beans", Journeys(site), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_drawn_may_name_what_only_another_file_declares()
    {
        await using var site = await Open();
        var model = await site.Definition("Thanks");
        Find(model, "start")["goal"] = new JsonObject
        {
            ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Loyalty", ["value"] = "Purchase up to 30 days" },
        };
        var (status, answer) = await site.Save(model);
        Assert.True(status == 200, answer.ToJsonString());
        Assert.Contains("  goal    Purchase up to 30 days\n", Journeys(site), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_of_steps_stand_beside_the_first_file()
    {
        await using var site = await Open();
        var model = await site.Definition("Thanks");
        Find(model, "send-2")["metadata"]!["designer"]!["position"] = new JsonObject { ["x"] = 700, ["y"] = 300 };
        Assert.Equal(200, (await site.Save(model)).Status);
        Assert.True(File.Exists(Path.Combine(site.Folder, "club.layout.json")));
        Assert.Equal(700, (double)Find(await site.Definition("Thanks"), "send-2")["metadata"]!["designer"]!["position"]!["x"]!);
    }

    [Theory]
    [InlineData("club.loyalty")]
    [InlineData("journeys.loyalty")]
    public async Task A_new_journey_stands_among_the_others_under_a_name_that_no_file_has(string file)
    {
        await using var site = await Open();
        var (status, answer) = await site.Save(new JsonObject
        {
            ["definitionId"] = null, ["name"] = "Base", ["customProperties"] = new JsonObject { ["file"] = file },
        });
        Assert.True(status == 200, answer.ToJsonString());
        Assert.Equal(Given.Main, site.Text);
        Assert.EndsWith("journey Base2 \"Base\" {\n  start on joining\n\n  finish \"done\"\n}\n", Journeys(site), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_on_a_card_is_changed_in_its_file()
    {
        await using var site = await Open();
        var cards = await site.Get("/api/cards/club.loyalty");
        var value = cards["cards"]!.AsArray().Single(card => (string?)card!["name"] == "Base")!["values"]![0]!;
        using var response = await site.Client.PutAsJsonAsync("/api/cards/club.loyalty", new JsonObject
        {
            ["seen"] = cards["revision"]!.DeepClone(), ["place"] = value["place"]!.DeepClone(), ["value"] = "3",
        });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal(Given.Main.Replace("award 1 Beans", "award 3 Beans", StringComparison.Ordinal), site.Text);
        Assert.Empty((await site.Get("/api/cards/journeys.loyalty"))["cards"]!.AsArray());
        Assert.Equal(404, (int)(await site.Client.GetAsync("/api/cards/notes.txt")).StatusCode);
    }

    [Fact]
    public async Task While_one_file_has_mistakes_journeys_of_the_other_are_drawn_and_its_own_say_where_the_mistake_is()
    {
        await using var site = await Open();
        await site.Definition("Welcome");

        // This one stands on a line of the first file that in the other one is a line of the journey.
        site.Text = Given.Main.Replace("award 1 Beans", "award 1 Bones", StringComparison.Ordinal);
        Write(site, new string('\n', 20) + Given.Journeys.Replace("bonus 10 Beans", "bonus 10 Bones", StringComparison.Ordinal).Replace("wait 1 days", "wait 4 days", StringComparison.Ordinal));
        Assert.Contains("Wait 4 days", (await site.Definition("Thanks"))["root"]!.ToJsonString(), StringComparison.Ordinal);
        var broken = await site.Definition("Welcome");
        Assert.Contains("journeys.loyalty:", (string)broken["customProperties"]!["mistakes"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("club.loyalty:", (string)broken["customProperties"]!["mistakes"]!, StringComparison.Ordinal);
        Assert.Contains("Bonus 10 Beans", broken["root"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_a_mistake_of_the_programme_and_no_fault()
    {
        await using var site = await Open();
        await site.Definition("Welcome");
        File.Delete(Path.Combine(site.Folder, "journeys.loyalty"));
        var programme = (await site.Get("/api/folder"))["programmes"]![0]!;
        Assert.False((bool)programme["isWhole"]!);
        Assert.All(programme["journeys"]!.AsArray(), one => Assert.Contains("journeys.loyalty", (string)one!["mistakes"]![0]!, StringComparison.Ordinal));
        Write(site, Given.Journeys);
        Assert.Empty((await site.Get("/api/folder"))["programmes"]![0]!["journeys"]![0]!["mistakes"]!.AsArray());
    }

    private static async Task<OpenSite> Open()
    {
        var folder = Directory.CreateTempSubdirectory("loyalty parts ").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "club.loyalty"), Given.Main);
        await File.WriteAllTextAsync(Path.Combine(folder, "journeys.loyalty"), Given.Journeys);
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), "Not a programme.");
        return await OpenSite.Over(folder);
    }

    private static string Journeys(OpenSite site) => File.ReadAllText(Path.Combine(site.Folder, "journeys.loyalty"));

    private static void Write(OpenSite site, string text) => File.WriteAllText(Path.Combine(site.Folder, "journeys.loyalty"), text);

    private static JsonObject Find(JsonObject model, string activity) =>
        model["root"]!["activities"]!.AsArray().Select(node => node!.AsObject()).Single(node => (string?)node["id"] == activity);
}
