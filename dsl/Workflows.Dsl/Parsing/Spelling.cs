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

            var distance = Distance(small, word);
            var isBetter = distance < least || (distance == least && best is not null && best[^1] != small[^1] && word[^1] == small[^1]);
            if (isBetter && (word.Length > 2 || distance == 0 || small.Length > 2 || IsSwapped(small, word)))
            {
                (best, least) = (word, distance);
            }
        }

        return best;
    }

    /// <summary>Damerau-Levenshtein distance: letters added, left out, changed, or two neighbours swapped.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(row[j - 1], last[j]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }

    private static bool IsSwapped(ReadOnlySpan<char> a, string b) => a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0];
}
