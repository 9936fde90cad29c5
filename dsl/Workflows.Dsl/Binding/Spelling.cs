using System.Collections.Immutable;

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
                .Select((name, place) => (name, place, distance: Distance(Fold(word), Fold(name))))
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

    // Edit distance with exchanged neighbours (optimal string alignment); only three rows are kept.
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above) = (above, row);
        }

        return above[b.Length];
    }

    private static string Fold(string word) => word.ToLowerInvariant();
}
