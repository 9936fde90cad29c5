using System.Text;
using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;

namespace Workflows.Dsl.Formatting;

/// <summary>Lays one healthy block out: two blanks for each body, one clause a line, every comment kept.</summary>
internal sealed class BlockLayout(BlockReader reader, StringBuilder output, string newLine)
{
    private const int IndentWidth = 2;
    private const int ContinuationWidth = 4;
    private readonly Bodies _bodies = new(reader);
    private int _depth;

    /// <summary>Writes the block, from its first to its last token.</summary>
    public void Write()
    {
        for (var index = reader.Start; index < reader.End; index++)
        {
            if (_bodies.Closes(index))
            {
                _depth--;
            }

            if (index > reader.Start)
            {
                WriteGap(index);
            }

            WriteToken(index);
            if (_bodies.Opens(index))
            {
                _depth++;
            }
        }
    }

    private void WriteGap(int index)
    {
        var before = reader.At(index - 1);
        var trivia = reader.List.Text.AsSpan(before.End, reader.At(index).Start - before.End);
        var gap = Gap.IsPlain(trivia) ? Gap.Plain : Gap.Of(trivia, false);
        var hasComments = gap.Trailing.Length > 0 || gap.Lines.Any(static line => line.Length > 0);
        var beginsLine = _bodies.IsClauseStart(index) && !IsInline(index) || _bodies.Closes(index);
        if (!hasComments && !beginsLine && !(gap.BreaksLine && KeepsBreak(index)))
        {
            output.Append(' ', Blanks(index));
            return;
        }

        output.Append(gap.Trailing.Length > 0 ? $"  {gap.Trailing}" : "");
        var isContinuation = !beginsLine;
        WriteLines(index, gap.Lines, isContinuation);
        output.Append(newLine);
        Indent(_depth, isContinuation);
    }

    private void WriteLines(int index, IReadOnlyList<string> lines, bool isContinuation)
    {
        var depth = _bodies.Closes(index) ? _depth + 1 : _depth;
        for (var i = 0; i < lines.Count; i++)
        {
            var isEdge = (i == 0 && _bodies.Opens(index - 1)) || (i == lines.Count - 1 && _bodies.Closes(index)) || isContinuation;
            if (lines[i].Length > 0)
            {
                output.Append(newLine);
                Indent(depth, isContinuation);
                output.Append(lines[i]);
            }
            else if (!isEdge)
            {
                output.Append(newLine);
            }
        }
    }

    private void Indent(int depth, bool isContinuation) =>
        output.Append(' ', (depth * IndentWidth) + (isContinuation ? ContinuationWidth : 0));

    /// <summary>Whether a clause begins there that stays on the line of its opening brace.</summary>
    private bool IsInline(int index)
    {
        var at = index - 1;
        return reader.At(at).Word == Signs.Opening && !_bodies.Opens(at);
    }

    /// <summary>The author may break a long clause where he likes, but not before <c>{</c> and <c>else</c>.</summary>
    private bool KeepsBreak(int index) =>
        reader.At(index).Word != Signs.Opening && !(reader.TextAt(index) is "else" && reader.At(index - 1).Word == Signs.Closing);

    private void WriteToken(int index)
    {
        ref readonly var token = ref reader.At(index);
        var text = reader.TextAt(index);
        if (token.Kind == TokenKind.Percent)
        {
            output.Append(text[..^1].TrimEnd()).Append('%');
        }
        else
        {
            output.Append(text);
        }
    }

    private int Blanks(int index)
    {
        ref readonly var token = ref reader.At(index);
        ref readonly var before = ref reader.At(index - 1);
        var text = reader.TextAt(index);
        var textBefore = reader.TextAt(index - 1);
        var padding = _bodies.Padding(index);
        if (text is ":" && _bodies.IsClauseStart(index - 1))
        {
            return IsInline(index - 1) ? 0 : padding + 1;
        }

        if (text is "," or ":" or ")" or "." || textBefore is "(" or ".")
        {
            return 0;
        }

        // A minus stays with its number where the author wrote a negative number.
        if (textBefore is "-" && token.Kind is TokenKind.Number or TokenKind.Percent && before.End == token.Start
            && reader.At(index - 2).End < before.Start)
        {
            return 0;
        }

        return padding + 1;
    }
}
