using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>
/// One block of a programme with the comments behind it, as whole lines. It is read as a file of its own, whose name is the segment's: so
/// what was read stays true wherever the block moves to.
/// </summary>
/// <param name="id">What it is called in places.</param>
/// <param name="text">Its lines.</param>
internal sealed class Segment(string id, string text)
{
    private SyntaxFile? _tree;
    private bool? _isReadable;

    /// <summary>What it is called in places.</summary>
    public string Id { get; } = id;

    /// <summary>Its lines.</summary>
    public string Text { get; } = text;

    /// <summary>How many lines end in it.</summary>
    public int Lines { get; } = LineEnds(text);

    /// <summary>What it says. Two threads may read it at once; they read the same.</summary>
    public SyntaxFile Tree => _tree ??= Parser.Parse(Tokens());

    /// <summary>Whether it is text at all.</summary>
    public bool IsReadable => _isReadable ??= !Text.Contains('\uFFFD', StringComparison.Ordinal) && Readability.Check(Id, Text) is null;

    /// <summary>Whether something in it can't be read.</summary>
    public bool HasErrors => Tree.Diagnostics.Any(one => one.Descriptor.Severity == Severity.Error);

    /// <summary>Its tokens, cut anew each time: they take ten times the room of the text.</summary>
    public TokenList Tokens() => Lexer.Read(Id, Text);

    /// <summary>Where a line of it begins; its end for lines that it doesn't have.</summary>
    /// <param name="line">From 1.</param>
    public int StartOfLine(int line)
    {
        var at = 0;
        for (var left = line - 1; left > 0 && at < Text.Length; left--)
        {
            at = BehindLine(Text, at);
        }

        return at;
    }

    /// <summary>The offset of a place in it; places behind a line's end are at its end.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, in UTF-16 units.</param>
    public int Offset(int line, int column)
    {
        var start = StartOfLine(line);
        var rest = Text.AsSpan(start).IndexOfAny('\n', '\r');
        var length = rest < 0 ? Text.Length - start : rest;
        return start + Math.Clamp(column - 1, 0, length);
    }

    private static int LineEnds(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            count += text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')) ? 1 : 0;
        }

        return count;
    }

    private static int BehindLine(string text, int at)
    {
        var rest = text.AsSpan(at).IndexOfAny('\n', '\r');
        return rest < 0 ? text.Length
            : at + rest + (text[at + rest] == '\r' && at + rest + 1 < text.Length && text[at + rest + 1] == '\n' ? 2 : 1);
    }
}
