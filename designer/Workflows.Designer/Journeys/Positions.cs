using System.Text.Json.Nodes;
using Workflows.Designer.Programmes;

namespace Workflows.Designer.Journeys;

/// <summary>Where the activities of a definition stand on the canvas: by hand where somebody put them, else laid out along the flow.</summary>
internal static class Positions
{
    /// <summary>An activity with its words covers about so many pixels downwards, with room for the next.</summary>
    private const int Height = 80;

    /// <summary>Activities nearer to each other than this overlap.</summary>
    private const int Width = 160;

    /// <summary>Moves activities to where they were put; those that were never put keep their distance to the one before them.</summary>
    /// <param name="root">The flowchart of a definition, laid out.</param>
    /// <param name="placed">Where steps were put.</param>
    public static void Place(JsonObject root, IReadOnlyList<PlacedStep> placed)
    {
        if (placed.Count == 0)
        {
            return;
        }

        var activities = root["activities"]!.AsArray().OfType<JsonObject>().ToList();
        var found = Match(activities, placed);
        var laidOut = activities.ToDictionary(IdOf, PlaceOf, StringComparer.Ordinal);
        var before = root["connections"]!.AsArray().GroupBy(line => line!["target"]!["activity"]!.GetValue<string>(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First()!["source"]!["activity"]!.GetValue<string>(), StringComparer.Ordinal);
        var now = new Dictionary<string, (double X, double Y)>(StringComparer.Ordinal);
        foreach (var activity in activities)
        {
            var id = IdOf(activity);
            now[id] = found.TryGetValue(id, out var put) ? put
                : before.TryGetValue(id, out var source) && now.TryGetValue(source, out var near)
                    ? (near.X + laidOut[id].X - laidOut[source].X, near.Y + laidOut[id].Y - laidOut[source].Y)
                    : laidOut[id];
            while (!found.ContainsKey(id) && now.Any(other => other.Key != id
                && Math.Abs(other.Value.X - now[id].X) < Width && Math.Abs(other.Value.Y - now[id].Y) < Height))
            {
                now[id] = (now[id].X, now[id].Y + Height);
            }

            activity["metadata"]!["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = now[id].X, ["y"] = now[id].Y } };
        }
    }

    /// <summary>Where activities stand in a definition; those without a place stand at the corner.</summary>
    public static IReadOnlyList<PlacedStep> Of(JsonObject root) =>
        [.. (root["activities"] as JsonArray ?? []).OfType<JsonObject>().Select(activity => new PlacedStep(
            IdOf(activity), WordsOf(activity), Math.Round(PlaceOf(activity).X), Math.Round(PlaceOf(activity).Y)))];

    /// <summary>The places of activities by id: first those with the same id and words, then those with the same words, then the same id.</summary>
    private static Dictionary<string, (double X, double Y)> Match(List<JsonObject> activities, IReadOnlyList<PlacedStep> placed)
    {
        var found = new Dictionary<string, (double X, double Y)>(StringComparer.Ordinal);
        var left = placed.ToList();
        foreach (Func<JsonObject, PlacedStep, bool> isSame in (ReadOnlySpan<Func<JsonObject, PlacedStep, bool>>)
            [
                (activity, step) => IdOf(activity) == step.Id && WordsOf(activity) == step.Words,
                (activity, step) => WordsOf(activity) == step.Words,
                (activity, step) => IdOf(activity) == step.Id,
            ])
        {
            foreach (var activity in activities.Where(activity => !found.ContainsKey(IdOf(activity))))
            {
                if (left.Find(step => isSame(activity, step)) is { } step)
                {
                    found.Add(IdOf(activity), (step.X, step.Y));
                    left.Remove(step);
                }
            }
        }

        return found;
    }

    private static string IdOf(JsonObject activity) => activity["id"]!.GetValue<string>();

    private static string WordsOf(JsonObject activity) =>
        activity["metadata"]?["displayText"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static (double X, double Y) PlaceOf(JsonObject activity) => activity["metadata"]?["designer"]?["position"] is JsonObject place
        ? (Number(place["x"]), Number(place["y"]))
        : (0, 0);

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
