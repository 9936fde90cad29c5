using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Workflows.Designer.Tests.Serving;

namespace Workflows.Designer.Tests.Running;

/// <summary>Texts are put into force from the page: plan first, by as many people as the programme asks for.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task A_text_comes_into_force_with_the_last_of_those_who_have_to_be_for_it_and_an_older_one_is_brought_back()
    {
        using var club = new LivedClub(Texts.Club.Replace("  joining ", "  publish   by 2 people\n  joining ", StringComparison.Ordinal));
        await using var site = await OpenSite.Over(club.Folder, database: club.Database, isKept: true);
        Assert.True((bool)(await Plan(site))["isInForce"]!);

        var before = site.Text;
        site.Text = before.Replace("award 1 Beans", "award 2 Beans", StringComparison.Ordinal);
        var plan = await Plan(site);
        Assert.Contains(plan["lines"]!.AsArray(), line => ((string)line!).Contains("~ rule Base", StringComparison.Ordinal));
        Assert.Equal((2, 0), ((int)plan["needed"]!, plan["for"]!.AsArray().Count));
        Assert.Contains("1 missing", await Publish(site, 200, plan, "Anna", "Spring"), StringComparison.Ordinal);
        Assert.Contains("anna is for it already", await Publish(site, 400, plan, "anna"), StringComparison.Ordinal);
        Assert.Contains("name of one person", await Publish(site, 400, plan, ""), StringComparison.Ordinal);
        Assert.Contains("version 2 of Club is in force", await Publish(site, 200, plan, "Ben"), StringComparison.Ordinal);

        var history = await site.Get("/api/versions");
        Assert.Equal([1, 2], history["versions"]!.AsArray().Select(one => (int)one!["number"]!));
        Assert.Contains(history["lines"]!.AsArray(), line => ((string)line!).Contains(": Spring", StringComparison.Ordinal));
        Assert.Equal(400, (await Restore(site, 1, "seen before")).Status);
        Assert.Equal(200, (await Restore(site, 1, (string)(await site.Get("/api/files/club.loyalty"))["revision"]!)).Status);
        Assert.Equal(before, site.Text);
        Assert.Equal(2, (int)(await Plan(site))["needed"]!);
    }

    [Fact]
    public async Task A_text_is_planned_for_an_instant_and_published_from_then_on()
    {
        using var club = new LivedClub();
        await using var site = await OpenSite.Over(club.Folder, database: club.Database, isKept: true);
        site.Text = Texts.Club.Replace("award 1 Beans", "award 2 Beans", StringComparison.Ordinal);
        var early = await Plan(site, "2026-01-01T00:00");
        Assert.Null(early["version"]);
        Assert.Contains(early["lines"]!.AsArray(), line => ((string)line!).Contains("name a later instant", StringComparison.Ordinal));
        var plan = await Plan(site, "2026-03-01T06:00");
        Assert.Contains(plan["lines"]!.AsArray(), line => ((string)line!).Contains("in force from 2026-03-01T05:00:00Z", StringComparison.Ordinal));
        await Publish(site, 200, plan, "Anna", at: "2026-03-01T06:00");
        Assert.Contains((await site.Get("/api/versions"))["lines"]!.AsArray(), line => ((string)line!).Contains("in force from 2026-03-01 06:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_of_several_files_is_brought_back_whole_with_what_was_deleted()
    {
        var (main, journeys) = Texts.InTwoFiles();
        using var club = new LivedClub(main, [("journeys.loyalty", journeys)]);
        await using var site = await OpenSite.Over(club.Folder, database: club.Database, isKept: true);
        var path = Path.Combine(club.Folder, "journeys.loyalty");
        site.Text = main.Replace("include \"journeys.loyalty\"\n", journeys.Replace("wait 1 days", "wait 2 days", StringComparison.Ordinal), StringComparison.Ordinal);
        File.Delete(path);
        var plan = await Plan(site);
        Assert.Contains("version 2 of Club is in force", await Publish(site, 200, plan, "Anna"), StringComparison.Ordinal);
        Assert.Equal(["club.loyalty", "journeys.loyalty"], (await site.Get("/api/versions"))["versions"]![0]!["files"]!.AsArray().Select(one => (string?)one));
        Assert.Equal(400, (await Restore(site, 1, "seen before")).Status);
        Assert.False(File.Exists(path));
        Assert.Equal(200, (await Restore(site, 1, (string)plan["seen"]!)).Status);
        Assert.Equal((main, journeys), (site.Text, await File.ReadAllTextAsync(path)));
    }

    [Fact]
    public async Task What_was_changed_since_its_plan_and_what_has_mistakes_is_refused_with_the_reason()
    {
        using var club = new LivedClub();
        await using var site = await OpenSite.Over(club.Folder, database: club.Database, isKept: true);
        site.Text = Texts.Club.Replace("award 1 Beans", "award 2 Beans", StringComparison.Ordinal);
        var plan = await Plan(site);
        site.Text = Texts.Club.Replace("award 1 Beans", "award 3 Beans", StringComparison.Ordinal);
        Assert.Contains("changed since its plan", await Publish(site, 400, plan, "Anna"), StringComparison.Ordinal);
        site.Text = Texts.Club.Replace("award 1 Beans", "award 3 Bones", StringComparison.Ordinal);
        var broken = await Plan(site);
        Assert.Null(broken["version"]);
        Assert.Contains(broken["lines"]!.AsArray(), line => ((string)line!).Contains("Bones", StringComparison.Ordinal));
        Assert.Single((await site.Get("/api/versions"))["versions"]!.AsArray());
    }

    [Fact]
    public async Task Without_a_database_there_is_nowhere_to_publish_to()
    {
        await using var site = await OpenSite.Of();
        using var response = await site.Client.GetAsync("/api/plan/club.loyalty");
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("--db FILE", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<JsonObject> Plan(OpenSite site, string at = "") => site.Get($"/api/plan/club.loyalty?at={at}");

    private static async Task<string> Publish(OpenSite site, int status, JsonObject plan, string by, string? why = null, string? at = null)
    {
        using var response = await site.Client.PostAsJsonAsync("/api/publish/club.loyalty", new JsonObject
        {
            ["version"] = plan["version"]!.DeepClone(), ["by"] = by, ["why"] = why, ["at"] = at,
        });
        var said = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, said);
        return said;
    }

    private static async Task<(int Status, string Said)> Restore(OpenSite site, int version, string seen)
    {
        using var response = await site.Client.PostAsJsonAsync($"/api/versions/{version}/restore/club.loyalty", new JsonObject { ["seen"] = seen });
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
