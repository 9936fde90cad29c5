using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workflows.Model.Diagnostics;

namespace Workflows.Designer.Web;

/// <summary>Answers to requests.</summary>
internal static class Answers
{
    private const long BytesMost = 16 << 20;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object that says one thing twice would be refused only where it is looked at.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>JSON.</summary>
    public static IResult Json(JsonNode node, int status = 200) => Results.Text(node.ToJsonString(Options), "application/json", statusCode: status);

    /// <summary>A refusal: the Studio shows each reason to whoever uses it, if it comes with this status and in this form.</summary>
    public static IResult Refused(params IReadOnlyList<string> reasons) => Json(new JsonObject
    {
        ["statusCode"] = 400, ["message"] = string.Join(' ', reasons),
        ["errors"] = new JsonObject { ["generalErrors"] = new JsonArray([.. reasons.Select(reason => (JsonNode)reason)]) },
    }, 400);

    /// <summary>There is nothing of that name.</summary>
    public static IResult Missing(string what) => Json(new JsonObject { ["statusCode"] = 404, ["message"] = what }, 404);

    /// <summary>A list as Elsa wraps it.</summary>
    public static IResult List(params IEnumerable<JsonNode> items)
    {
        var array = new JsonArray([.. items]);
        return Json(new JsonObject { ["items"] = array, ["count"] = array.Count });
    }

    /// <summary>A page of a list as Elsa wraps it.</summary>
    /// <param name="items">The items of this page.</param>
    /// <param name="total">How many there are on all pages.</param>
    /// <param name="links">What may be done with the list.</param>
    public static IResult Page(IEnumerable<JsonNode> items, int total, JsonArray? links = null) => Json(new JsonObject
    {
        ["items"] = new JsonArray([.. items]), ["totalCount"] = total, ["links"] = links ?? [],
    });

    /// <summary>The body of a request; null where it is no JSON object.</summary>
    public static async Task<JsonObject?> Body(HttpRequest request)
    {
        if (request.ContentLength > BytesMost)
        {
            return null;
        }

        try
        {
            return await JsonNode.ParseAsync(request.Body, documentOptions: Strict, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text of a body; null where there is none.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A reason against a change, with what to do.</summary>
    public static string Words(Diagnostic refusal) => refusal.Help.Length == 0 ? refusal.Message : $"{refusal.Message}: {refusal.Help}";

    /// <summary>A value of the query by its name, whatever its case; null for none.</summary>
    public static string? Query(HttpRequest request, string name) => request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>A number of the query; another one where it isn't there or isn't one.</summary>
    public static int Number(HttpRequest request, string name, int otherwise) =>
        int.TryParse(Query(request, name), System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : otherwise;
}
