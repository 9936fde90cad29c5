using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Designer.Journeys;
using Workflows.Designer.Programmes;
using Workflows.Designer.Web;
using Workflows.Dsl.Drawing;
using Workflows.Model.Diagnostics;

namespace Workflows.Designer.Cards;

/// <summary>
/// The values of rules, tiers, segments and rewards for the page's cards, and the change of one of them: the smallest edit of the text, checked
/// before it is written.
/// </summary>
internal static class CardEndpoints
{
    /// <summary>Maps the paths.</summary>
    public static void Map(IEndpointRouteBuilder api, Shelf shelf)
    {
        api.MapGet("cards/{**file}", (string file) => FileEndpoints.Guarded(
            () => shelf.Owner(file)?.Texts.Find(file) is { } saved ? Answers.Json(CardsOf(saved)) : Missing(file)));
        api.MapPut("cards/{**file}", async (HttpRequest request, string file) =>
            await Answers.Body(request) is { } body && PlaceIn(body, file) is { } place && Answers.Text(body["value"]) is { } value && Answers.Text(body["seen"]) is { } seen
                ? FileEndpoints.Guarded(() => shelf.Alone(() => Change(shelf, file, seen, place, value)))
                : Answers.Refused("Send `value`, its `place` and the revision that you saw, as `seen`."));
    }

    private static IResult Change(Shelf shelf, string file, string seen, SourceSpan place, string value)
    {
        if (shelf.Owner(file) is not { } owner || owner.Texts.Find(file) is not { } saved)
        {
            return Missing(file);
        }

        if (saved.Revision != seen)
        {
            return Answers.Json(CardsOf(saved), StatusCodes.Status409Conflict);
        }

        var changed = EditableValues.Change(file, saved.Text, place, value, owner.Texts.Around);
        return changed.Text is not { } text ? Answers.Refused([.. changed.Refusals.Select(Answers.Words)])
            : Answers.Json(CardsOf(text == saved.Text ? saved : shelf.Put(saved, text)));
    }

    private static IResult Missing(string file) => Answers.Missing($"{file} is no file of a programme of this folder.");

    /// <summary>Values stand in the order of the text, so those of a block follow each other.</summary>
    private static JsonObject CardsOf(SavedText saved)
    {
        var cards = new JsonArray();
        foreach (var value in EditableValues.Of(saved.File, saved.Text))
        {
            if (cards.LastOrDefault() is not { } last || (int)last["line"]! != value.BlockLine)
            {
                cards.Add((JsonNode)new JsonObject { ["block"] = value.Block, ["name"] = value.Name, ["line"] = value.BlockLine, ["values"] = new JsonArray() });
            }

            cards[^1]!["values"]!.AsArray().Add((JsonNode)ValueOf(value));
        }

        return new JsonObject { ["file"] = saved.File, ["revision"] = saved.Revision, ["cards"] = cards };
    }

    private static JsonObject ValueOf(EditableValue value) => new()
    {
        ["line"] = value.Line, ["at"] = value.At, ["kind"] = value.Kind.ToString().ToLowerInvariant(), ["value"] = value.Value,
        ["place"] = new JsonArray(value.Place.Line, value.Place.Column, value.Place.EndLine, value.Place.EndColumn),
    };

    private static SourceSpan? PlaceIn(JsonObject body, string file)
    {
        var numbers = ((body["place"] as JsonArray) ?? []).OfType<JsonValue>()
            .Select(one => one.TryGetValue<int>(out var number) ? number : -1).Where(number => number >= 0).ToList();
        return numbers is [var line, var column, var endLine, var endColumn] ? new SourceSpan(file, line, column, endLine, endColumn) : null;
    }
}
