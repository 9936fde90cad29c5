using System.Text.Json.Nodes;
using Workflows.Designer.Tests.Serving;

namespace Workflows.Designer.Tests.Running;

/// <summary>What is seen of members who go through journeys.</summary>
public sealed class RunningTests(LivedClub club) : IClassFixture<LivedClub>
{
    [Fact]
    public async Task Each_step_says_how_many_wait_how_it_went_on_and_what_went_wrong()
    {
        await using var site = await Open();
        var welcome = (await Counted(site))["journeys"]!.AsArray().Single(one => (string?)one!["name"] == "Welcome")!;
        Assert.Equal((4, 2, 2, 0), (Number(welcome, "started"), Number(welcome, "running"), Number(welcome, "finished"), Number(welcome, "cancelled")));
        var steps = welcome["steps"]!.AsArray().ToDictionary(step => (string)step!["step"]!, step => step!);
        Assert.Equal(4, Number(steps["1"], "givenUp"));
        Assert.Equal(2, Number(steps["2"], "waiting"));
        Assert.Equal("Arrived 1, Late 1", string.Join(", ", steps["2"]["outcomes"]!.AsArray().Select(one => $"{one!["outcome"]} {one["count"]}")));
        Assert.Equal(1, Number(steps["2.arrived.1"]["outcomes"]![0]!, "count"));
        Assert.Equal(2, Number(steps["3"]["outcomes"]![0]!, "count"));
        Assert.Equal((string?)(await site.Definition("Welcome"))["customProperties"]!["revision"], (string?)welcome["revision"]);
    }

    [Fact]
    public async Task Who_waits_at_a_step_is_listed_by_page_and_each_leads_to_the_run()
    {
        await using var site = await Open();
        var journey = Number((await Counted(site))["journeys"]!.AsArray().Single(one => (string?)one!["name"] == "Welcome")!, "index");
        var first = await site.Get($"/api/running/{journey}/waiting?step=2&take=1");
        var second = await site.Get($"/api/running/{journey}/waiting?step=2&take=1&skip=1");
        Assert.Equal((2, "cleo", "dora"), (Number(first, "totalCount"), Only(first, "member"), Only(second, "member")));
        Assert.Equal("2026-02-17 10:00", Only(first, "due"));
        Assert.Equal("cleo", (string?)(await site.Get($"/elsa/api/workflow-instances/{Only(first, "id")}"))["correlationId"]);
        Assert.Empty((await site.Get($"/api/running/{journey}/waiting?step=1"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("{}", "dora cleo ben ben anna")]
    [InlineData("""{ "statuses": ["Running"] }""", "cleo dora")]
    [InlineData("""{ "statuses": ["Finished"] }""", "ben ben anna")]
    [InlineData("""{ "subStatuses": ["Cancelled"] }""", "")]
    [InlineData("""{ "definitionIds": ["Club-Thanks"] }""", "ben")]
    [InlineData("""{ "searchTerm": "anna" }""", "anna")]
    [InlineData("""{ "searchTerm": "#1", "definitionId": "Club-Welcome" }""", "ben")]
    [InlineData("""{ "searchTerm": "nobody" }""", "")]
    [InlineData("""{ "orderBy": "Name", "orderDirection": "Ascending" }""", "anna ben ben cleo dora")]
    [InlineData("""{ "orderBy": "Created", "orderDirection": "Ascending", "statuses": ["Running"] }""", "cleo dora")]
    [InlineData("""{ "orderBy": "Created", "orderDirection": "Descending", "statuses": ["Running"] }""", "dora cleo")]
    [InlineData("""{ "timestampFilters": [{ "column": "FinishedAt", "operator": "GreaterThan", "timestamp": "2000-01-01T00:00:00Z" }] }""", "ben ben anna")]
    [InlineData("""{ "timestampFilters": [{ "column": "CreatedAt", "operator": "LessThan", "timestamp": "2000-01-01T00:00:00Z" }] }""", "")]
    public async Task Runs_are_listed_as_they_are_asked_for(string asked, string members)
    {
        await using var site = await Open();
        await Counted(site);
        var list = await LivedClub.Post(site, "workflow-instances", asked);
        Assert.Equal(members, string.Join(' ', list["items"]!.AsArray().Select(item => item!["name"])));
        Assert.Equal(members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, Number(list, "totalCount"));
    }

    [Fact]
    public async Task Pages_of_a_list_make_up_the_list()
    {
        await using var site = await Open();
        await Counted(site);
        foreach (var state in (string[])["", """, "statuses": ["Running"]""", """, "hasIncidents": true"""])
        {
            var whole = Ids(await LivedClub.Post(site, "workflow-instances", $$"""{ "page": 0, "pageSize": 50{{state}} }"""));
            var paged = new List<string?>();
            for (var page = 0; page < whole.Count; page++)
            {
                paged.AddRange(Ids(await LivedClub.Post(site, "workflow-instances", $$"""{ "page": {{page}}, "pageSize": 1{{state}} }""")));
            }

            Assert.Equal(whole, paged);
        }
    }

    [Fact]
    public async Task A_run_has_its_picture_its_badges_and_its_journal()
    {
        await using var site = await Open();
        await Counted(site);
        var item = (await LivedClub.Post(site, "workflow-instances", """{ "searchTerm": "ben", "definitionIds": ["Club-Welcome"] }"""))["items"]![0]!;
        var run = await site.Get($"/elsa/api/workflow-instances/{item["id"]}");
        Assert.Equal(("Finished", "Finished", 2), ((string?)run["status"], (string?)run["subStatus"], Number(run, "incidentCount")));
        Assert.Contains("given up (no consent)", (string?)run["workflowState"]!["incidents"]![0]!["message"], StringComparison.Ordinal);

        var definition = await site.Get($"/elsa/api/workflow-definitions/by-id/{Uri.EscapeDataString((string)run["definitionVersionId"]!)}");
        Assert.Empty(definition["links"]!.AsArray());
        var nodes = new JsonArray([.. definition["root"]!["activities"]!.AsArray().Select(node => node!["nodeId"]!.DeepClone())]);
        var stats = (await LivedClub.Post(site, "activity-executions/report", new JsonObject
        {
            ["workflowInstanceId"] = run["id"]!.DeepClone(), ["activityNodeIds"] = nodes,
        }.ToJsonString()))["stats"]!.AsArray().ToDictionary(one => (string)one!["activityId"]!, one => one!);
        Assert.Equal(["finish-3", "send-1", "send-2.late.1", "start", "waitFor-2"], stats.Keys.Order(StringComparer.Ordinal));
        Assert.True((bool)stats["send-1"]["isFaulted"]!);
        Assert.Equal((1, false), (Number(stats["waitFor-2"], "completedCount"), (bool)stats["waitFor-2"]["isBlocked"]!));

        var journal = await LivedClub.Post(site, $"workflow-instances/{run["id"]}/journal?skip=0&take=100", """{ "filter": { "excludedActivityTypes": ["Elsa.Flowchart"] } }""");
        Assert.Contains("started; by Purchase b1", (string?)journal["items"]![0]!["message"], StringComparison.Ordinal);
        Assert.Contains("finished \"welcomed\"", (string?)journal["items"]!.AsArray()[^1]!["message"], StringComparison.Ordinal);
        var faults = await LivedClub.Post(site, $"workflow-instances/{run["id"]}/journal", """{ "filter": { "eventNames": ["Faulted"] } }""");
        Assert.Equal(2, Number(faults, "totalCount"));
        var records = await site.Get($"/elsa/api/activity-executions/list?WorkflowInstanceId={run["id"]}&ActivityNodeId=Workflow1:flow:waitFor-2");
        Assert.Equal("Completed", (string?)Assert.Single(records["items"]!.AsArray())!["status"]);
        var record = (string)records["items"]![0]!["id"]!;
        Assert.Equal(record, (string?)(await site.Get($"/elsa/api/activity-executions/by-id?id={Uri.EscapeDataString(record)}"))["id"]);
    }

    [Fact]
    public async Task A_list_of_definitions_names_what_runs()
    {
        await using var site = await Open();
        await Counted(site);
        var item = (await LivedClub.Post(site, "workflow-instances", """{ "searchTerm": "cleo" }"""))["items"]![0]!;
        var named = await site.Get($"/elsa/api/workflow-definitions?Ids={Uri.EscapeDataString((string)item["definitionVersionId"]!)}");
        Assert.Equal("Say hello", (string?)named["items"]![0]!["name"]);
        Assert.Equal(item["definitionVersionId"]!.ToString(), named["items"]![0]!["id"]!.ToString());
    }

    [Fact]
    public async Task What_happens_later_is_counted_on_and_older_versions_keep_their_pictures()
    {
        using var own = new LivedClub();
        await using var site = await OpenSite.Over(own.Folder, database: own.Database, isKept: true);
        await Counted(site);
        own.Feed("later.csv", "type,member,at,order,total\nPurchase,cleo,2026-02-11 10:00,c2,20\n");
        Assert.Equal((1, 3), await RunningAndFinished(site, "Welcome", 1));

        await File.WriteAllTextAsync(own.Programme, Texts.Club.Replace("7 days", "9 days", StringComparison.Ordinal));
        Loyalty.Good("apply", own.Programme, "--db", own.Database, "--quiet");
        own.Feed("next.csv", "type,member,at,order,total\nPurchase,emil,2026-02-12 10:00,e1,20\n");
        Assert.Equal((1, 0), await RunningAndFinished(site, "Welcome", 2));
        Assert.Equal((1, 3), await RunningAndFinished(site, "Welcome", 1));
        foreach (var (member, length) in ((string, string)[])[("dora", "7 days"), ("emil", "9 days")])
        {
            var run = (await LivedClub.Post(site, "workflow-instances", $$"""{ "searchTerm": "{{member}}" }"""))["items"]![0]!;
            var picture = await site.Get($"/elsa/api/workflow-definitions/by-id/{Uri.EscapeDataString((string)run["definitionVersionId"]!)}");
            Assert.Contains($"Wait up to {length}", picture["root"]!.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_database_nothing_runs()
    {
        await using var site = await OpenSite.Of();
        Assert.False((bool)(await site.Get("/api/running"))["isThere"]!);
        Assert.Equal(0, Number(await LivedClub.Post(site, "workflow-instances", "{}"), "totalCount"));
    }

    [Fact]
    public async Task A_run_that_stands_still_is_listed_as_faulted_with_its_incident()
    {
        using var own = new LivedClub(Texts.Club + """

            journey Round {
              start on Purchase where total > 100 EUR
              step Again {
                wait up to 7 days for Purchase since start {
                  on arrived { go to Again }
                  on late { go to Again }
                }
              }
            }
            """);
        await using var site = await OpenSite.Over(own.Folder, database: own.Database, isKept: true);
        await Counted(site);
        var list = await LivedClub.Post(site, "workflow-instances", """{ "subStatuses": ["Faulted"] }""");
        var item = Assert.Single(list["items"]!.AsArray())!;
        Assert.Equal(("ben", "Running", "Faulted", 1),
            ((string?)item["name"], (string?)item["status"], (string?)item["subStatus"], Number(item, "incidentCount")));
        var incident = (await site.Get($"/elsa/api/workflow-instances/{item["id"]}"))["workflowState"]!["incidents"]![0]!;
        Assert.Contains("10000 steps ran without a wait", (string?)incident["message"], StringComparison.Ordinal);
        Assert.Equal("waitFor-1.Again.1", (string?)incident["activityId"]);
        Assert.Equal(1, Number(list, "totalCount"));
        Assert.Equal("ben", Only(await LivedClub.Post(site, "workflow-instances", """{ "searchTerm": "ben", "subStatuses": ["Faulted"] }"""), "name"));
    }

    private Task<OpenSite> Open() => OpenSite.Over(club.Folder, database: club.Database, isKept: true);

    private static async Task<JsonObject> Counted(OpenSite site)
    {
        JsonObject counts;
        do
        {
            counts = await site.Get("/api/running");
        }
        while (!(bool)counts["isWhole"]!);
        return counts;
    }

    private static async Task<(int Running, int Finished)> RunningAndFinished(OpenSite site, string name, int version)
    {
        var journey = (await Counted(site))["journeys"]!.AsArray().Single(one => (string?)one!["name"] == name && Number(one, "version") == version)!;
        return (Number(journey, "running"), Number(journey, "finished"));
    }

    private static List<string?> Ids(JsonObject list) => [.. list["items"]!.AsArray().Select(item => (string?)item!["id"])];

    private static string? Only(JsonObject page, string name) => (string?)Assert.Single(page["items"]!.AsArray())![name];

    private static int Number(JsonNode node, string name) => (int)node[name]!;
}
