using System.Collections.Immutable;

namespace Workflows.Designer.Journeys;

/// <summary>The lines of a text; they end in a line feed, a carriage return, or both.</summary>
internal sealed class TextLines
{
    private readonly string _text;
    private readonly ImmutableArray<int> _starts;

    public TextLines(string text)
    {
        _text = text;
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
            {
                starts.Add(at + 1);
            }
        }

        _starts = starts.ToImmutable();
    }

    /// <summary>The offset of a place; places outside are moved to the nearest end.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, in UTF-16 units.</param>
    public int Offset(int line, int column) =>
        line > _starts.Length ? _text.Length : Math.Min(_starts[Math.Max(1, line) - 1] + Math.Max(1, column) - 1, _text.Length);

    /// <summary>A block from its first line to its last.</summary>
    public TextBlock Block(string file, int first, int last) => new(file, first, last, _text[Offset(first, 1)..End(last)]);

    /// <summary>The text with other words in place of a block.</summary>
    public string Replace(TextBlock block, string words) =>
        string.Concat(_text.AsSpan(0, Offset(block.FirstLine, 1)), words, _text.AsSpan(End(block.LastLine)));

    /// <summary>Where a line ends, before what ends it.</summary>
    private int End(int line)
    {
        var end = Offset(line + 1, 1);
        end -= end > Offset(line, 1) && _text[end - 1] == '\n' ? 1 : 0;
        return end - (end > Offset(line, 1) && _text[end - 1] == '\r' ? 1 : 0);
    }
}
