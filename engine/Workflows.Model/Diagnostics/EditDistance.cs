namespace Workflows.Model.Diagnostics;

/// <summary>How far two words are from each other, for those who say what somebody probably meant.</summary>
public static class EditDistance
{
    /// <summary>Longer words, in characters, are no slips of the pen of each other: the distance of such a word to any is the greatest.</summary>
    public const int LongestWord = 100;

    /// <summary>
    /// Letters to add, leave out or change, or neighbours to swap (optimal string alignment of Damerau and Levenshtein); capitals are other
    /// letters. <see cref="int.MaxValue"/> where a word has more than <see cref="LongestWord"/> characters, so that the work is bounded.
    /// </summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > LongestWord || b.Length > LongestWord)
        {
            return int.MaxValue;
        }

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
}
