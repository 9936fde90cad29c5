using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Flows.Hosting;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>What is done with instances: looked at, by version too, moved to another version on purpose, cancelled, run again where something failed.</summary>
internal static class InstanceCalls
{
    /// <summary>Maps the calls.</summary>
    public static void Map(WebApplication site, FlowServer server)
    {
        site.MapGet("/instances/{id}", context => server.Do((runtime, _) => runtime.Store.Instance(Named(context, "id"))) is { } instance
            ? Replies.Write(context, StatusCodes.Status200OK, Replies.Of(instance))
            : Replies.Write(context, StatusCodes.Status404NotFound, FlowRecord.Of("problem", $"There is no instance `{Named(context, "id")}`.")));
        site.MapGet("/definitions/{id}/versions", context => Replies.Write(context, StatusCodes.Status200OK, server.Do((runtime, _) =>
            Versions(runtime, Named(context, "id")))));
        site.MapPost("/instances/{id}/cancel", context => Replies.Write(context, server.Do((runtime, at) => runtime.Cancel(Named(context, "id"), at))));
        site.MapPost("/instances/{id}/compensate", context => Replies.Write(context, server.Do((runtime, at) => runtime.Compensate(Named(context, "id"), at))));
        site.MapPost("/instances/{id}/retry", context => Replies.Write(context, server.Do((runtime, at) => runtime.Retry(Named(context, "id"), at))));
        site.MapPost("/instances/{id}/move/{version:int}", context => Replies.Write(context, server.Do((runtime, at) =>
            Move(runtime, Named(context, "id"), int.Parse(Named(context, "version"), CultureInfo.InvariantCulture), at))));
    }

    private static ImmutableArray<object?> Versions(FlowRuntime runtime, string definition)
    {
        var running = runtime.Store.RunningByVersion(definition).ToDictionary(one => one.Version, one => one.Running);
        return [.. runtime.Definitions.VersionsOf(definition).Select(version => (object?)new FlowRecord(
        [
            new("version", (long)version.Version), new("published", version.IsPublished), new("latest", version.IsLatest),
            new("running", (long)running.GetValueOrDefault(version.Version)),
        ]))];
    }

    private static FlowOutcome Move(FlowRuntime runtime, string id, int number, DateTimeOffset at)
    {
        var version = runtime.Store.Instance(id) is { } instance
            ? runtime.Definitions.VersionsOf(instance.DefinitionId).Find(version => version.Version == number) : null;
        return version is null ? new FlowOutcome([], []) { Refusal = $"There is no instance `{id}`, or its definition has no version {number}." }
            : runtime.Move(id, version.Id, at);
    }

    private static string Named(HttpContext context, string name) => (string)context.GetRouteValue(name)!;
}
