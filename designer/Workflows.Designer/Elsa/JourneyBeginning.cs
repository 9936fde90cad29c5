using System.Text.Json.Nodes;
using Workflows.Designer.Journeys;
using Workflows.Designer.Programmes;
using Workflows.Designer.Web;
using Workflows.Dsl.Drawing;
using Workflows.Elsa.Pictures;
using Workflows.Model.Pictures;

namespace Workflows.Designer.Elsa;

/// <summary>Writes a journey that only a picture shows, or nothing but a name: one that starts as members join and is over at once, to be drawn on.</summary>
internal static class JourneyBeginning
{
    private const string UsualTitle = "New journey";

    private static readonly Picture Nothing = new(null, "", null, [], []);

    /// <summary>Writes it behind the last journey of a programme.</summary>
    /// <param name="shelf">The programmes; nobody else writes meanwhile.</param>
    /// <param name="model">A definition without an id; its custom property <c>file</c> may name a file of the programme.</param>
    public static SaveOutcome Of(Shelf shelf, JsonObject model)
    {
        var file = Answers.Text((model["customProperties"] as JsonObject)?["file"]);
        if (shelf.Programmes().FirstOrDefault(one => one.Programme is not null && (file is null || one.Texts.Find(file) is not null)) is not { } drawn)
        {
            return SaveOutcome.Refused("A new journey is written into a programme without mistakes; mend the text first.");
        }

        var title = Answers.Text(model["name"])?.Trim() is { Length: > 0 } name ? name : UsualTitle;
        var held = HolderOf(drawn, file);
        var result = Redrawing.Edit(held.File, held.Text, Nothing, PictureOf(model, title), drawn.Texts.Around);
        if (result.Text is not { } text)
        {
            return SaveOutcome.Refused([.. result.Refusals.Select(Answers.Words)]);
        }

        shelf.Put(held, text);
        return shelf.Find($"{drawn.Programme!.Name}-{result.Journey}") is { } found
            ? new SaveOutcome(DefinitionModel.Full(found.Drawn, found.Picture), [])
            : SaveOutcome.Refused($"The journey {result.Journey} was written and can't be drawn; look at the text.");
    }

    /// <summary>Among journeys a new one is looked for: in the file at hand where it has some, else where the last of them stands.</summary>
    private static SavedText HolderOf(DrawnProgramme drawn, string? file) =>
        drawn.Texts.Find(drawn.Journeys.LastOrDefault(one => one.Block.File == file)?.Block.File ?? drawn.Journeys.LastOrDefault()?.Block.File ?? file ?? "")
        ?? drawn.Texts.Main;

    private static Picture PictureOf(JsonObject model, string title) =>
        model["root"] is JsonObject root && root["activities"] is JsonArray { Count: > 0 } ? PictureReader.Read(model.ToJsonString())
        : new Picture(
            null, title, "start",
            [
                new PictureStep("start", PictureStepKind.Start, null, "Start", [new PictureField(PictureFields.On, "joining")]),
                new PictureStep("finish", PictureStepKind.Finish, null, "Finish", [new PictureField(PictureFields.Outcome, "done")]),
            ],
            [new PictureLine("start", PictureOutcomes.Done, "finish")]);
}
