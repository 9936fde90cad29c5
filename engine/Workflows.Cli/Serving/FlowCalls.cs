using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workflows.Flows.Hosting;
using Workflows.Flows.Stimuli;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>
/// What other programs tell workflows: events, and answers to what they ask for. Where a call has an <c>Idempotency-Key</c>, saying it again does nothing a
/// second time.
/// </summary>
internal static class FlowCalls
{
    private const int ToldMost = 1_000;

    /// <summary>Maps the calls.</summary>
    public static void Map(WebApplication site, FlowServer server)
    {
        Calls.Post(site, "/events/{name}", (context, body) => Replies.Write(context, server.Do((runtime, at) => runtime.Send(
            Stimulus.OfEvent(Calls.Named(context, "name"), body.Length == 0 ? null : JsonText.Read(body)) with
            {
                CorrelationId = context.Request.Query["correlation"], Key = Calls.Key(context) is { } key ? $"event {Calls.Named(context, "name")} {key}" : null,
            },
            at))));
        Calls.Post(site, "/outbox/{id:long}", (context, body) => Replies.Write(context, server.Do((runtime, at) => Answer(
            runtime, long.Parse(Calls.Named(context, "id"), System.Globalization.CultureInfo.InvariantCulture), body, at, server.HasMembers))));
        site.MapGet("/outbox", context => Replies.Write(context, StatusCodes.Status200OK, server.Do((runtime, _) =>
            runtime.Store.Outbox(ToldMost).Select(kept => (object?)Of(kept)).ToImmutableArray())));
    }

    /// <summary>The answer to a task or a step, and that it is done, kept as a whole.</summary>
    private static FlowOutcome Answer(FlowRuntime runtime, long id, string body, DateTimeOffset at, bool hasMembers)
    {
        if (hasMembers && runtime.Store.Command(id)?.Command is FlowCommand.AskStep)
        {
            return new FlowOutcome([], []) { Refusal = $"What number {id} asks for is done in the database of members; nobody else answers it." };
        }

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
                case FlowCommand.AskStep { BookmarkId: { } bookmark }:
                    outcome = runtime.Resume(bookmark, answer is null ? FlowRecord.Empty : FlowRecord.Of("Outcome", answer), at);
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
}
