using Workflows.Model.Diagnostics;

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
            var distance = EditDistance.Between(text.ToUpperInvariant(), word.ToUpperInvariant());
            if (distance < least && distance <= Math.Max(1, word.Length / 3))
            {
                (nearest, least) = (word, distance);
            }
        }

        return nearest;
    }
}
