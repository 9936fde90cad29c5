using System.Collections.Immutable;
using System.Text;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Drawing;

/// <summary>A text by offsets: its lines, words and comments.</summary>
internal sealed class SourceText
{
    private readonly TokenList _list;
    private readonly ImmutableArray<int> _lineStarts;

    /// <summary>Cuts a text into tokens.</summary>
    public SourceText(string file, string text)
    {
        Text = text;
        _list = Lexer.Read(file, text);
        NewLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
            {
                starts.Add(at + 1);
            }
        }

        _lineStarts = starts.DrainToImmutable();
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What ends its lines.</summary>
    public string NewLine { get; }

    /// <summary>Where a place begins.</summary>
    public int Start(SourceSpan place) => _lineStarts[place.Line - 1] + place.Column - 1;

    /// <summary>Where a place ends.</summary>
    public int End(SourceSpan place) => _lineStarts[place.EndLine - 1] + place.EndColumn - 1;

    /// <summary>A piece of the text.</summary>
    public string Slice(int start, int end) => Text[start..end];

    /// <summary>The index of the first token that begins at an offset or behind it.</summary>
    public int TokenAt(int offset)
    {
        var (low, high) = (0, _list.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _list.At(middle).Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>A token.</summary>
    public Token At(int index) => _list.At(Math.Clamp(index, 0, _list.Count - 1));

    /// <summary>The letters of a token.</summary>
    public string WordAt(int index) => _list.TextOf(At(index)).ToString();

    /// <summary>Where the first opening brace at an offset or behind it stands.</summary>
    public int OpeningAt(int offset)
    {
        var index = TokenAt(offset);
        while (At(index).Word != Signs.Opening && At(index).Kind != TokenKind.End)
        {
            index++;
        }

        return At(index).Start;
    }

    /// <summary>Where the brace stands that closes the one at an offset.</summary>
    public int ClosingOf(int opening)
    {
        var depth = 0;
        for (var index = TokenAt(opening); ; index++)
        {
            var token = At(index);
            depth += token.Word == Signs.Opening ? 1 : token.Word == Signs.Closing ? -1 : 0;
            if (depth == 0 || token.Kind == TokenKind.End)
            {
                return token.Start;
            }
        }
    }

    /// <summary>Where the line of an offset begins.</summary>
    public int LineStart(int offset) => _lineStarts[LineOf(offset)];

    /// <summary>Where the line of an offset ends, before what ends it.</summary>
    public int LineEnd(int offset)
    {
        var rest = Text.AsSpan(offset).IndexOfAny('\n', '\r');
        return rest < 0 ? Text.Length : offset + rest;
    }

    /// <summary>Where the line behind that of an offset begins; the end of the text where there is none.</summary>
    public int NextLine(int offset) => LineOf(offset) + 1 < _lineStarts.Length ? _lineStarts[LineOf(offset) + 1] : Text.Length;

    /// <summary>Whether two offsets are on one line.</summary>
    public bool OnOneLine(int one, int other) => LineOf(one) == LineOf(other);

    /// <summary>The blanks with which the line of an offset begins.</summary>
    public string Indent(int offset)
    {
        var start = LineStart(offset);
        var end = start;
        while (end < Text.Length && Letters.IsBlank(Text[end]))
        {
            end++;
        }

        return Text[start..end];
    }

    /// <summary>Whether only blanks are before an offset on its line.</summary>
    public bool IsFirstOnLine(int offset) => LineStart(offset) + Indent(offset).Length == offset;

    /// <summary>Whether nothing but blanks and a comment follow an offset on its line.</summary>
    public bool IsLastOnLine(int offset)
    {
        var next = At(TokenAt(offset));
        return next.Kind == TokenKind.End || !OnOneLine(offset, next.Start);
    }

    /// <summary>Where the lines of comments begin that stand right above a line, without a blank line between; else where that line begins.</summary>
    public int WithCommentsAbove(int offset)
    {
        var line = LineOf(offset);
        while (line > 0 && IsComment(Text[_lineStarts[line - 1].._lineStarts[line]]))
        {
            line--;
        }

        return _lineStarts[line];
    }

    /// <summary>The comments between two offsets, in order.</summary>
    public IEnumerable<(int Start, string Comment)> Comments(int start, int end)
    {
        for (var index = TokenAt(start); index == 0 || At(index - 1).End < end; index++)
        {
            var token = At(index);
            for (var at = Math.Max(token.TriviaStart, start); at < Math.Min(token.Start, end); at++)
            {
                if (Text[at] == '#' || (Text[at] == '/' && at + 1 < Text.Length && Text[at + 1] == '/'))
                {
                    var close = LineEnd(at);
                    yield return (at, Text[at..close].TrimEnd());
                    at = close;
                }
            }

            if (token.Kind == TokenKind.End)
            {
                yield break;
            }
        }
    }

    /// <summary>A piece of the text with changes made in it.</summary>
    /// <param name="start">Where the piece begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="edits">Changes within it.</param>
    public string Slice(int start, int end, IEnumerable<TextEdit> edits)
    {
        var output = new StringBuilder();
        var at = start;
        foreach (var edit in edits.OrderBy(edit => edit.Start))
        {
            output.Append(Text, at, edit.Start - at).Append(edit.Text);
            at = edit.Start + edit.Length;
        }

        return output.Append(Text, at, end - at).ToString();
    }

    private static bool IsComment(string line) => line.TrimStart() is ['#', ..] or ['/', '/', ..];

    private int LineOf(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }
}
