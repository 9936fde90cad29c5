using System.Net;
using System.Text.Json.Nodes;

namespace Workflows.Designer.Tests.Serving;

/// <summary>The journeys as Elsa's clients read them.</summary>
public sealed class DefinitionTests
{
    [Fact]
    public async Task Each_journey_is_a_definition_that_may_be_edited()
    {
        await using var site = await OpenSite.Of();
        var list = await site.Get("/elsa/api/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10");
        Assert.Equal(["Say hello", "Say thank you"], list["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
        Assert.Equal(2, list["totalCount"]!.GetValue<int>());
        Assert.All(list["items"]!.AsArray(), item => Assert.Equal("publish", item!["links"]![0]!["rel"]!.GetValue<string>()));
        Assert.Equal("bulk-publish", list["links"]![0]!["rel"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_list_is_searched_paged_and_ordered()
    {
        await using var site = await OpenSite.Of();
        var found = await site.Get("/elsa/api/workflow-definitions?SearchTerm=thank");
        Assert.Equal("Club-Thanks", Assert.Single(found["items"]!.AsArray())!["definitionId"]!.GetValue<string>());
        var second = await site.Get("/elsa/api/workflow-definitions?Page=1&PageSize=1&OrderBy=Name&OrderDirection=Descending");
        Assert.Equal("Club-Welcome", Assert.Single(second["items"]!.AsArray())!["definitionId"]!.GetValue<string>());
        Assert.Equal(2, second["totalCount"]!.GetValue<int>());
        Assert.Empty((await site.Get("/elsa/api/workflow-definitions?versionOptions=Published&DefinitionIds=Club-Thanks"))["items"]!.AsArray());
        Assert.Empty((await site.Get("/elsa/api/workflow-definitions?IsSystem=True"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_list_is_ordered_by_when_the_file_of_a_journey_was_written()
    {
        await using var site = await OpenSite.Of(Texts.Club);
        var other = Path.Combine(site.Folder, "bar.loyalty");
        await File.WriteAllTextAsync(other, Texts.Club.Replace("programme Club \"Corner club\"", "programme Bar", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(other, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        async Task<IEnumerable<string?>> Ids(string order) =>
            (await site.Get($"/elsa/api/workflow-definitions?{order}"))["items"]!.AsArray().Select(item => (string?)item!["definitionId"]);
        Assert.Equal(["Bar-Welcome", "Bar-Thanks", "Club-Welcome", "Club-Thanks"], await Ids("OrderBy=Created&OrderDirection=Ascending"));
        Assert.Equal(["Club-Welcome", "Club-Thanks", "Bar-Welcome", "Bar-Thanks"], await Ids("OrderBy=Created&OrderDirection=Descending"));
        Assert.Equal(["Bar-Thanks", "Club-Thanks", "Bar-Welcome", "Club-Welcome"], await Ids("OrderBy=Name&OrderDirection=Descending"));
    }

    [Fact]
    public async Task The_same_definition_comes_under_any_ending_of_its_name()
    {
        await using var site = await OpenSite.Of();
        var plain = await site.Definition("Welcome");
        var again = await site.Definition("Welcome~17");
        Assert.Equal("Club-Welcome", again["definitionId"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(plain, again));
        Assert.True(JsonNode.DeepEquals(plain, await site.Get("/elsa/api/workflow-definitions/by-id/Club-Welcome%3A1")));
    }

    [Fact]
    public async Task Everything_that_is_drawn_is_known_to_the_toolbox_and_has_a_node_id()
    {
        await using var site = await OpenSite.Of();
        var kinds = (await site.Get("/elsa/api/descriptors/activities"))["items"]!.AsArray().ToDictionary(
            kind => kind!["typeName"]!.GetValue<string>(), kind => kind!.AsObject());
        foreach (var journey in (string[])["Welcome", "Thanks"])
        {
            var root = (await site.Definition(journey))["root"]!.AsObject();
            Assert.True(kinds.ContainsKey(root["type"]!.GetValue<string>()));
            Assert.Equal("Workflow1:flow", root["nodeId"]!.GetValue<string>());
            foreach (var activity in root["activities"]!.AsArray().Select(node => node!.AsObject()))
            {
                Assert.StartsWith("Workflow1:flow:", activity["nodeId"]!.GetValue<string>(), StringComparison.Ordinal);
                var kind = kinds[activity["type"]!.GetValue<string>()];
                var inputs = kind["inputs"]!.AsArray().Select(input => input!["name"]!.GetValue<string>()).ToHashSet(StringComparer.OrdinalIgnoreCase);
                Assert.All(activity.Where(pair => pair.Value is JsonObject input && input.ContainsKey("expression")), pair => Assert.Contains(pair.Key, inputs));
            }

            foreach (var line in root["connections"]!.AsArray())
            {
                var source = root["activities"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == line!["source"]!["activity"]!.GetValue<string>());
                var ports = kinds[source!["type"]!.GetValue<string>()]["ports"]!.AsArray().Select(port => port!["name"]!.GetValue<string>()).ToList();
                Assert.True(ports.Count == 0 || ports.Contains(line!["source"]!["port"]!.GetValue<string>()));
            }
        }
    }

    [Theory]
    [InlineData("descriptors/expression-descriptors")]
    [InlineData("descriptors/workflow-activation-strategies")]
    [InlineData("descriptors/incident-strategies")]
    [InlineData("descriptors/log-persistence-strategies")]
    [InlineData("descriptors/commit-strategies/workflows")]
    [InlineData("descriptors/commit-strategies/activities")]
    [InlineData("descriptors/storage-drivers")]
    [InlineData("descriptors/variables")]
    [InlineData("descriptors/output-converters?sourceType=a&destinationType=b")]
    [InlineData("resilience/strategies?category=x")]
    [InlineData("features/installed")]
    [InlineData("workflow-definitions/many-by-id?ids=Club-Welcome%3A1")]
    [InlineData("activity-executions/list?WorkflowInstanceId=x")]
    [InlineData("activity-execution-summaries/list?WorkflowInstanceId=x")]
    [InlineData("workflow-instances/x/variables")]
    public async Task Every_list_that_the_studio_asks_for_is_there(string path)
    {
        await using var site = await OpenSite.Of();
        Assert.NotNull((await site.Get($"/elsa/api/{path}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_words()
    {
        await using var site = await OpenSite.Of();
        foreach (var path in (string[])["workflow-definitions/by-definition-id/Club-Nothing", "workflow-instances/none", "no/such/thing"])
        {
            using var response = await site.Client.GetAsync($"/elsa/api/{path}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.StartsWith("There is no", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_journey_can_not_do_is_refused_with_a_reason_that_the_studio_shows()
    {
        await using var site = await OpenSite.Of();
        foreach (var path in (string[])["workflow-definitions/Club-Welcome/publish", "workflow-definitions/Club-Welcome/execute", "workflow-definitions/Club-Welcome/revert/1"])
        {
            using var response = await site.Client.PostAsync($"/elsa/api/{path}", new StringContent("{}"));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.NotEmpty(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]!.AsArray());
        }
    }

    [Fact]
    public async Task The_studio_is_told_that_it_may_listen_and_the_hub_answers()
    {
        await using var site = await OpenSite.Of();
        Assert.Equal("Elsa.RealTimeWorkflowUpdates", (await site.Get("/elsa/api/features/installed"))["items"]![0]!["fullName"]!.GetValue<string>());
        using var response = await site.Client.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("WebSockets", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
