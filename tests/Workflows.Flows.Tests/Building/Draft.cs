using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Library;

namespace Workflows.Flows.Tests.Building;

/// <summary>Definitions written in few words.</summary>
internal static class Draft
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A definition with a root.</summary>
    public static JsonObject Definition(string id, JsonObject root, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject
        {
            ["id"] = $"{id}:1", ["definitionId"] = id, ["name"] = id, ["version"] = 1, ["isLatest"] = true, ["isPublished"] = true, ["root"] = root,
        };
        foreach (var (name, value) in members)
        {
            json[name] = value;
        }

        return json;
    }

    /// <summary>An activity with settings; a text, a number or a truth is a literal.</summary>
    public static JsonObject Step(string type, string id, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject { ["id"] = id, ["type"] = $"Elsa.{type}" };
        foreach (var (name, value) in members)
        {
            json[name] = value;
        }

        return json;
    }

    public static JsonObject Line(string id) => Step("WriteLine", id, ("text", id));

    public static JsonObject Sequence(string id, params JsonNode[] activities) => Step("Sequence", id, ("activities", new JsonArray(activities)));

    public static JsonObject Parallel(string id, params JsonNode[] activities) => Step("Parallel", id, ("activities", new JsonArray(activities)));

    public static JsonObject Event(string id, string name) => Step("Event", id, ("eventName", name));

    /// <summary>A flowchart; connections are written <c>a b</c> or <c>a.Port b</c>.</summary>
    public static JsonObject Chart(string id, JsonNode[] activities, params string[] connections) => Step(
        "Flowchart", id, ("activities", new JsonArray(activities)), ("connections", new JsonArray([.. connections.Select(Connection)])));

    /// <summary>A setting with an expression.</summary>
    public static JsonObject Expression(string type, JsonNode? value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    public static JsonObject Items(string json) => Expression("Object", json);

    public static JsonObject Variable(string id) => Expression("Variable", new JsonObject { ["id"] = id, ["name"] = id, ["typeName"] = "Object" });

    /// <summary>Variables of a workflow: names with types and first values.</summary>
    public static JsonArray Variables(params (string Name, string Type, string? Value)[] variables) => new([.. variables.Select(variable =>
        (JsonNode)new JsonObject { ["id"] = variable.Name, ["name"] = variable.Name, ["typeName"] = variable.Type, ["value"] = variable.Value })]);

    public static JsonArray Named(params string[] names) => new([.. names.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["type"] = "Object" })]);

    public static JsonObject CanStart(this JsonObject step)
    {
        step["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return step;
    }

    /// <summary>Definitions, the first ready to run.</summary>
    public static (Flow Flow, FlowLibrary Library) Build(params JsonObject[] definitions)
    {
        var library = FlowLibrary.Of([.. definitions.Select(json => FlowDefinition.Read(json.ToJsonString()))], []);
        var build = library.Version(library.Definitions[0].Id)!;
        return (build.Flow ?? throw new InvalidOperationException(string.Join('\n', build.Problems)), library);
    }

    public static string Text(this JsonObject json) => json.ToJsonString(JsonSerializerOptions.Default);

    private static JsonNode Connection(string text)
    {
        var ends = text.Split(' ');
        var source = ends[0].Split('.');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
