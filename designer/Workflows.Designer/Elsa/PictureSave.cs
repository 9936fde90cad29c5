using System.Text.Json.Nodes;
using Workflows.Designer.Journeys;
using Workflows.Designer.Programmes;

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
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
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
            return SaveOutcome.Refused("A journey begins in the text: write `journey NAME { start on … }` there, and it is drawn here.");
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

        if (model["customProperties"]?[DefinitionModel.Revision] is not JsonValue seen || !seen.TryGetValue<string>(out var revision) || revision != picture.Revision)
        {
            return SaveOutcome.Refused($"The text of journey {picture.Name} was changed meanwhile, so nothing was saved; open the journey again.");
        }

        if (model["root"] is not JsonObject root)
        {
            return SaveOutcome.Refused("This definition has no flowchart.");
        }

        var now = DefinitionModel.Full(drawn, picture);
        if (PictureContent.Of(now) != PictureContent.Of(model))
        {
            return SaveOutcome.Refused("Steps are changed in the text for now; the picture can be arranged. Open the journey again to see it as it is.");
        }

        KeepPlaces(drawn, picture, now["root"]!.AsObject(), root);
        return new(DefinitionModel.Full(drawn, picture), []);
    }

    /// <summary>Places go into the side file where they aren't those of now; the words are those of the text, whatever a client calls a step.</summary>
    private static void KeepPlaces(DrawnProgramme drawn, JourneyPicture picture, JsonObject now, JsonObject posted)
    {
        var were = Positions.Of(now);
        var are = Positions.Of(posted).ToDictionary(step => step.Id, StringComparer.Ordinal);
        var steps = were.Select(step => are.TryGetValue(step.Id, out var put) ? step with { X = put.X, Y = put.Y } : step).ToList();
        if (!steps.SequenceEqual(were))
        {
            LayoutFile.Write(drawn.Saved.Path, picture.Name, steps);
        }
    }
}
