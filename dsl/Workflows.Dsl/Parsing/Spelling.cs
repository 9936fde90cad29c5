using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Parsing;

/// <summary>Which word somebody probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 40;

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

    private static bool IsSwapped(ReadOnlySpan<char> a, string b) => a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0];
}
