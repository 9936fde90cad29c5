using System.Collections.Frozen;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Lexing;
using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mending;

/// <summary>
/// The lines of the block in which a place stands, from the one with its first word to that of its last brace, as the formatter lays them out. Braces in
/// quotes and comments aren't counted apart: where they don't add up there are no such lines, and nothing is offered.
/// </summary>
/// <param name="Findings">Who has the text.</param>
/// <param name="Place">A place in it.</param>
/// <param name="First">The number of its first line.</param>
/// <param name="Last">The number of its last line.</param>
internal sealed record BlockLines(Findings Findings, SourceSpan Place, int First, int Last)
{
    private const int LinesMost = 1_000;

    private static readonly FrozenSet<string> Words = Vocabulary.Blocks.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The lines of the block around a place; null where they can't be told.</summary>
    /// <param name="findings">Who has the text.</param>
    /// <param name="place">The place.</param>
    public static BlockLines? Around(Findings findings, SourceSpan place)
    {
        var first = place.Line;
        while (first > 1 && !BeginsBlock(findings.LineAt(place with { Line = first })))
        {
            first--;
        }

        var (last, depth) = (first, Depth(findings.LineAt(place with { Line = first })));
        while (depth > 0 && last < first + LinesMost && !BeginsBlock(findings.LineAt(place with { Line = last + 1 })))
        {
            depth += Depth(findings.LineAt(place with { Line = ++last }));
        }

        return depth == 0 && last >= place.Line && BeginsBlock(findings.LineAt(place with { Line = first })) ? new(findings, place, first, last) : null;
    }

    /// <summary>A line of the text by its number.</summary>
    public string this[int line] => Findings.LineAt(Place with { Line = line }).TrimEnd('\r');

    /// <summary>The numbers of its lines.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(First, Last - First + 1);

    /// <summary>The place from the beginning of a line to the beginning of another.</summary>
    public SourceSpan Lines(int first, int behind) => Place with { Line = first, Column = 1, EndLine = behind, EndColumn = 1 };

    /// <summary>A place in a line, by the letters before it and behind it.</summary>
    public SourceSpan Part(int line, int start, int end) => Place with { Line = line, Column = start + 1, EndLine = line, EndColumn = end + 1 };

    /// <summary>The number of the line that begins with some words; null where there is none.</summary>
    public int? LineOf(string words)
    {
        foreach (var line in Numbers)
        {
            if ($"{this[line].TrimStart()} ".StartsWith($"{words} ", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>How many more braces are opened than closed on a line.</summary>
    public static int Depth(string line) => line.Count(letter => letter == '{') - line.Count(letter => letter == '}');

    private static bool BeginsBlock(string line) => line.Length > 0 && char.IsLetter(line[0])
        && line.IndexOf(' ', StringComparison.Ordinal) is var end && Words.Contains(end < 0 ? line.TrimEnd() : line[..end]);
}
