using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Workflows.Cli.Serving;
using Workflows.Flows.Values;

namespace Workflows.Cli.Tests;

/// <summary><c>loyalty workflow serve</c>, within this process, over the loopback.</summary>
public sealed class WorkflowServingTests : IAsyncLifetime, IDisposable
{
    private const string Order = """
        {"id":"order:1","definitionId":"order","outputs":[{"name":"Number","type":"String"}],
        "variables":[{"id":"route","name":"route","typeName":"Object"}],"root":{"id":"root","type":"Elsa.Sequence","activities":[
        {"id":"in","type":"Elsa.HttpEndpoint","path":"orders/{id}","customProperties":{"canStartWorkflow":true},
        "supportedMethods":{"typeName":"String[]","expression":{"type":"Object","value":"[\"POST\"]"}},"routeData":{"memoryReference":{"id":"route"}}},
        {"id":"out","type":"Elsa.SetOutput","outputName":"Number","outputValue":{"typeName":"Object","expression":{"type":"Loyalty","value":"route.id"}}},
        {"id":"paid","type":"Elsa.Event","eventName":"paid"}]}}
        """;

    private const string Task = """
        {"id":"task:1","definitionId":"task","outputs":[{"name":"Said","type":"String"}],"root":{"id":"root","type":"Elsa.Sequence","activities":[
        {"id":"call","type":"Elsa.RunTask","taskName":"Call","result":{"memoryReference":{"id":"Said"}}}]}}
        """;

    private readonly WorkFolder _folder = new();
    private readonly HandClock _clock = new();
    private readonly HttpClient _client = new();
    private FlowServer _server = null!;
    private FlowSite _site = null!;

    public async Task InitializeAsync() => (_server, _site) = await Open("first.db");

    public async Task DisposeAsync() => await _site.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_request_starts_a_workflow_and_the_same_request_again_starts_none()
    {
        await Post("definitions", Order);
        var first = await Post("workflows/orders/42", """{"total":12}""", "k1");
        var again = await Post("workflows/orders/42", """{"total":12}""", "k1");
        var other = await Post("workflows/orders/42", """{"total":12}""", "k2");
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.Accepted), (first.Status, again.Status, other.Status));
        Assert.True(again.Json.GetProperty("repeated").GetBoolean());
        var instance = first.Json.GetProperty("instances")[0];
        Assert.Equal("42", instance.GetProperty("output").GetProperty("Number").GetString());
        Assert.Equal("paid", instance.GetProperty("waits")[0].GetProperty("activity").GetString());
        Assert.Equal(2, (await Get("definitions/order/versions")).Json[0].GetProperty("running").GetInt32());
        Assert.Equal(2, (await Post("events/paid", "")).Json.GetProperty("instances").GetArrayLength());
    }

    [Fact]
    public async Task A_request_that_nothing_waits_for_or_that_is_no_JSON_is_answered_in_a_sentence()
    {
        await Post("definitions", Order);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("workflows/orders/42")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Post("workflows/orders", "{}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("workflows/orders/42", "{")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("definitions", "{}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Post("definitions/none/start", "")).Status);
    }

    [Fact]
    public async Task A_request_that_is_larger_than_a_workflow_takes_is_refused_or_goes_its_own_way()
    {
        const string Limit = "\"path\":\"small\",\"requestSizeLimit\":{\"typeName\":\"Int64\",\"expression\":{\"type\":\"Literal\",\"value\":10}}";
        var small = Order.Replace("\"path\":\"orders/{id}\"", Limit, StringComparison.Ordinal).Replace("order", "small", StringComparison.Ordinal);
        await Post("definitions", small);
        var (status, json) = await Post("workflows/small", """{"total":12345}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("The body has 15 bytes; workflows take 10 at most here.", json.GetProperty("problem").GetString());
        Assert.Equal(HttpStatusCode.Accepted, (await Post("workflows/small", """{"t":1}""")).Status);

        await Post("definitions", small.Replace("\"path\"", "\"exposeRequestTooLargeOutcome\":true,\"path\"", StringComparison.Ordinal));
        var exposed = await Post("workflows/small", """{"total":12345}""");
        var run = (await Get($"instances/{exposed.Json.GetProperty("instances")[0].GetProperty("id").GetString()}/records")).Json.EnumerateArray()
            .First(one => one.GetProperty("activity").GetString() == "in");
        Assert.Equal("Request too large", run.GetProperty("payload").GetProperty("Outcomes")[0].GetString());
    }

    [Fact]
    public async Task A_page_of_another_site_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_site.Address, "events/paid"));
        request.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await _client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_workflow_sends_a_request_and_goes_on_with_the_answer()
    {
        await Post("definitions", Order);
        var (server, site) = await Open("second.db", _site.Address.Authority);
        await using (site)
        {
            var (sent, refused) = (await Sent(server, site, $"{_site.Address}workflows/orders/7"), await Sent(server, site, "http://127.0.0.1:9/"));
            Assert.Equal("202 7", sent);
            Assert.Equal("Failed to connect", refused);
            Assert.Equal("404", await Sent(server, site, $"{_site.Address}workflows/nowhere"));
        }
    }

    [Fact]
    public async Task A_request_of_a_cancelled_workflow_is_not_sent()
    {
        await Post("definitions", """{"id":"s:1","definitionId":"s","root":{"id":"h","type":"Elsa.SendHttpRequest","url":"http://127.0.0.1:9/"}}""");
        var id = (await Post("definitions/s/start", "")).Json.GetProperty("instances")[0].GetProperty("id").GetString();
        Assert.Equal(1, (await Get("outbox")).Json.GetArrayLength());
        await Post($"instances/{id}/cancel", "");
        await _server.Turn(default);
        Assert.Equal(0, (await Get("outbox")).Json.GetArrayLength());
        Assert.Equal("Cancelled", (await Get($"instances/{id}")).Json.GetProperty("subStatus").GetString());
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_a_timeout()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var authority = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var (server, site) = await Open("second.db", authority);
        await using (site)
        {
            Assert.Equal("Timeout", await Sent(server, site, $"http://{authority}/"));
        }
    }

    [Fact]
    public async Task What_a_workflow_asks_people_for_is_answered_once()
    {
        await Post("definitions", Task);
        var id = (await Post("definitions/task/start", "", "k")).Json.GetProperty("instances")[0].GetProperty("id").GetString();
        var asked = (await Get("outbox")).Json[0];
        Assert.Equal(("task", "Call"), (asked.GetProperty("kind").GetString(), asked.GetProperty("name").GetString()));
        var path = $"outbox/{asked.GetProperty("id").GetInt64()}";
        Assert.Equal(HttpStatusCode.Accepted, (await Post(path, "\"reached\"")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(path, "\"reached\"")).Status);
        var instance = (await Get($"instances/{id}")).Json;
        Assert.Equal(("Finished", "reached"), (instance.GetProperty("status").GetString(), instance.GetProperty("output").GetProperty("Said").GetString()));
    }

    [Fact]
    public async Task A_definition_is_retracted_brought_back_and_removed_and_an_instance_tells_its_journal()
    {
        await Post("definitions", Task);
        await Post("definitions", Task.Replace("Call", "Visit", StringComparison.Ordinal));
        var id = (await Post("definitions/task/start", "")).Json.GetProperty("instances")[0].GetProperty("id").GetString();
        Assert.Equal("Visit", (await Get("outbox")).Json[0].GetProperty("name").GetString());
        await Post("definitions/task/retract", "");
        Assert.Equal(HttpStatusCode.Conflict, (await Post("definitions/task/start", "")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Post("definitions/task/revert/9", "")).Status);
        await Post("definitions/task/revert/1", "");
        await Post("definitions/task/start", "");
        Assert.Equal("Call", (await Get("outbox")).Json[1].GetProperty("name").GetString());
        Assert.Equal(2, (await Get("instances?definition=task&status=running")).Json.GetArrayLength());
        Assert.Contains((await Get($"instances/{id}/journal")).Json.EnumerateArray(), line => line.GetProperty("activity").GetString() == "call");
        Assert.Contains((await Get($"instances/{id}/records")).Json.EnumerateArray(), run => run.GetProperty("type").GetString() == "Elsa.RunTask");
        Assert.Equal(HttpStatusCode.Accepted, (await Post($"instances/{id}/move/3", "")).Status);
        Assert.Equal(2, (await Get("definitions/task/versions")).Json[2].GetProperty("running").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, (await Read(await _client.DeleteAsync(new Uri(_site.Address, "definitions/task")))).Status);
    }

    [Fact]
    public async Task What_is_finished_is_forgotten_after_as_long_as_was_asked()
    {
        await Post("definitions", Task);
        var id = (await Post("definitions/task/start", "")).Json.GetProperty("instances")[0].GetProperty("id").GetString();
        await Post($"instances/{id}/cancel", "");
        await _server.Turn(default);
        Assert.Equal(HttpStatusCode.OK, (await Get($"instances/{id}")).Status);
        _clock.Now += TimeSpan.FromDays(31);
        await _server.Turn(default);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"instances/{id}")).Status);
    }

    /// <summary>Sends a request from a workflow; gives the status and the number in the answer, or how it failed.</summary>
    private async Task<string> Sent(FlowServer server, FlowSite site, string url)
    {
        var json = $$$"""
            {"id":"send:1","definitionId":"send","outputs":[{"name":"Status","type":"Int32"},{"name":"Answer","type":"Object"}],"root":{"id":"f","type":"Elsa.Flowchart",
            "activities":[{"id":"s","type":"Elsa.FlowSendHttpRequest","url":"{{{url}}}","method":"POST","content":"{}","contentType":"application/json",
            "expectedStatusCodes":{"typeName":"Int32[]","expression":{"type":"Object","value":"[202]"} },
            "statusCode":{"memoryReference":{"id":"Status"} },"parsedContent":{"memoryReference":{"id":"Answer"} } },
            {"id":"t","type":"Elsa.SetName","value":"Timeout"},{"id":"c","type":"Elsa.SetName","value":"Failed to connect"}],
            "connections":[{"source":{"activity":"s","port":"Timeout"},"target":{"activity":"t"} },
            {"source":{"activity":"s","port":"Failed to connect"},"target":{"activity":"c"} }]} }
            """;
        await Post("definitions", json, site: site);
        var id = (await Post("definitions/send/start", "", site: site)).Json.GetProperty("instances")[0].GetProperty("id").GetString()!;
        await server.Turn(default);
        var instance = server.Do((runtime, _) => runtime.Store.Instance(id))!;
        var instances = (instance.Output["Answer"] as FlowRecord)?["instances"];
        var number = instances is ImmutableArray<object?> and [FlowRecord one] ? $" {((FlowRecord)one["output"]!)["Number"]}" : "";
        return instance.Name ?? $"{instance.Output["Status"]}{number}";
    }

    private async Task<(FlowServer Server, FlowSite Site)> Open(string file, params string[] hosts)
    {
        var http = new HttpSender([.. hosts], TimeSpan.FromMilliseconds(hosts is [var one] && !one.Equals(_site.Address.Authority, StringComparison.Ordinal) ? 200 : 20_000));
        var server = new FlowServer(Path.Combine(_folder.Path, file), http, _clock) { Keeps = TimeSpan.FromDays(30) };
        return (server, await FlowSite.Start(server, "http://127.0.0.1:0", default));
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> Post(string path, string body, string? key = null, FlowSite? site = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri((site ?? _site).Address, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Read(await _client.SendAsync(request));
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> Get(string path) => await Read(await _client.GetAsync(new Uri(_site.Address, path)));

    private static async Task<(HttpStatusCode Status, JsonElement Json)> Read(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, document.RootElement.Clone());
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
