using System.Net;
using System.Text;
using Workflows.Cli.Serving;

namespace Workflows.Cli.Tests;

/// <summary>Workflows that answer the requests by which they are begun: <c>WriteHttpResponse</c>, over the loopback.</summary>
public sealed class HttpAnswerTests : IAsyncLifetime, IDisposable
{
    private const string In = """{"id":"in","type":"Elsa.HttpEndpoint","path":"hello","customProperties":{"canStartWorkflow":true}}""";

    private readonly WorkFolder _folder = new();
    private readonly HttpClient _client = new();
    private FlowServer _server = null!;
    private FlowSite _site = null!;

    public async Task InitializeAsync()
    {
        // Port 9 discards: what workflows ask there is never answered.
        _server = new FlowServer(_folder.At("flows.db"), new HttpSender(["127.0.0.1:9"], TimeSpan.FromSeconds(20)), TimeProvider.System);
        _site = await FlowSite.Start(_server, "http://127.0.0.1:0", default);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_workflow_answers_with_its_status_its_body_and_its_headers()
    {
        await Publish(In, Write("""
            "statusCode":{"typeName":"System.Net.HttpStatusCode","expression":{"type":"Literal","value":"Created"}},
            "contentType":"application/json","content":{"typeName":"Object","expression":{"type":"Object","value":"{\"number\":7}"}},
            "responseHeaders":{"typeName":"HttpHeaders","expression":{"type":"Object","value":"{\"Location\":\"/orders/7\"}"}}
            """));
        var answer = await _client.GetAsync(new Uri(_site.Address, "workflows/hello"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/orders/7", answer.Headers.Location!.ToString());
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("""{"number":7}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Text_is_plain_and_a_status_is_200_where_nothing_is_said()
    {
        await Publish(In, Write("""
            "content":{"typeName":"Object","expression":{"type":"Literal","value":"Hello"}}
            """));
        var answer = await _client.GetAsync(new Uri(_site.Address, "workflows/hello"));
        Assert.Equal((HttpStatusCode.OK, "text/plain", "Hello"),
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_workflow_that_first_sends_a_request_of_its_own_answers_when_that_is_done()
    {
        await Publish(In, """{"id":"ask","type":"Elsa.SendHttpRequest","url":"http://127.0.0.1:9/"}""", Write("""
            "content":{"typeName":"Object","expression":{"type":"Literal","value":"done"}}
            """));
        var asked = _client.GetStringAsync(new Uri(_site.Address, "workflows/hello"));
        while (!asked.IsCompleted)
        {
            await _server.Turn(default);
            await Task.Yield();
        }

        Assert.Equal("done", await asked);
    }

    [Fact]
    public async Task A_status_that_is_none_is_an_incident_and_the_request_is_told_of_the_instance()
    {
        await Publish(In, Write("""
            "statusCode":{"typeName":"Object","expression":{"type":"Literal","value":"Wonderful"}}
            """));
        var answer = await _client.GetAsync(new Uri(_site.Address, "workflows/hello"));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Contains("`Wonderful` is no status of an answer", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_that_nobody_asks_goes_on_without_an_answer()
    {
        await Publish(Write("\"statusCode\":204"), """{"id":"after","type":"Elsa.SetName","value":"after"}""");
        using var body = new StringContent("", Encoding.UTF8);
        var started = await _client.PostAsync(new Uri(_site.Address, "definitions/hello/start"), body);
        Assert.Contains("\"subStatus\":\"Finished\"", await started.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("[]", await _client.GetStringAsync(new Uri(_site.Address, "outbox")));
    }

    private static string Write(string settings) => $$"""{"id":"out","type":"Elsa.WriteHttpResponse",{{settings}}}""";

    private async Task Publish(params string[] activities)
    {
        var json = $$$"""
            {"id":"hello:1","definitionId":"hello","root":{"id":"root","type":"Elsa.Sequence","activities":[{{{string.Join(',', activities)}}}]}}
            """;
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await _client.PostAsync(new Uri(_site.Address, "definitions"), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
