using System.Text.Json.Nodes;
using Workflows.Elsa.Toolbox;

namespace Workflows.Designer.Elsa;

/// <summary>What the Studio is told of a kind of activity and of its inputs.</summary>
internal static class Descriptor
{
    /// <summary>A kind of activity.</summary>
    /// <param name="type">Its full name.</param>
    /// <param name="displayName">For people.</param>
    /// <param name="category">Where the toolbox has it; null keeps it out of there.</param>
    /// <param name="description">What it does, in a sentence.</param>
    /// <param name="ports">Its outcomes; none gives it one named Done.</param>
    /// <param name="inputs">What can be set.</param>
    public static JsonObject Activity(
        string type, string displayName, string? category, string description, IEnumerable<string> ports, params IEnumerable<JsonObject> inputs)
    {
        var (space, name) = (type[..type.LastIndexOf('.')], type[(type.LastIndexOf('.') + 1)..]);
        var list = inputs.ToList();
        return new JsonObject
        {
            ["typeName"] = type, ["namespace"] = space, ["name"] = name, ["version"] = 1, ["category"] = category ?? "Other",
            ["displayName"] = displayName, ["description"] = description, ["kind"] = "Action",
            ["inputs"] = new JsonArray([.. list]), ["outputs"] = new JsonArray(),
            ["ports"] = new JsonArray([.. ports.Select(port => (JsonNode)new JsonObject
            {
                ["name"] = port, ["displayName"] = port, ["type"] = "Flow", ["isBrowsable"] = true,
            })]),
            ["customProperties"] = new JsonObject(), ["constructionProperties"] = Beginnings(list),
            ["isContainer"] = false, ["isBrowsable"] = category is not null, ["isStart"] = false, ["isTerminal"] = false,
        };
    }

    /// <summary>An input.</summary>
    /// <param name="input">What it is.</param>
    /// <param name="begins">What a new activity has there; null for nothing.</param>
    public static JsonObject Input(ToolboxInput input, string? begins) => new()
    {
        ["name"] = $"{char.ToUpperInvariant(input.Name[0])}{input.Name[1..]}", ["typeName"] = input.TypeName, ["displayName"] = input.Title,
        ["description"] = input.Description, ["order"] = 0, ["isBrowsable"] = true, ["isSynthetic"] = false, ["isWrapped"] = true,
        ["uiHint"] = input.Hint, ["category"] = null, ["defaultValue"] = begins, ["defaultSyntax"] = input.Syntax,
        ["isReadOnly"] = false, ["isSensitive"] = false, ["storageDriverType"] = null, ["uiSpecifications"] = new JsonObject(),
    };

    /// <summary>An input with a list to choose from.</summary>
    public static JsonObject WithChoices(JsonObject input, IReadOnlyList<string> choices)
    {
        input["uiHint"] = "dropdown";
        input["uiSpecifications"] = new JsonObject
        {
            ["dropdown"] = new JsonObject
            {
                ["selectList"] = new JsonObject
                {
                    ["items"] = new JsonArray([.. choices.Select(choice => (JsonNode)new JsonObject { ["text"] = choice, ["value"] = choice })]),
                    ["isFlagsEnum"] = false,
                },
                ["providerName"] = null,
            },
        };
        return input;
    }

    /// <summary>An input that names outcomes; the fixed ones are always there.</summary>
    public static JsonObject WithOutcomes(JsonObject input, IReadOnlyList<string> fixedOutcomes)
    {
        input["uiSpecifications"] = new JsonObject
        {
            ["DynamicOutcomesOptions"] = new JsonObject { ["fixedOutcomes"] = new JsonArray([.. fixedOutcomes.Select(outcome => (JsonNode)outcome)]) },
        };
        return input;
    }

    /// <summary>What the Studio writes on a new activity; without it, one has no inputs before somebody edits them.</summary>
    private static JsonObject Beginnings(List<JsonObject> inputs)
    {
        var beginnings = new JsonObject();
        foreach (var input in inputs.Where(input => input["defaultValue"] is not null))
        {
            var name = input["name"]!.GetValue<string>();
            beginnings[$"{char.ToLowerInvariant(name[0])}{name[1..]}"] = new JsonObject
            {
                ["typeName"] = input["typeName"]!.DeepClone(),
                ["expression"] = new JsonObject { ["type"] = input["defaultSyntax"]!.DeepClone(), ["value"] = input["defaultValue"]!.DeepClone() },
            };
        }

        return beginnings;
    }
}
