using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>What is done with instances: looked at with their journals, moved to another version on purpose, cancelled, run again where something failed.</summary>
internal static class InstanceCalls
{
    private const int ToldMost = 100;

    /// <summary>Maps the calls.</summary>
    public static void Map(WebApplication site, FlowServer server)
    {
        site.MapGet("/instances/{id}", context => server.Do((runtime, _) => runtime.Store.Instance(Calls.Named(context, "id"))) is { } instance
            ? Replies.Write(context, StatusCodes.Status200OK, Replies.Of(instance))
            : Replies.Write(context, StatusCodes.Status404NotFound, FlowRecord.Of("problem", $"There is no instance `{Calls.Named(context, "id")}`.")));
        site.MapGet("/instances", context => Replies.Write(context, StatusCodes.Status200OK, server.Do((runtime, _) =>
            runtime.Store.Instances(Asked(context)).Select(instance => (object?)Replies.Of(instance)).ToImmutableArray())));
        site.MapGet("/instances/{id}/journal", context => Replies.Write(context, StatusCodes.Status200OK, server.Do((runtime, _) =>
            runtime.Store.Journal(Calls.Named(context, "id")).Select(line => (object?)Replies.Of(line)).ToImmutableArray())));
        site.MapGet("/instances/{id}/records", context => Replies.Write(context, StatusCodes.Status200OK, server.Do((runtime, _) =>
            runtime.Store.Records(Calls.Named(context, "id")).Select(record => (object?)Replies.Of(record)).ToImmutableArray())));
        site.MapPost("/instances/{id}/cancel", context => Replies.Write(context, server.Do((runtime, at) => runtime.Cancel(Calls.Named(context, "id"), at))));
        site.MapPost("/instances/{id}/compensate", context => Replies.Write(context, server.Do((runtime, at) => runtime.Compensate(Calls.Named(context, "id"), at))));
        site.MapPost("/instances/{id}/retry", context => Replies.Write(context, server.Do((runtime, at) => runtime.Retry(Calls.Named(context, "id"), at))));
        site.MapPost("/instances/{id}/move/{version:int}", context => Replies.Write(context, server.Do((runtime, at) =>
            Move(runtime, Calls.Named(context, "id"), int.Parse(Calls.Named(context, "version"), CultureInfo.InvariantCulture), at))));
    }

    private static InstanceQuery Asked(HttpContext context)
    {
        var query = context.Request.Query;
        return new InstanceQuery
        {
            DefinitionId = query["definition"], CorrelationId = query["correlation"], Take = ToldMost,
            Status = Enum.TryParse<FlowStatus>(query["status"], ignoreCase: true, out var status) ? status : null,
            Skip = int.TryParse(query["skip"], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0,
        };
    }

    private static FlowOutcome Move(FlowRuntime runtime, string id, int number, DateTimeOffset at)
    {
        var version = runtime.Store.Instance(id) is { } instance
            ? runtime.Definitions.VersionsOf(instance.DefinitionId).Find(version => version.Version == number) : null;
        return version is null ? new FlowOutcome([], []) { Refusal = $"There is no instance `{id}`, or its definition has no version {number}." }
            : runtime.Move(id, version.Id, at);
    }
}
