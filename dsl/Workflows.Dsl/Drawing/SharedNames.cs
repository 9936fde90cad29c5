using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>Calls the steps of a picture as another picture of the same text calls them.</summary>
internal static class SharedNames
{
    /// <summary>
    /// The picture that was given out, its steps called as in the one that was drawn: steps of one place are one step, whatever their ids, and
    /// one that isn't drawn any more gets an id that nothing drawn has.
    /// </summary>
    public static Picture Of(Picture given, Picture drawn)
    {
        var drawnAs = drawn.Places.DistinctBy(step => step.Place).ToDictionary(step => step.Place, step => step.Id, StringComparer.Ordinal);
        var taken = drawn.Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in given.Steps.Where(step => step.Place is not null))
        {
            if (!drawnAs.TryGetValue(step.Place!, out var name))
            {
                for (name = step.Id; !taken.Add(name);)
                {
                    name += "_";
                }
            }

            names[step.Id] = name;
        }

        return given with
        {
            Steps = [.. given.Steps.Select(step => step with { Id = NameOf(step.Id) })],
            Lines = [.. given.Lines.Select(line => line with { From = NameOf(line.From), To = NameOf(line.To) })],
        };

        string NameOf(string id) => names.GetValueOrDefault(id, id);
    }
}
