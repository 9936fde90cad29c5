using System.Text;
using System.Text.Json.Nodes;

namespace Workflows.Designer.Elsa;

/// <summary>
/// What a definition says, places left out. The Studio gives activities and connections back in another order, and settings with members
/// that say nothing; two definitions with the same content mean the same.
/// </summary>
internal static class PictureContent
{
    /// <summary>The content as a text that is the same for the same content.</summary>
    public static string Of(JsonObject definition)
    {
        var root = definition["root"];
        var lines = new List<string> { $"start {Text(root?["start"])}", $"name {Text(definition["name"])}" };
        lines.AddRange((root?["activities"] as JsonArray ?? []).OfType<JsonObject>().Select(ActivityLine));
        lines.AddRange((root?["connections"] as JsonArray ?? []).OfType<JsonObject>().Select(line =>
            $"line {Text(line["source"]?["activity"])} {Or(Text(line["source"]?["port"]), "Done")} {Text(line["target"]?["activity"])} {Or(Text(line["target"]?["port"]), "In")}"));
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    private static string ActivityLine(JsonObject activity)
    {
        var line = new StringBuilder($"activity {Text(activity["id"])} {Text(activity["type"])} ");
        foreach (var (name, value) in activity.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (value is JsonObject input && input["expression"] is JsonObject expression && Text(expression["value"]) is { Length: > 0 } written)
            {
                line.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name}={Text(expression["type"])}:{JsonValue.Create(written).ToJsonString()};");
            }
        }

        return line.ToString();
    }

    private static string Or(string text, string otherwise) => text.Length == 0 ? otherwise : text;

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };
}
