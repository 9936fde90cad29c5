using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Lexing;

/// <summary>Which word or name somebody probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 40;
    private const int SuggestionsMost = 3;
    private const int ChoicesMost = 5;

    /// <summary>
    /// The nearest of some words, if one is near enough: at most one slip, or one for three letters. Capitals don't count. Of
    /// equals the first that ends alike, else the first.
    /// </summary>
    public static string? Closest(ReadOnlySpan<char> written, IEnumerable<string> words)
    {
        if (written.Length is < 2 or > LongestWord)
        {
            return null;
        }

        Span<char> small = stackalloc char[written.Length];
        written.ToLowerInvariant(small);
        string? best = null;
        var least = Math.Max(1, written.Length / 3) + 1;
        foreach (var word in words)
        {
            if (!char.IsLetter(word[0]) || Math.Abs(word.Length - small.Length) > least)
            {
                continue;
            }

            var distance = EditDistance.Between(small, word);
            var isBetter = distance < least || (distance == least && best is not null && best[^1] != small[^1] && word[^1] == small[^1]);
            if (isBetter && (word.Length > 2 || distance == 0 || small.Length > 2 || IsSwapped(small, word)))
            {
                (best, least) = (word, distance);
            }
        }

        return best;
    }

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

    private static bool IsSwapped(ReadOnlySpan<char> a, string b) => a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0];
}
