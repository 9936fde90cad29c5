using System.Runtime.CompilerServices;
using Workflows.Templates.Parsing;

namespace Workflows.Templates.Evaluation;

/// <summary>
/// Parsed templates by their content, for any number of threads. Two generations bound it: when the younger one is full it becomes
/// the older one, and what nobody asked for since is forgotten with the one before.
/// </summary>
internal sealed class TemplateCache
{
    private const int GenerationTemplates = 512;
    private const long GenerationCharacters = 16_000_000;

    private const int Recent = 64;

    // The hash of a whole e-mail costs more than to render it, and callers hand over the same string again and again: it is found by
    // itself first. The slots are shared without a lock; each holds one object or another, and both are right.
    private readonly ParsedTemplate?[] _recent = new ParsedTemplate?[Recent];
    private readonly Lock _lock = new();
    private Dictionary<string, ParsedTemplate> _young = new(StringComparer.Ordinal);
    private Dictionary<string, ParsedTemplate> _old = new(StringComparer.Ordinal);
    private long _youngCharacters;

    /// <summary>The parsed form of a text.</summary>
    internal ParsedTemplate Get(string text)
    {
        ref var slot = ref _recent[RuntimeHelpers.GetHashCode(text) % Recent];
        var recent = Volatile.Read(ref slot);
        if (recent is not null && ReferenceEquals(recent.Text, text))
        {
            return recent;
        }

        recent = Known(text) is { } known ? known with { Text = text } : Parse(text);
        Volatile.Write(ref slot, recent);
        return recent;
    }

    private ParsedTemplate? Known(string text)
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
            }

            return known;
        }
    }

    // Parsing happens outside of the lock: two threads may do it for the same text, with the same result.
    private ParsedTemplate Parse(string text)
    {
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
            _young = new Dictionary<string, ParsedTemplate>(StringComparer.Ordinal);
            _youngCharacters = 0;
        }

        if (_young.TryAdd(parsed.Text, parsed))
        {
            _youngCharacters += parsed.Text.Length;
        }
    }
}
