using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workflows.Flows.Hosting;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>Requests under <c>/workflows</c>: they start and resume what has an <c>HttpEndpoint</c> of their path and method.</summary>
internal static class HttpRequests
{
    /// <summary>Maps them.</summary>
    public static void Map(WebApplication site, FlowServer server) => site.Map("/workflows/{**path}", async context =>
    {
        var request = context.Request;
        var path = HttpPath.Of(request.RouteValues["path"] as string ?? "");
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (!TryParse(request, body, out var content))
        {
            await Replies.Write(context, StatusCodes.Status400BadRequest, FlowRecord.Of("problem", "The body isn't JSON, although its type says so."));
            return;
        }

        var key = request.Headers["Idempotency-Key"].FirstOrDefault();
        var length = Encoding.UTF8.GetByteCount(body);
        if (server.Do((runtime, _) => MostAt(runtime, path)) is { } most && length > most)
        {
            await Replies.Write(
                context, StatusCodes.Status413PayloadTooLarge, FlowRecord.Of("problem", $"The body has {length} bytes; workflows take {most} at most here."));
            return;
        }

        var outcome = server.Do((runtime, at) =>
            Deliver(runtime, at, request, path, key, Described(request, path, content).With(HttpPath.Length, (long)length)));
        await (outcome is null
            ? Replies.Write(context, StatusCodes.Status404NotFound, FlowRecord.Of("problem", $"No workflow waits for {request.Method} /workflows/{path}."))
            : Replies.Write(context, outcome));
    });

    /// <summary>Gives word of a request by the first path that fits and that somebody waits for; null where nobody does.</summary>
    private static FlowOutcome? Deliver(FlowRuntime runtime, DateTimeOffset at, HttpRequest request, string path, string? key, FlowRecord described)
    {
        foreach (var (template, _) in runtime.Definitions.Library.HttpPlaces)
        {
            if (HttpPath.Match(template, path) is { } names)
            {
                var outcome = runtime.Send(
                    Stimulus.OfHttp(template, request.Method, described.With("RouteData", names)) with
                    {
                        // A key is the caller's own: another request with the same word is another one.
                        Key = key is null ? null : $"http {request.Method} {path} {key}",
                    },
                    at);
                if (outcome.IsRepeated || outcome.Instances.Length > 0)
                {
                    return outcome;
                }
            }
        }

        return null;
    }

    /// <summary>How many bytes a request to a path may have; null for any number.</summary>
    private static long? MostAt(FlowRuntime runtime, string path) =>
        runtime.Definitions.Library.HttpPlaces.FirstOrDefault(place => HttpPath.Match(place.Path, path) is not null)?.BytesMost;

    private static FlowRecord Described(HttpRequest request, string path, object? content) => new(
    [
        new("Result", new FlowRecord([new("Method", request.Method), new("Path", path), new("Content", content)])),
        new("ParsedContent", content),
        new("QueryStringData", new FlowRecord([.. request.Query.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value.ToString()))])),
        new("Headers", new FlowRecord([.. request.Headers.Select(pair => new KeyValuePair<string, object?>(
            pair.Key, pair.Value.Select(value => (object?)value).ToImmutableArray()))])),
    ]);

    private static bool TryParse(HttpRequest request, string body, out object? content)
    {
        content = body.Length == 0 ? null : body;
        if (content is null || request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return true;
        }

        try
        {
            content = JsonText.Read(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
