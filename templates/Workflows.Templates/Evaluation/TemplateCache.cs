using Workflows.Templates.Parsing;

namespace Workflows.Templates.Evaluation;

/// <summary>
/// Parsed templates by their content, for any number of threads. Two generations bound it: when the younger one is full it becomes
/// the older
/// one, and what nobody asked for since is forgotten with the one before.
/// </summary>
internal sealed class TemplateCache
{
    private const int GenerationTemplates = 512;
    private const long GenerationCharacters = 16_000_000;

    private readonly Lock _lock = new();
    private Dictionary<string, ParsedTemplate> _young = new(SampledText.Comparer);
    private Dictionary<string, ParsedTemplate> _old = new(SampledText.Comparer);
    private long _youngCharacters;

    /// <summary>The parsed form of a text.</summary>
    internal ParsedTemplate Get(string text)
    {
        lock (_lock)
        {
            if (_young.TryGetValue(text, out var known))
            {
                return known;
            }

            if (_old.TryGetValue(text, out known))
            {
                Keep(known);
                return known;
            }
        }

        // Parsing happens outside of the lock: two threads may do it for the same text, with the same result.
        var parsed = TemplateParser.Parse(text);
        lock (_lock)
        {
            Keep(parsed);
        }

        return parsed;
    }

    private void Keep(ParsedTemplate parsed)
    {
        if (_young.Count >= GenerationTemplates || _youngCharacters + parsed.Text.Length > GenerationCharacters)
        {
            _old = _young;
            _young = new Dictionary<string, ParsedTemplate>(SampledText.Comparer);
            _youngCharacters = 0;
        }

        if (_young.TryAdd(parsed.Text, parsed))
        {
            _youngCharacters += parsed.Text.Length;
        }
    }

    /// <summary>Compares whole texts but hashes only samples of them: hashing a whole e-mail would cost as much as rendering it.</summary>
    private sealed class SampledText : IEqualityComparer<string>
    {
        private const int Samples = 64;

        internal static readonly SampledText Comparer = new();

        public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public int GetHashCode(string obj)
        {
            var hash = new HashCode();
            hash.Add(obj.Length);
            var step = Math.Max(1, obj.Length / Samples);
            for (var at = 0; at < obj.Length; at += step)
            {
                hash.Add(obj[at]);
            }

            return hash.ToHashCode();
        }
    }
}
