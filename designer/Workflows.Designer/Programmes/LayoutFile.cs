using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Designer.Web;

namespace Workflows.Designer.Programmes;

/// <summary>Where somebody put a step on the canvas.</summary>
/// <param name="Id">The activity's id when it was put there.</param>
/// <param name="Words">What was written on it: a step keeps its place by its words when others are written before it.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from above.</param>
internal sealed record PlacedStep(string Id, string Words, double X, double Y);

/// <summary>
/// The side file of a programme, <c>NAME.layout.json</c>: where the steps of its journeys were put by hand. It says nothing about what a
/// programme means; without it, everything is laid out anew.
/// </summary>
internal static class LayoutFile
{
    private const string Ending = ".layout.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether a file is a side file.</summary>
    public static bool IsOne(string path) => path.EndsWith(Ending, StringComparison.Ordinal);

    /// <summary>The side file of a programme file.</summary>
    public static string Of(string programme) => Path.ChangeExtension(programme, null) + Ending;

    /// <summary>Where the steps of a journey were put; none where the file is missing or can't be read, for it can be made anew.</summary>
    public static IReadOnlyList<PlacedStep> Read(string programme, string journey) =>
        Load(programme)[journey] is not JsonArray steps ? [] :
        [
            .. steps.OfType<JsonObject>().Select(step => new PlacedStep(
                Answers.Text(step["step"]) ?? "", Answers.Text(step["words"]) ?? "", Number(step["x"]), Number(step["y"]))),
        ];

    /// <summary>Keeps where the steps of a journey were put; no steps forget it.</summary>
    public static void Write(string programme, string journey, IReadOnlyList<PlacedStep> steps)
    {
        var file = Load(programme);
        file.Remove(journey);
        if (steps.Count > 0)
        {
            file[journey] = new JsonArray([.. steps.OrderBy(step => step.Id, StringComparer.Ordinal).Select(step => (JsonNode)new JsonObject
            {
                ["step"] = step.Id, ["words"] = step.Words, ["x"] = Math.Round(step.X), ["y"] = Math.Round(step.Y),
            })]);
        }

        var sorted = new JsonObject(file.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        ProgrammeFolder.WriteWhole(Of(programme), JsonSerializer.SerializeToUtf8Bytes(sorted, Options));
    }

    private static JsonObject Load(string programme)
    {
        var path = Of(programme);
        try
        {
            return File.Exists(path) && JsonNode.Parse(File.ReadAllBytes(path)) is JsonObject file ? file : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
