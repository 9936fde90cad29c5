using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Definitions;
using Workflows.Elsa.Toolbox;
using Workflows.Model.Pictures;

namespace Workflows.Elsa.Pictures;

/// <summary>Reads a definition as the picture of a journey: one that we gave out, that the Studio posts, or that is imported.</summary>
public static class PictureReader
{
    /// <summary>The picture without positions. What isn't ours is a step of an unknown kind; a definition without activities is empty.</summary>
    /// <param name="definition">JSON of a definition: what the Studio posts as <c>model</c>, or what <see cref="JourneyCompiler"/> made.</param>
    /// <exception cref="FormatException">It isn't JSON, or isn't a workflow definition; the message says what is missing where.</exception>
    public static Picture Read(string definition)
    {
        var read = DefinitionReader.Read(definition);
        var flow = read.Root.Flow ?? new ElsaFlow(null, [], []);
        var journey = PropertyOf(read, "journey");
        var places = PropertyOf(read, PictureNames.Property) is { } note ? PictureNames.Read(note) : null;
        ImmutableArray<PictureStep> steps = [.. flow.Activities.Select(activity => StepOf(
            activity,
            journey is null || activity.Id == ActivityId.Start ? null
            : places is not null ? places.GetValueOrDefault(activity.Id)
            : ActivityId.StepOf(activity.Id)))];
        return new Picture(
            journey, read.Name, steps.FirstOrDefault(step => step.Kind == PictureStepKind.Start)?.Id, steps,
            [.. flow.Connections.Select(line => new PictureLine(line.Source, line.Port, line.Target))])
        {
            Revision = PropertyOf(read, Revision.Property),
        };
    }

    private static string? PropertyOf(ElsaDefinition definition, string name) =>
        definition.CustomProperties.FirstOrDefault(property => property.Name == name)?.Value;

    private static PictureStep StepOf(ElsaActivity activity, string? place)
    {
        var known = activity.Flow is null ? JourneyToolbox.Of(activity.Type) : null;
        var fields = activity.Inputs.Where(input => known?.Inputs.Any(one => one.Name == input.Name) ?? false)
            .Select(input => new PictureField(input.Name, input.Syntax == "Object" ? Lines(input.Value) : input.Value ?? ""));
        return new PictureStep(
            activity.Id, known?.Step ?? PictureStepKind.Unknown, place, activity.DisplayText ?? activity.Name, [.. fields]);
    }

    /// <summary>The entries of a list, one a line; what is no list stays as it is, and is refused with its words.</summary>
    private static string Lines(string? value)
    {
        try
        {
            using var list = JsonDocument.Parse(value ?? "[]");
            return list.RootElement.ValueKind == JsonValueKind.Array
                ? string.Join('\n', list.RootElement.EnumerateArray().Select(entry => entry.ToString())) : value ?? "";
        }
        catch (JsonException)
        {
            return value ?? "";
        }
    }
}
