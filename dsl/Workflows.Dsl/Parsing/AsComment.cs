using System.Collections.Immutable;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Parsing;

/// <summary>What the language doesn't know can stay as a comment: nothing that somebody wrote is lost then.</summary>
internal static class AsComment
{
    /// <summary>The change that makes a whole block a comment.</summary>
    public static ImmutableArray<TextFix> Block(BlockReader reader) => Lines(reader, reader.Start, reader.End);

    /// <summary>The change that makes a line of a block, with what it opens, a comment; none where it ends with the block's own brace.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="first">The first token of the line.</param>
    public static ImmutableArray<TextFix> Line(BlockReader reader, int first)
    {
        var (end, depth) = (first, 0);
        while (end < reader.End && (end == first || depth > 0 || !reader.At(end).IsFirstOnLine))
        {
            depth += reader.At(end).Word == Signs.Opening ? 1 : reader.At(end).Word == Signs.Closing ? -1 : 0;
            if (depth < 0)
            {
                return [];
            }

            end++;
        }

        return depth == 0 ? Lines(reader, first, end) : [];
    }

    private static ImmutableArray<TextFix> Lines(BlockReader reader, int first, int end)
    {
        var (from, to) = (reader.At(first).LineStart, reader.At(end - 1).End);
        var place = reader.Span(first, end) with { Column = 1 };
        var lines = reader.List.Text[from..to].Split('\n');
        return reader.At(first).IsFirstOnLine ? [new TextFix("make it a comment", place, string.Join('\n', lines.Select(Commented)))] : [];
    }

    private static string Commented(string line)
    {
        var words = line.TrimStart();
        return words.Length == 0 ? line : $"{line[..(line.Length - words.Length)]}# {words}";
    }
}
