using System.Text.Json.Nodes;
using Workflows.Model.Diagnostics;

namespace Workflows.LanguageServer.Protocol;

/// <summary>Places as the protocol writes them, from 0, and as the compiler does, from 1; both count UTF-16 units in a line.</summary>
internal static class Places
{
    /// <summary>A range of the protocol.</summary>
    public static JsonObject Range(SourceSpan place) => new()
    {
        ["start"] = Position(place.Line, place.Column), ["end"] = Position(place.EndLine, place.EndColumn),
    };

    /// <summary>A place of a file as the protocol names it.</summary>
    public static JsonObject Location(string uri, SourceSpan place) => new() { ["uri"] = uri, ["range"] = Range(place) };

    /// <summary>A position of the protocol.</summary>
    public static JsonObject Position(int line, int column) => new()
    {
        ["line"] = Math.Max(0, line - 1), ["character"] = Math.Max(0, column - 1),
    };

    /// <summary>The line and column that parameters are about.</summary>
    public static (int Line, int Column) At(JsonNode? parameters)
    {
        var position = parameters!["position"]!;
        return (position["line"]!.GetValue<int>() + 1, position["character"]!.GetValue<int>() + 1);
    }

    /// <summary>The place that a range of the protocol means.</summary>
    public static SourceSpan Of(JsonNode range) => new(
        "", range["start"]!["line"]!.GetValue<int>() + 1, range["start"]!["character"]!.GetValue<int>() + 1,
        range["end"]!["line"]!.GetValue<int>() + 1, range["end"]!["character"]!.GetValue<int>() + 1);

    /// <summary>A change of text as the protocol writes it.</summary>
    public static JsonObject Edit(TextFix fix) => new() { ["range"] = Range(fix.Place), ["newText"] = fix.Text };

    /// <summary>Changes of files as the protocol writes them, by the files' names.</summary>
    public static JsonObject Edits(IEnumerable<(string Uri, TextFix Fix)> changes) => new()
    {
        ["changes"] = new JsonObject(changes.GroupBy(change => change.Uri, StringComparer.Ordinal).Select(file =>
            KeyValuePair.Create(file.Key, (JsonNode?)new JsonArray([.. file.Select(change => Edit(change.Fix))])))),
    };
}
