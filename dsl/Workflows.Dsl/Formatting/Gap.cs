namespace Workflows.Dsl.Formatting;

/// <summary>The blanks and comments between two tokens.</summary>
/// <param name="Trailing">The comment behind the first token, on its line; empty for none.</param>
/// <param name="Lines">What the lines between them hold: a comment, or nothing for a blank line; never two blank ones in a row.</param>
/// <param name="BreaksLine">Whether the second token is on another line.</param>
internal sealed record Gap(string Trailing, IReadOnlyList<string> Lines, bool BreaksLine)
{
    /// <summary>Blanks on one line, or nothing.</summary>
    public static Gap Plain { get; } = new("", [], false);

    /// <summary>Whether a gap is only blanks on one line.</summary>
    public static bool IsPlain(ReadOnlySpan<char> trivia) => !trivia.ContainsAny('\n', '\r') && !HasComment(trivia);

    /// <summary>Whether a gap has a comment.</summary>
    public static bool HasComment(ReadOnlySpan<char> trivia) => trivia.ContainsAny('#', '/');

    /// <summary>Reads a gap; it holds nothing but blanks and comments.</summary>
    /// <param name="trivia">The letters between the tokens.</param>
    /// <param name="isFirst">Whether it is at the start of the file, so that all comments have lines of their own.</param>
    public static Gap Of(ReadOnlySpan<char> trivia, bool isFirst)
    {
        var trailing = "";
        List<string> lines = [];
        var line = 0;
        for (var rest = trivia; ; rest = rest[(rest.StartsWith("\r\n") ? 2 : 1)..])
        {
            var end = rest.IndexOfAny('\n', '\r');
            var part = end < 0 ? rest : rest[..end];
            var start = First(part.IndexOf('#'), part.IndexOf("//", StringComparison.Ordinal));
            var comment = start < 0 ? "" : part[start..].TrimEnd().ToString();
            if (line++ == 0 && !isFirst)
            {
                trailing = comment;
            }
            else
            {
                lines.Add(comment);
            }

            if (end < 0)
            {
                break;
            }

            rest = rest[end..];
        }

        // The last line is the one on which the second token stands.
        var breaks = lines.Count > 0;
        if (breaks && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return new Gap(trailing, WithoutRepeats(lines), breaks && !isFirst);
    }

    private static int First(int one, int other) => one < 0 ? other : other < 0 ? one : Math.Min(one, other);

    private static List<string> WithoutRepeats(List<string> lines)
    {
        List<string> kept = [];
        foreach (var line in lines)
        {
            if (line.Length > 0 || kept.Count == 0 || kept[^1].Length > 0)
            {
                kept.Add(line);
            }
        }

        return kept;
    }
}
