using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflows.Dsl.Lexing;

/// <summary>What a word or phrase of the language means.</summary>
/// <param name="Block">The block in which it means that; empty for all.</param>
/// <param name="Phrase">The words.</param>
/// <param name="Words">The meaning, in a sentence or two.</param>
/// <param name="Form">What an editor writes for it, with what is to be filled in between angle brackets; null for the phrase itself.</param>
internal sealed record Meaning(string Block, string Phrase, string Words, string? Form);

/// <summary>The meanings by block and phrase: completion, hover and the colours of editors come from here.</summary>
internal static class Meanings
{
    private const int LongestPhrase = 8;

    /// <summary>All of them, in the order of the table.</summary>
    public static ImmutableArray<Meaning> All { get; } = Read($"{BlockMeanings.Text}\n{WordMeanings.Text}");

    private static readonly FrozenDictionary<(string Block, string Phrase), Meaning> ByPhrase =
        All.ToFrozenDictionary(meaning => (meaning.Block, meaning.Phrase));

    /// <summary>
    /// The meaning of a phrase in a block, or anywhere; null for a phrase that the table doesn't have. A market event is an event.
    /// </summary>
    public static Meaning? Of(string block, string phrase) =>
        ByPhrase.GetValueOrDefault((block, phrase)) ?? ByPhrase.GetValueOrDefault((block[(block.LastIndexOf(' ') + 1)..], phrase))
        ?? ByPhrase.GetValueOrDefault(("", phrase));

    /// <summary>The meaning of the longest phrase that has one and that a word of a line belongs to; null for none.</summary>
    /// <param name="block">The words that begin the block.</param>
    /// <param name="words">The words and signs of the line.</param>
    /// <param name="place">Which of them.</param>
    public static Meaning? Around(string block, IReadOnlyList<string> words, int place)
    {
        for (var length = LongestPhrase; length > 0; length--)
        {
            for (var start = Math.Max(0, place - length + 1); start <= place && start + length <= words.Count; start++)
            {
                if (Of(block, string.Join(' ', words.Skip(start).Take(length))) is { } meaning)
                {
                    return meaning;
                }
            }
        }

        return null;
    }

    private static ImmutableArray<Meaning> Read(string table)
    {
        var all = ImmutableArray.CreateBuilder<Meaning>();
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '>')
            {
                all[^1] = all[^1] with { Form = all[^1].Form + line[2..].TrimEnd('\r').Replace("\\n", "\n", StringComparison.Ordinal) };
                continue;
            }

            var sign = line.IndexOf(" = ", StringComparison.Ordinal);
            var (phrase, words) = (line[..sign], line[(sign + 3)..].TrimEnd());
            var colon = phrase.IndexOf(": ", StringComparison.Ordinal);
            all.Add(new(colon < 0 ? "" : phrase[..colon], colon < 0 ? phrase : phrase[(colon + 2)..], words, null));
        }

        return all.ToImmutable();
    }
}
