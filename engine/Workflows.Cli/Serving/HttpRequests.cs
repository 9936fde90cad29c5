using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>Requests under <c>/workflows</c>: they start and resume what has an <c>HttpEndpoint</c> of their path and method.</summary>
internal static class HttpRequests
{
    private static readonly FrozenSet<string> _soon = FrozenSet.ToFrozenSet(
        [
            "Elsa.SendHttpRequest", "Elsa.FlowSendHttpRequest", "Elsa.FlowDecision", "Loyalty.Award", "Loyalty.Bonus", "Loyalty.Redeem", "Loyalty.SetAttribute",
            "Loyalty.StartJourney", "Loyalty.HoldOut", "Loyalty.Decide", "Loyalty.Alert", "Loyalty.Propose",
        ],
        StringComparer.Ordinal);

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

        Task<FlowCommand.Respond>? later = null;
        var outcome = server.Do((runtime, at) =>
        {
            var came = Deliver(runtime, at, request, path, key, Described(request, path, content).With(HttpPath.Length, (long)length));

            // Right here, so that no answer comes between.
            var awaited = (came?.Instances ?? []).Where(instance => MayAnswer(runtime, instance)).ToList();
            later = awaited.Count > 0 ? server.Answers.Await(awaited) : null;
            return came;
        });
        await (outcome is null
            ? Replies.Write(context, StatusCodes.Status404NotFound, FlowRecord.Of("problem", $"No workflow waits for {request.Method} /workflows/{path}."))
            : Answer(context, server, outcome, later));
    });

    /// <summary>Answers with what a workflow writes, at once or within the time that requests may take; else with what became of the instances.</summary>
    private static async Task Answer(HttpContext context, FlowServer server, FlowOutcome outcome, Task<FlowCommand.Respond>? later)
    {
        try
        {
            var answer = outcome.Commands.OfType<FlowCommand.Respond>().FirstOrDefault()
                ?? (later is null ? null : await later.WaitAsync(server.Patience, context.RequestAborted));
            await (answer is null ? Replies.Write(context, outcome) : HttpAnswers.Write(context, answer));
        }
        catch (TimeoutException)
        {
            await Replies.Write(context, outcome);
        }
        finally
        {
            server.Answers.Forget(outcome.Instances);
        }
    }

    /// <summary>Whether an instance will soon go on by itself and can still write an answer: it waits for what the server does, and for nobody.</summary>
    private static bool MayAnswer(FlowRuntime runtime, FlowInstance instance) => instance.Status == FlowStatus.Running
        && instance.Bookmarks.Any(bookmark => _soon.Contains(bookmark.Name))
        && runtime.Definitions.Library.Version(instance.DefinitionVersionId)?.Flow is { AnswersRequests: true };

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
