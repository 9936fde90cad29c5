namespace Workflows.Input.Values;

/// <summary>Finds what somebody probably meant.</summary>
internal static class NearWord
{
    /// <summary>The nearest word: equal but for case, or with at most a third of its letters wrong; null where none is near.</summary>
    public static string? Of(string text, IEnumerable<string> words)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var word in words)
        {
            var distance = text.Length > 100 ? int.MaxValue : Distance(text.ToUpperInvariant(), word.ToUpperInvariant());
            if (distance < least && distance <= Math.Max(1, word.Length / 3))
            {
                (nearest, least) = (word, distance);
            }
        }

        return nearest;
    }

    // Levenshtein's distance, row by row.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
