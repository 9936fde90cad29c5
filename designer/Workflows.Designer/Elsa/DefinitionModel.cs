using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Designer.Journeys;
using Workflows.Designer.Programmes;
using Workflows.Elsa.Compiling;
using Workflows.Model.Pictures;

namespace Workflows.Designer.Elsa;

/// <summary>Definitions as Elsa's clients read them: those that journeys compile to, with what only a server knows.</summary>
internal static class DefinitionModel
{
    /// <summary>The whole definition.</summary>
    public static JsonObject Full(DrawnProgramme drawn, JourneyPicture picture)
    {
        var model = JsonNode.Parse(picture.Definition)!.AsObject();
        model.Remove("$schema");
        Positions.Place(model["root"]!.AsObject(), LayoutFile.Read(drawn.Texts.Main.Path, picture.Name));
        var isBroken = !picture.Mistakes.IsEmpty;
        if (isBroken)
        {
            model["customProperties"]!["mistakes"] = string.Join('\n', picture.Mistakes);
            model["name"] = $"⚠ {picture.Title} (as it was: the text has mistakes)";
        }

        Complete(model, WrittenAt(drawn, picture));
        model["links"] = Links(picture.DefinitionId, isBroken);
        return model;
    }

    /// <summary>
    /// The whole definition for a picture that is open: its steps keep the ids that the Studio knows, and stand where they stand there.
    /// </summary>
    public static JsonObject Open(DrawnProgramme drawn, JourneyPicture picture, ImmutableArray<StepPlace> places)
    {
        var model = Full(drawn, picture);
        if (!places.IsEmpty && picture.Programme.Journeys.FirstOrDefault(one => one.Name == picture.Name) is { } journey)
        {
            var named = JsonNode.Parse(JourneyCompiler.Compile(picture.Programme, journey, places))!;
            var (own, open) = (model["root"]!["activities"]!.AsArray(), named["root"]!["activities"]!.AsArray());
            for (var index = 0; index < own.Count; index++)
            {
                open[index]!["metadata"]!["designer"] = own[index]!["metadata"]!["designer"]?.DeepClone();
            }

            model["root"] = named["root"]!.DeepClone();
            model["customProperties"] = named["customProperties"]!.DeepClone();
        }

        return model;
    }

    /// <summary>What lists show of it.</summary>
    public static JsonObject Summary(DrawnProgramme drawn, JourneyPicture picture)
    {
        var isBroken = !picture.Mistakes.IsEmpty;
        var summary = new JsonObject
        {
            ["id"] = VersionId(picture), ["definitionId"] = picture.DefinitionId,
            ["name"] = isBroken ? $"⚠ {picture.Title}" : picture.Title,
            ["description"] = isBroken ? picture.Mistakes[0] : $"Journey {picture.Name} in {picture.Block.File}",
            ["version"] = 1,
        };
        Complete(summary, WrittenAt(drawn, picture));
        summary["links"] = Links(picture.DefinitionId, isBroken);
        return summary;
    }

    /// <summary>The id of the one version that there is: the text.</summary>
    public static string VersionId(JourneyPicture picture) => $"{picture.DefinitionId}:1";

    /// <summary>Adds what clients want to know of each definition.</summary>
    public static void Complete(JsonObject model, DateTimeOffset createdAt)
    {
        model["createdAt"] = createdAt.ToString("O");
        model["isLatest"] = true;
        model["isPublished"] = false;
        model["materializerName"] = "Json";
        model["isMaterializerAvailable"] = true;
    }

    /// <summary>When the file was written that holds a journey: there is nothing else that its text could tell of its age.</summary>
    public static DateTime WrittenAt(DrawnProgramme drawn, JourneyPicture picture) =>
        File.GetLastWriteTimeUtc((drawn.Texts.Find(picture.Block.File) ?? drawn.Texts.Main).Path);

    /// <summary>Without the link to publish, the Studio shows a definition and lets nobody change it: as it should be with an old picture.</summary>
    private static JsonArray Links(string id, bool isReadOnly) => isReadOnly ? [] :
    [
        new JsonObject { ["href"] = $"workflow-definitions/{id}/publish", ["rel"] = "publish", ["method"] = "POST" },
    ];
}
