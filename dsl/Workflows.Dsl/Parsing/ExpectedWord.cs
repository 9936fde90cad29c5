using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Parsing;

/// <summary>
/// The words that were expected where a block can't be read, as changes that would mend it: each is tried, and offered only if the whole block can be read
/// with it.
/// </summary>
internal static class ExpectedWord
{
    private const int FixesMost = 3;
    private const int WordsMost = 10;
    private const int LettersMost = 4_000;

    /// <summary>The changes: the word added before the place, or written in place of what stands there.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="failed">Where reading failed.</param>
    /// <param name="isMissing">Whether nothing that could be replaced stands there.</param>
    public static ImmutableArray<TextFix> At(BlockReader reader, int failed, bool isMissing)
    {
        var (from, to) = (reader.At(reader.Start).LineStart, reader.At(reader.End - 1).End);
        if (reader.IsTrial || failed <= reader.Start || failed > reader.End || reader.Furthest < failed || to - from > LettersMost)
        {
            return [];
        }

        var words = reader.Expected.Where(one => one.IsWord).Select(one => one.Text).Distinct(StringComparer.Ordinal).Take(WordsMost).ToList();
        var added = words.Where(word => CanRead(reader, from, to, reader.At(failed - 1).End, reader.At(failed - 1).End, $" {word}"))
            .Select(word => new TextFix($"add `{word}`", reader.List.Behind(reader.At(failed - 1)), $" {word}"));
        var written = isMissing || failed == reader.End ? [] : words.Where(word => CanRead(reader, from, to, reader.At(failed).Start, reader.At(failed).End, word))
            .Select(word => new TextFix($"write `{word}`", reader.Span(failed, failed + 1), word));
        return [.. added.Concat(written).Take(FixesMost)];
    }

    private static bool CanRead(BlockReader reader, int from, int to, int start, int end, string words)
    {
        var text = reader.List.Text;
        return Parser.CanRead(string.Concat(text.AsSpan(from, start - from), words, text.AsSpan(end, to - end)));
    }
}
