namespace Workflows.Core.Rules;

/// <summary>
/// Texts that a member's history keeps (the last topic, the different products of a month) are kept as 64-bit FNV-1a hashes: equal on
/// every machine. Two different texts of one member's window with the same hash are a chance of one in 10^19.
/// </summary>
internal static class TextHash
{
    /// <summary>The hash of a text.</summary>
    public static long Of(string text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var unit in text)
            {
                hash = (hash ^ unit) * 1099511628211UL;
            }

            // The value that stands for "unknown" is never a text.
            return (long)hash == long.MinValue ? 0 : (long)hash;
        }
    }
}
