using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Designer.Journeys;
using Workflows.Designer.Web;

namespace Workflows.Designer.Elsa;

/// <summary>The journeys as Elsa's workflow definitions: each has one version, the text.</summary>
internal static class DefinitionEndpoints
{
    private const string InText = "A journey is made, named and deleted in the text; here it is drawn.";
    private const string Publishing = "A programme is put into force as a whole: `loyalty plan OLD NEW --db FILE` says what changes, `loyalty apply` does it.";

    /// <summary>Maps the paths.</summary>
    /// <param name="api">Where.</param>
    /// <param name="shelf">The journeys of the texts.</param>
    /// <param name="run">The journeys that run in a database; null for none.</param>
    public static void Map(IEndpointRouteBuilder api, Shelf shelf, RunDefinitions? run)
    {
        api.MapGet("workflow-definitions", (HttpRequest request) => RunningOf(request, run) is { Count: > 0 } found
            ? Answers.Page(found, found.Count) : DefinitionList.Page(request, shelf));
        api.MapGet("workflow-definitions/by-definition-id/{id}", (string id) => Full(shelf, run, id));
        api.MapGet("workflow-definitions/by-id/{id}", (string id) => Full(shelf, run, id));
        api.MapGet("workflow-definitions/many-by-id", (HttpRequest request) => Answers.List(
            request.Query["ids"].OfType<string>().Select(shelf.Find).Where(found => found is not null)
                .Select(found => DefinitionModel.Full(found!.Value.Drawn, found.Value.Picture))));
        api.MapGet("workflow-definitions/query/count", () => Answers.Json(new JsonObject { ["count"] = shelf.Journeys().Count() }));
        api.MapGet("workflow-definitions/validation/is-name-unique", () => Answers.Json(new JsonObject { ["isUnique"] = true }));
        api.MapGet("workflow-definitions/{id}/export", (string id) => Export(shelf, id));
        api.MapGet("workflow-definitions/{id}/consumers", () => Answers.Json(new JsonObject { ["consumingWorkflowDefinitionIds"] = new JsonArray() }));
        api.MapGet("workflow-definitions/subgraph/{id}", (string id) => Root(shelf, run, id));
        api.MapGet("workflow-definitions/subgraph/segments/{id}", (string id) => Root(shelf, run, id));
        MapWriting(api, shelf);
    }

    private static void MapWriting(IEndpointRouteBuilder api, Shelf shelf)
    {
        api.MapPost("workflow-definitions", async (HttpRequest request) =>
            await Answers.Body(request) is { } body && body["model"] is JsonObject model
                ? Save(shelf, model, body["publish"] is JsonValue value && value.TryGetValue<bool>(out var publish) && publish, isBare: false)
                : Answers.Refused("This is no definition: it has no `model`."));
        api.MapPost("workflow-definitions/import", async (HttpRequest request) =>
            await Answers.Body(request) is { } model
                ? Save(shelf, model, isPublishing: false, isBare: true)
                : Answers.Refused("This is no definition in JSON."));
        foreach (var path in (string[])
            ["workflow-definitions/import-files", "workflow-definitions/{id}/revert/{version}", "bulk-actions/delete/workflow-definitions/by-definition-id",
             "bulk-actions/delete/workflow-definitions/by-id", "workflow-definitions/{id}/update-references"])
        {
            api.MapPost(path, () => Answers.Refused(InText));
        }

        foreach (var path in (string[])
            ["workflow-definitions/{id}/publish", "workflow-definitions/{id}/retract", "bulk-actions/publish/workflow-definitions/by-definition-ids",
             "bulk-actions/retract/workflow-definitions/by-definition-ids"])
        {
            api.MapPost(path, () => Answers.Refused(Publishing));
        }

        api.MapDelete("workflow-definitions/{id}", () => Answers.Refused(InText));
        api.MapDelete("workflow-definition-versions/{id}", () => Answers.Refused(InText));
        api.MapPost("bulk-actions/export/workflow-definitions", () => Answers.Refused(
            "Export journeys one by one, or all with `loyalty compile PATH --to elsa --out DIR`."));
        foreach (var path in (string[])["workflow-definitions/{id}/execute", "workflow-definitions/{id}/dispatch"])
        {
            api.MapPost(path, (HttpResponse response) =>
            {
                response.Headers["x-elsa-workflow-cannot-start"] = "true";
                return Answers.Refused("A journey starts by what happens to a member: run an example of the programme, or feed events with `loyalty run`.");
            });
        }
    }

    private static IResult Save(Shelf shelf, JsonObject model, bool isPublishing, bool isBare)
    {
        var outcome = PictureSave.Of(shelf, model);
        if (outcome.Definition is not { } definition)
        {
            return Answers.Refused(outcome.Reasons);
        }

        return isPublishing ? Answers.Refused(Publishing) : Answers.Json(isBare ? definition : new JsonObject
        {
            ["workflowDefinition"] = definition, ["alreadyPublished"] = false, ["consumingWorkflowCount"] = 0,
        });
    }

    /// <summary>A list of runs asks for the names of the very definitions that run.</summary>
    private static List<JsonObject> RunningOf(HttpRequest request, RunDefinitions? run) =>
        [.. request.Query["Ids"].OfType<string>().Select(id => run?.Summary(id)).OfType<JsonObject>()];

    private static JsonObject? Find(Shelf shelf, RunDefinitions? run, string id) =>
        run?.Find(id) ?? (shelf.Find(id) is { } found ? DefinitionModel.Full(found.Drawn, found.Picture) : null);

    private static IResult Full(Shelf shelf, RunDefinitions? run, string id) => Find(shelf, run, id) is { } model ? Answers.Json(model) : Missing(id);

    private static IResult Root(Shelf shelf, RunDefinitions? run, string id) =>
        Find(shelf, run, id) is { } model ? Answers.Json(model["root"]!.DeepClone()) : Missing(id);

    private static IResult Export(Shelf shelf, string id) => shelf.Find(id) is { } found
        ? Results.File(Encoding.UTF8.GetBytes(found.Picture.Definition), "application/json", $"{found.Picture.DefinitionId}.json")
        : Missing(id);

    private static IResult Missing(string id) => Answers.Missing($"There is no journey {Shelf.IdWithout(id)}.");
}
