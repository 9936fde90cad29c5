using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Workflows.Designer.Journeys;
using Workflows.Designer.Ports;
using Workflows.Designer.Programmes;
using Workflows.Elsa.Compiling;
using Workflows.Model.Programmes;

namespace Workflows.Designer.Elsa;

/// <summary>
/// The journeys of all versions of a database as definitions that nobody can change: what runs is drawn by the text with which it runs, whatever
/// the texts of the folder say by now.
/// </summary>
internal sealed class RunDefinitions(IRunDatabase runs, Shelf shelf)
{
    private const string Mark = ":r";

    private readonly ConcurrentDictionary<int, string> _compiled = new();

    /// <summary>The id of the definition of a journey of some version.</summary>
    public static string IdOf(Programme programme, Journey journey) => $"{JourneyCompiler.DefinitionId(programme, journey)}{Mark}{journey.Index}";

    /// <summary>The definition of an id; null where it is none of these.</summary>
    public JsonObject? Find(string id)
    {
        if (id.Split('~')[0].Split(Mark) is not [_, var number] || !int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        var (programme, counts) = (runs.Programme, runs.Counts);
        return index >= 0 && index < programme.Journeys.Length && index < counts.Count
            ? Full(programme, programme.Journeys[index], counts[index].Version) : null;
    }

    /// <summary>What lists show of it; null where it is none of these.</summary>
    public JsonObject? Summary(string id)
    {
        if (Find(id) is not { } full)
        {
            return null;
        }

        foreach (var part in (string[])["root", "customProperties", "variables", "inputs", "outputs", "outcomes", "options"])
        {
            full.Remove(part);
        }

        return full;
    }

    /// <summary>What tells the text of a journey that runs from the same with another word.</summary>
    public string RevisionOf(Programme programme, Journey journey) =>
        JsonNode.Parse(Compiled(programme, journey))!["customProperties"]!["revision"]!.GetValue<string>();

    /// <summary>A journey of a version never changes, and keeps its place among those of all versions.</summary>
    private string Compiled(Programme programme, Journey journey) =>
        _compiled.GetOrAdd(journey.Index, _ => JourneyCompiler.Compile(programme, journey));

    private JsonObject Full(Programme programme, Journey journey, int version)
    {
        var model = JsonNode.Parse(Compiled(programme, journey))!.AsObject();
        model.Remove("$schema");
        if (shelf.Find(JourneyCompiler.DefinitionId(programme, journey)) is { } drawn)
        {
            Positions.Place(model["root"]!.AsObject(), LayoutFile.Read(drawn.Drawn.Texts.Main.Path, journey.Name));
        }

        DefinitionModel.Complete(model, DateTimeOffset.UnixEpoch);
        model["id"] = IdOf(programme, journey);
        model["version"] = version;
        model["isLatest"] = journey.IsInForce;
        model["isPublished"] = journey.IsInForce;
        model["links"] = new JsonArray();
        return model;
    }
}
