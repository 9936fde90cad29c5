using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Elsa.Compiling;
using Workflows.Elsa.Definitions;
using Workflows.Model.Pictures;

namespace Workflows.Elsa.Pictures;

/// <summary>
/// What steps are called in a picture that is open: the designer keeps the ids that it gave to new ones, and those of steps whose place in the
/// text has changed since. The definition notes them, and the designer gives the note back.
/// </summary>
internal sealed class PictureNames
{
    /// <summary>Where the definition notes them: <c>id=place</c> each, with a blank between.</summary>
    public const string Property = "places";

    private readonly FrozenDictionary<string, string> _names;

    private PictureNames(FrozenDictionary<string, string> names, string written) => (_names, Written) = (names, written);

    /// <summary>The note.</summary>
    public string Written { get; }

    /// <summary>Names activities as a picture does; one whose own id the picture has for another step gets a further sign.</summary>
    public static PictureNames For(ImmutableArray<ElsaActivity> activities, ImmutableArray<StepPlace> places)
    {
        var byPlace = places.DistinctBy(step => step.Place).ToDictionary(step => step.Place, step => step.Id, StringComparer.Ordinal);
        var taken = byPlace.Values.ToHashSet(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var written = new List<string>();
        foreach (var id in activities.Select(activity => activity.Id).Where(id => id != ActivityId.Start))
        {
            var place = ActivityId.StepOf(id)!;
            if (!byPlace.TryGetValue(place, out var name))
            {
                for (name = id; !taken.Add(name);)
                {
                    name += "_";
                }
            }

            names.Add(id, name);
            written.Add($"{Uri.EscapeDataString(name)}={place}");
        }

        return new PictureNames(names.ToFrozenDictionary(StringComparer.Ordinal), string.Join(' ', written));
    }

    /// <summary>What an activity is called.</summary>
    public string NameOf(string id) => _names.GetValueOrDefault(id, id);

    /// <summary>Reads a note: the place of each id.</summary>
    public static FrozenDictionary<string, string> Read(string note) => note.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split('=')).Where(entry => entry.Length == 2).DistinctBy(entry => entry[0])
        .ToFrozenDictionary(entry => Uri.UnescapeDataString(entry[0]), entry => entry[1], StringComparer.Ordinal);
}
