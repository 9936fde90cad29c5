using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workflows.Flows.Hosting;
using Workflows.Flows.Running;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>What is done with definitions: published, started, retracted, brought back to an old version, removed, and looked at by version.</summary>
internal static class DefinitionCalls
{
    /// <summary>Maps the calls.</summary>
    public static void Map(WebApplication site, FlowServer server)
    {
        Calls.Post(site, "/definitions", (context, body) => Publish(context, server, body));
        Calls.Post(site, "/definitions/{id}/start", (context, body) => Replies.Write(context, server.Do((runtime, at) => Start(context, runtime, body, at))));
        site.MapGet("/definitions/{id}/versions", context => Replies.Write(context, StatusCodes.Status200OK, server.Do((runtime, _) =>
            Versions(runtime, Calls.Named(context, "id")))));
        Change(site, server, HttpMethods.Post, "/definitions/{id}/retract", (shelf, context, _) =>
        {
            shelf.Retract(Calls.Named(context, "id"));
            return null;
        });
        Change(site, server, HttpMethods.Post, "/definitions/{id}/revert/{version:int}", (shelf, context, at) =>
            shelf.Revert(Calls.Named(context, "id"), int.Parse(Calls.Named(context, "version"), CultureInfo.InvariantCulture), at)
            ?? shelf.Publish(Calls.Named(context, "id"), at));
        Change(site, server, HttpMethods.Delete, "/definitions/{id}", (shelf, context, _) => shelf.Remove(Calls.Named(context, "id")));
    }

    /// <summary>Maps a change of the shelf, which is kept as a whole; a refusal is said.</summary>
    private static void Change(
        WebApplication site, FlowServer server, string method, string path, Func<DefinitionShelf, HttpContext, DateTimeOffset, string?> change) =>
        site.MapMethods(path, [method], context => Replies.Write(context, server.Do((runtime, at) =>
        {
            string? refusal = null;
            runtime.Together(() => refusal = change(runtime.Definitions, context, at));
            return new FlowOutcome([], []) { Refusal = refusal };
        })));

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
        [
            new("definition", id), new("published", refusal is null), new("problem", refusal),
            new("problems", problems.Select(problem => (object?)problem).ToImmutableArray()),
        ]));
    }

    private static FlowOutcome Start(HttpContext context, FlowRuntime runtime, string body, DateTimeOffset at)
    {
        var id = Calls.Named(context, "id");
        var key = Calls.Key(context) is { } told ? $"start {id} {told}" : null;
        var start = new FlowStart(key is null ? Guid.NewGuid().ToString("N") : FlowStart.IdOf(key))
        {
            Input = Record(body), CorrelationId = context.Request.Query["correlation"],
        };
        return runtime.Start(id, start, at, key);
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

    private static FlowRecord Record(string body) => body.Length == 0 ? FlowRecord.Empty
        : JsonText.Read(body) as FlowRecord ?? throw new FormatException("The body has to be a JSON object: the inputs by name.");
}
