using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Journal;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>What a server of workflows answers, as JSON.</summary>
internal static class Replies
{
    /// <summary>What came of something.</summary>
    public static Task Write(HttpContext context, FlowOutcome outcome) => outcome.Refusal is { } refusal
        ? Write(context, StatusCodes.Status409Conflict, FlowRecord.Of("problem", refusal))
        : Write(context, outcome.IsRepeated ? StatusCodes.Status200OK : StatusCodes.Status202Accepted, new FlowRecord(
        [
            new("repeated", outcome.IsRepeated), new("kept", outcome.IsKept), new("instances", outcome.Instances.Select(instance => (object?)Of(instance)).ToImmutableArray()),
        ]));

    /// <summary>A record.</summary>
    public static Task Write(HttpContext context, int status, object? value)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(JsonText.Of(value));
    }

    /// <summary>An instance, as far as others have to know it.</summary>
    public static FlowRecord Of(FlowInstance instance) => new(
    [
        new("id", instance.Id), new("definition", instance.DefinitionId), new("version", (long)instance.DefinitionVersion),
        new("status", instance.Status.ToString()), new("subStatus", instance.SubStatus.ToString()), new("correlation", instance.CorrelationId),
        new("output", instance.Output),
        new("waits", instance.Bookmarks.Select(bookmark => (object?)new FlowRecord(
            [new("id", bookmark.Id), new("name", bookmark.Name), new("activity", bookmark.ActivityId), new("due", bookmark.DueAt)])).ToImmutableArray()),
        new("incidents", instance.Incidents.Select(incident => (object?)$"{incident.ActivityId}: {incident.Message}").ToImmutableArray()),
    ]);

    /// <summary>A line of a journal.</summary>
    public static FlowRecord Of(JournalLine line) => new(
    [
        new("sequence", line.Sequence), new("at", line.At), new("event", line.Event), new("activity", line.ActivityId), new("type", line.ActivityType),
        new("run", line.ActivityInstanceId), new("message", line.Message),
    ]);

    /// <summary>A run of an activity.</summary>
    public static FlowRecord Of(ActivityRecord record) => new(
    [
        new("run", record.Id), new("activity", record.ActivityId), new("type", record.ActivityType), new("status", record.Status.ToString()),
        new("started", record.StartedAt), new("ended", record.EndedAt), new("inputs", record.Inputs), new("outputs", record.Outputs),
        new("payload", record.Payload), new("fault", record.Fault),
    ]);
}
