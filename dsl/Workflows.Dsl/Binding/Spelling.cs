using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Binding;

/// <summary>What somebody may have meant.</summary>
internal static class Spelling
{
    private const int SuggestionsMost = 3;
    private const int ChoicesMost = 5;

    /// <summary>Names within a third of the word's length, the nearest first; at most three.</summary>
    public static ImmutableArray<string> Near(string word, IEnumerable<string> names)
    {
        var most = Math.Max(1, word.Length / 3);
        return
        [
            .. names.Distinct(StringComparer.Ordinal)
                .Where(name => Math.Abs(name.Length - word.Length) <= most)
                .Select((name, place) => (name, place, distance: EditDistance.Between(Fold(word), Fold(name))))
                .Where(one => one.distance <= most)
                .OrderBy(one => one.distance).ThenBy(one => one.place)
                .Take(SuggestionsMost)
                .Select(one => one.name),
        ];
    }

    /// <summary>What to say to somebody who wrote a word that isn't one of some names.</summary>
    public static string Advice(string word, ImmutableArray<string> names, string kind)
    {
        var near = Near(word, names);
        if (near.Length > 0)
        {
            return $"did you mean {string.Join(" or ", near.Select(name => $"`{name}`"))}?";
        }

        var shown = names.Distinct(StringComparer.Ordinal).Take(ChoicesMost).Select(name => $"`{name}`").ToList();
        return shown.Count == 0
            ? $"the programme has no {kind}"
            : $"there is: {string.Join(", ", shown)}{(names.Length > shown.Count ? " and more" : "")}";
    }

    private static string Fold(string word) => word.ToLowerInvariant();
}
