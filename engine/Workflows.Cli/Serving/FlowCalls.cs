using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Flows.Hosting;
using Workflows.Flows.Running;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>
/// What other programs do with workflows: publish them, start them, tell events, answer what they ask for. Where a call has an <c>Idempotency-Key</c>,
/// saying it again does nothing a second time.
/// </summary>
internal static class FlowCalls
{
    private const int ToldMost = 1_000;

    /// <summary>Maps the calls.</summary>
    public static void Map(WebApplication site, FlowServer server)
    {
        Post(site, "/definitions", (context, body) => Publish(context, server, body));
        Post(site, "/definitions/{id}/start", (context, body) => Replies.Write(context, server.Do((runtime, at) => Start(context, runtime, body, at))));
        Post(site, "/events/{name}", (context, body) => Replies.Write(context, server.Do((runtime, at) => runtime.Send(
            Stimulus.OfEvent(Named(context, "name"), body.Length == 0 ? null : JsonText.Read(body)) with
            {
                CorrelationId = context.Request.Query["correlation"], Key = Key(context) is { } key ? $"event {Named(context, "name")} {key}" : null,
            },
            at))));
        Post(site, "/outbox/{id:long}", (context, body) => Replies.Write(context, server.Do((runtime, at) =>
            Answer(runtime, long.Parse(Named(context, "id"), System.Globalization.CultureInfo.InvariantCulture), body, at))));
        site.MapGet("/outbox", context => Replies.Write(context, StatusCodes.Status200OK, server.Do((runtime, _) =>
            runtime.Store.Outbox(ToldMost).Select(kept => (object?)Of(kept)).ToImmutableArray())));
    }

    private static void Post(WebApplication site, string path, Func<HttpContext, string, Task> act) => site.MapPost(path, async context =>
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            await act(context, body);
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            await Replies.Write(context, StatusCodes.Status400BadRequest, FlowRecord.Of("problem", fault is JsonException ? "The body isn't JSON." : fault.Message));
        }
    });

    private static Task Publish(HttpContext context, FlowServer server, string body)
    {
        var (id, problems, refusal) = server.Do((runtime, at) =>
        {
            var (definition, found) = ("", ImmutableArray<string>.Empty);
            string? why = null;
            runtime.Together(() =>
            {
                (var kept, found) = runtime.Definitions.Import(body, at);
                definition = kept.DefinitionId;
                why = runtime.Definitions.Publish(definition, at);
            });
            return (definition, found, why);
        });
        return Replies.Write(context, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, new FlowRecord(
            [new("definition", id), new("published", refusal is null), new("problems", problems.Select(problem => (object?)problem).ToImmutableArray())]));
    }

    private static FlowOutcome Start(HttpContext context, FlowRuntime runtime, string body, DateTimeOffset at)
    {
        var id = Named(context, "id");
        var key = Key(context) is { } told ? $"start {id} {told}" : null;
        var start = new FlowStart(key is null ? Guid.NewGuid().ToString("N") : FlowStart.IdOf(key))
        {
            Input = Record(body), CorrelationId = context.Request.Query["correlation"],
        };
        return runtime.Start(id, start, at, key);
    }

    /// <summary>The answer to a task or a step, and that it is done, kept as a whole.</summary>
    private static FlowOutcome Answer(FlowRuntime runtime, long id, string body, DateTimeOffset at)
    {
        var outcome = new FlowOutcome([], []) { Refusal = $"There is nothing with the number {id} to be done, or it is done already." };
        runtime.Together(() =>
        {
            var answer = body.Length == 0 ? null : JsonText.Read(body);
            switch (runtime.Store.Command(id)?.Command)
            {
                case FlowCommand.AskTask task:
                    outcome = runtime.Send(Stimulus.OfTask(task.TaskId, answer), at);
                    runtime.Store.RemoveCommand(id);
                    break;
                case FlowCommand.AskStep { BookmarkId: { } bookmark } asked:
                    outcome = runtime.Resume(bookmark, answer is null ? FlowRecord.Empty : FlowRecord.Of("Outcome", answer), at, $"step {asked.Step.Key}");
                    runtime.Store.RemoveCommand(id);
                    break;
                case FlowCommand.AskStep:
                    outcome = new FlowOutcome([], []);
                    runtime.Store.RemoveCommand(id);
                    break;
            }
        });
        return outcome;
    }

    private static FlowRecord Of(KeptCommand kept) => new FlowRecord([new("id", kept.Id), new("instance", kept.InstanceId)]).With(kept.Command switch
    {
        FlowCommand.AskTask task => new FlowRecord([new("kind", "task"), new("name", task.TaskName), new("key", task.TaskId), new("payload", task.Payload)]),
        FlowCommand.AskStep { Step: var step } => new FlowRecord(
        [
            new("kind", "step"), new("name", step.Type), new("key", step.Key), new("subject", step.Subject), new("payload", step.Settings),
        ]),
        FlowCommand.SendHttp request => new FlowRecord([new("kind", "request"), new("name", $"{request.Method} {request.Url}"), new("key", request.BookmarkId)]),
        _ => FlowRecord.Empty,
    });

    private static string Named(HttpContext context, string name) => (string)context.GetRouteValue(name)!;

    private static string? Key(HttpContext context) => context.Request.Headers["Idempotency-Key"].FirstOrDefault();

    private static FlowRecord Record(string body) => body.Length == 0 ? FlowRecord.Empty
        : JsonText.Read(body) as FlowRecord ?? throw new FormatException("The body has to be a JSON object: the inputs by name.");
}
