using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Designer.Journeys;
using Workflows.Designer.Programmes;
using Workflows.Designer.Web;
using Workflows.Dsl.Drawing;
using Workflows.Elsa.Pictures;
using Workflows.Model.Pictures;

namespace Workflows.Designer.Elsa;

/// <summary>What came of saving a picture.</summary>
/// <param name="Definition">The definition as it is now; null where it was refused.</param>
/// <param name="Reasons">Why it was refused.</param>
internal sealed record SaveOutcome(JsonObject? Definition, IReadOnlyList<string> Reasons)
{
    /// <summary>It was refused.</summary>
    public static SaveOutcome Refused(params IReadOnlyList<string> reasons) => new(null, reasons);
}

/// <summary>
/// Saves what was done to a picture: places of steps into the side file, everything else into the text. A picture of a text that is no longer
/// there never overwrites anything.
/// </summary>
internal static class PictureSave
{
    /// <summary>Saves a definition that the Studio posted.</summary>
    public static SaveOutcome Of(Shelf shelf, JsonObject model)
    {
        try
        {
            return shelf.Alone(() => Save(shelf, model));
        }
        catch (FormatException fault)
        {
            return SaveOutcome.Refused($"This isn't a definition as Elsa's clients write them, so nothing was saved ({fault.Message}).");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return SaveOutcome.Refused($"Nothing was saved: {fault.Message}");
        }
    }

    private static SaveOutcome Save(Shelf shelf, JsonObject model)
    {
        if (model["definitionId"] is not JsonValue value || !value.TryGetValue<string>(out var id) || id.Length == 0)
        {
            return JourneyBeginning.Of(shelf, model);
        }

        if (shelf.Find(id) is not { } found)
        {
            return SaveOutcome.Refused($"There is no journey {Shelf.IdWithout(id)} in the text any more.");
        }

        var (drawn, picture) = found;
        if (!picture.Mistakes.IsEmpty)
        {
            return SaveOutcome.Refused(["This picture is of an earlier text. Mend the text first:", .. picture.Mistakes]);
        }

        if (model["root"] is not JsonObject root)
        {
            return SaveOutcome.Refused("This definition has no flowchart.");
        }

        var posted = PictureReader.Read(model.ToJsonString());
        if (posted.Revision != picture.Revision)
        {
            return SaveOutcome.Refused($"The text of journey {picture.Name} was changed meanwhile, so nothing was saved; open the journey again.");
        }

        var (said, pending) = PendingSteps.Of(posted);
        var held = drawn.Texts.Find(picture.Block.File)!;
        var redrawn = Redrawing.Edit(held.File, held.Text, PictureReader.Read(picture.Definition), said, drawn.Texts.Around);
        if (redrawn.Text is not { } text)
        {
            return SaveOutcome.Refused([.. redrawn.Refusals.Select(Answers.Words)]);
        }

        if (text != held.Text)
        {
            shelf.Put(held, text);
        }

        return shelf.Find(id) is { } after
            ? new(PendingSteps.Keep(Kept(after.Drawn, after.Picture, redrawn.Places, root), pending, root), [])
            : SaveOutcome.Refused($"The journey {picture.Name} is no longer called so; open it again.");
    }

    /// <summary>
    /// Keeps where the steps of the picture stand, and gives the definition as the Studio knows it. The words of a step are those of the text,
    /// and so is its id there, whatever the Studio calls it.
    /// </summary>
    private static JsonObject Kept(DrawnProgramme drawn, JourneyPicture picture, ImmutableArray<StepPlace> places, JsonObject posted)
    {
        var own = Positions.Of(DefinitionModel.Full(drawn, picture)["root"]!.AsObject());
        var open = Positions.Of(DefinitionModel.Open(drawn, picture, places)["root"]!.AsObject());
        var put = Positions.Of(posted).DistinctBy(step => step.Id).ToDictionary(step => step.Id, StringComparer.Ordinal);
        var steps = own.Zip(open, (step, shown) => put.TryGetValue(shown.Id, out var at) ? step with { X = at.X, Y = at.Y } : step).ToList();
        if (!steps.SequenceEqual(own))
        {
            LayoutFile.Write(drawn.Texts.Main.Path, picture.Name, steps);
        }

        return DefinitionModel.Open(drawn, picture, places);
    }
}
