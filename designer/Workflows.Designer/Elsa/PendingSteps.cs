using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflows.Model.Pictures;

namespace Workflows.Designer.Elsa;

/// <summary>
/// New steps to which no line leads yet. Whoever draws puts a step down first and draws its line then, and the Studio saves in between: until the
/// line is there, such a step stands on the canvas alone and the text doesn't say it.
/// </summary>
internal static class PendingSteps
{
    /// <summary>Where the definition names them, one a line.</summary>
    public const string Property = "pending";

    /// <summary>Parts a picture into what can be said and the new steps that can't be yet.</summary>
    public static (Picture Said, ImmutableArray<PictureStep> Pending) Of(Picture drawn)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>();
        if (drawn.First is { } first)
        {
            open.Push(first);
        }

        while (open.TryPop(out var id))
        {
            if (reached.Add(id))
            {
                foreach (var line in drawn.Lines.Where(line => line.From == id))
                {
                    open.Push(line.To);
                }
            }
        }

        bool IsPending(PictureStep step) => step is { Place: null, Kind: not (PictureStepKind.Start or PictureStepKind.Unknown) } && !reached.Contains(step.Id);
        ImmutableArray<PictureStep> pending = [.. drawn.Steps.Where(IsPending)];
        bool IsOfOne(PictureLine line) => pending.Any(step => step.Id == line.From || step.Id == line.To);
        return (pending.IsEmpty ? drawn : drawn with
        {
            Steps = [.. drawn.Steps.Where(step => !pending.Contains(step))], Lines = [.. drawn.Lines.Where(line => !IsOfOne(line))],
        }, pending);
    }

    /// <summary>Keeps them on the canvas: the answer to a save names them and has them still.</summary>
    public static JsonObject Keep(JsonObject definition, ImmutableArray<PictureStep> pending, JsonObject posted)
    {
        if (!pending.IsEmpty)
        {
            var ids = pending.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
            definition["customProperties"]![Property] = string.Join('\n', pending.Select(step => step.Label));
            foreach (var activity in posted["activities"]!.AsArray().Where(node => ids.Contains((string)node!["id"]!)))
            {
                definition["root"]!["activities"]!.AsArray().Add(activity!.DeepClone());
            }
        }

        return definition;
    }
}
