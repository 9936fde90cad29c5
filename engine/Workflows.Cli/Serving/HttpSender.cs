using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>
/// Sends the requests of workflows and gives their answers, to the hosts that are allowed and to no others. A request that is sent again after a crash has
/// the same <c>Idempotency-Key</c>, by which the other side can tell.
/// </summary>
internal sealed class HttpSender : IDisposable
{
    private const long BytesMost = 10_000_000;

    private readonly HttpClient _client;
    private readonly ImmutableArray<string> _hosts;

    /// <summary>A sender.</summary>
    /// <param name="hosts">The hosts that may be asked, with their port where it isn't the usual one: <c>api.example</c>, <c>localhost:8080</c>.</param>
    /// <param name="patience">How long an answer may take.</param>
    public HttpSender(ImmutableArray<string> hosts, TimeSpan patience)
    {
        _hosts = hosts;

        // Who is sent elsewhere may be sent to a host that isn't allowed.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = patience, MaxResponseContentBufferSize = BytesMost,
        };
    }

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Patience => _client.Timeout;

    /// <summary>Why a request isn't sent; null where it is.</summary>
    public string? RefusalOf(FlowCommand.SendHttp request) =>
        !Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            ? $"`{request.Url}` is no address to send to; write one such as https://api.example/orders."
            : _hosts.Contains(url.Authority, StringComparer.OrdinalIgnoreCase) ? null
            : $"Workflows may not send to {url.Authority}; start with `--allow-host {url.Authority}` where they may.";

    /// <summary>Sends a request.</summary>
    /// <returns>What resumes the activity: <c>StatusCode</c>, <c>Content</c> and <c>Headers</c>, or <c>Failure</c>.</returns>
    public async Task<FlowRecord> Send(FlowCommand.SendHttp request, CancellationToken stop)
    {
        if (RefusalOf(request) is not null)
        {
            return Failed("Failed to connect");
        }

        try
        {
            using var message = Message(request);
            using var response = await _client.SendAsync(message, stop);
            var text = await response.Content.ReadAsStringAsync(stop);
            return new FlowRecord(
            [
                new("StatusCode", (long)response.StatusCode),
                new("Content", IsJson(response.Content.Headers.ContentType) ? JsonText.Guess(text) : text),
                new("Headers", new FlowRecord([.. response.Headers.Concat(response.Content.Headers).Select(header =>
                    new KeyValuePair<string, object?>(header.Key, header.Value.Select(value => (object?)value).ToImmutableArray()))])),
            ]);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Failed("Timeout");
        }
        catch (Exception fault) when (fault is HttpRequestException or FormatException or InvalidOperationException)
        {
            return Failed("Failed to connect");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Message(FlowCommand.SendHttp request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url);
        if (request.Body is { } body)
        {
            message.Content = new StringContent(body, Encoding.UTF8);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? "text/plain; charset=utf-8");
        }

        message.Headers.TryAddWithoutValidation("Idempotency-Key", request.BookmarkId);
        foreach (var (name, value) in request.Headers.Members)
        {
            var values = value is ImmutableArray<object?> list ? list.Select(Text) : [Text(value)];
            if (!message.Headers.TryAddWithoutValidation(name, values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return message;
    }

    private static string Text(object? value) => value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static bool IsJson(MediaTypeHeaderValue? type) => type?.MediaType is { } media
        && (media.Equals("application/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static FlowRecord Failed(string how) => FlowRecord.Of("Failure", how);
}
