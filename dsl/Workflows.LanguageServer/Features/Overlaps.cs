using System.Text.Json.Nodes;
using Workflows.LanguageServer.Documents;
using Workflows.LanguageServer.Protocol;
using Workflows.Model.Diagnostics;

namespace Workflows.LanguageServer.Features;

/// <summary>Lines above rules, tiers and segments that meet another one in a way that surely nobody means: with which, on both of them.</summary>
internal static class Overlaps
{
    /// <summary>What was found on two things, by its number, with the places of their names among the words of the message.</summary>
    private static readonly Dictionary<string, (string Here, int Other, string There, int One)> Found = new(StringComparer.Ordinal)
    {
        ["LOY2906"] = ("says the same as", 1, "says the same as", 0),
        ["LOY2907"] = ("never wins against", 2, "always wins against", 0),
        ["LOY2908"] = ("overlaps with", 1, "overlaps with", 2),
        ["LOY2913"] = ("overlaps with", 1, "overlaps with", 2),
        ["LOY2914"] = ("are the same members as", 0, "are the same members as", 1),
    };

    /// <summary>The lines, in the order of what was found. They say something and do nothing.</summary>
    public static IEnumerable<JsonNode> Lenses(Document document)
    {
        foreach (var one in document.Programme.Latest.Diagnostics)
        {
            if (!Found.TryGetValue(one.Descriptor.Id, out var words) || one.Related is not [var (_, other), ..])
            {
                continue;
            }

            if (one.Place.File == document.Path)
            {
                yield return Lens(one.Place, $"{words.Here} {one.Arguments[words.Other]}");
            }

            if (other.File == document.Path)
            {
                yield return Lens(other, $"{words.There} {one.Arguments[words.One]}");
            }
        }
    }

    private static JsonObject Lens(SourceSpan place, string words) => new()
    {
        ["range"] = Places.Range(place),
        ["command"] = new JsonObject { ["title"] = words, ["command"] = "" },
    };
}
