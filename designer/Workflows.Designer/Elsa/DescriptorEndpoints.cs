using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Workflows.Designer.Journeys;
using Workflows.Designer.Web;

namespace Workflows.Designer.Elsa;

/// <summary>What the Studio asks before it draws: the kinds of activities, of expressions, and of much that journeys don't have.</summary>
internal static class DescriptorEndpoints
{
    /// <summary>Lists that the Studio insists on and that are empty here.</summary>
    private static readonly string[] Empty =
    [
        "descriptors/workflow-activation-strategies", "descriptors/incident-strategies", "descriptors/log-persistence-strategies",
        "descriptors/commit-strategies/workflows", "descriptors/commit-strategies/activities", "descriptors/storage-drivers",
        "descriptors/output-converters", "resilience/strategies",
    ];

    /// <summary>Maps the paths.</summary>
    public static void Map(IEndpointRouteBuilder api, Shelf shelf)
    {
        api.MapGet("descriptors/activities", () => Answers.List(ActivityDescriptors.All(
            [.. shelf.Programmes().Select(drawn => drawn.LastProgramme).OfType<Model.Programmes.Programme>()])));
        api.MapGet("descriptors/expression-descriptors", () => Answers.List(Expressions()));
        api.MapGet("descriptors/variables", () => Answers.List(
            new JsonObject { ["typeName"] = "String", ["displayName"] = "Text", ["category"] = "Primitives", ["description"] = "" },
            new JsonObject { ["typeName"] = "Boolean", ["displayName"] = "Yes or no", ["category"] = "Primitives", ["description"] = "" }));
        foreach (var path in Empty)
        {
            api.MapGet(path, () => Answers.List());
        }

        api.MapPost("descriptors/activities/{type}/options/{property}", () => Answers.Json(new JsonObject { ["items"] = new JsonObject() }));
        api.MapGet("resilience/retries/{id}", () => Answers.Page([], 0));
        api.MapPost("scripting/javascript/type-definitions/{id}", () => Microsoft.AspNetCore.Http.Results.Text(""));
        api.MapPost("tests/activities", () => Answers.Refused(
            "One step can't be tried by itself; write an `example` in the programme and run it on the page."));
        api.MapGet("features/installed", () => Answers.List(new JsonObject
        {
            ["name"] = "RealTimeWorkflowUpdates", ["namespace"] = "Elsa", ["fullName"] = "Elsa.RealTimeWorkflowUpdates",
            ["displayName"] = "Live updates", ["description"] = "Instances are drawn anew as they go on.",
        }));
        api.MapGet("package/version", () => Answers.Json(new JsonObject { ["packageVersion"] = "3.8.2" }));
    }

    /// <summary>Our language comes first: what opens an editor of expressions takes the first.</summary>
    private static IEnumerable<JsonNode> Expressions() =>
    [
        Expression("Loyalty", "Loyalty", "loyalty"), Expression("Literal", "Literal", ""), Expression("Object", "Object", "json"),
    ];

    private static JsonObject Expression(string type, string displayName, string monaco) => new()
    {
        ["type"] = type, ["displayName"] = displayName, ["isSerializable"] = true, ["isBrowsable"] = type == "Loyalty",
        ["properties"] = monaco.Length == 0 ? new JsonObject() : new JsonObject { ["MonacoLanguage"] = monaco },
    };
}
