using Workflows.Dsl.Lexing;
using Workflows.Dsl.Parsing;

namespace Workflows.Dsl.Formatting;

/// <summary>The table of an example stands in columns: what is behind a comma begins below what is behind the comma of the line before.</summary>
internal static class TableColumns
{
    /// <summary>How many blanks more than one stand before the first tokens of cells.</summary>
    public static IEnumerable<(int Index, int Padding)> Padding(BlockReader reader, IReadOnlySet<int> clauseStarts)
    {
        List<List<(int First, int Width)>> lines =
        [
            .. clauseStarts.Where(start => reader.TextAt(start) is "table" or "row").Order().Select(start => Cells(reader, clauseStarts, start)),
        ];
        for (var column = 1; column < lines.Select(line => line.Count).DefaultIfEmpty().Max(); column++)
        {
            List<List<(int First, int Width)>> reaching = [.. lines.Where(line => line.Count > column)];
            var widest = reaching.Max(line => line[column - 1].Width);
            foreach (var line in reaching)
            {
                yield return (line[column].First, widest - line[column - 1].Width);
            }
        }
    }

    private static List<(int First, int Width)> Cells(BlockReader reader, IReadOnlySet<int> clauseStarts, int start)
    {
        List<(int First, int Width)> cells = [];
        var (first, width) = (start + 1, -1);
        for (var index = start + 1; index < reader.End; index++)
        {
            if (clauseStarts.Contains(index) || reader.At(index).Word == Signs.Closing)
            {
                break;
            }

            if (reader.TextAt(index) is ",")
            {
                cells.Add((first, width));
                (first, width) = (index + 1, -1);
            }
            else
            {
                // A minus stays with its number.
                width += WidthOf(reader, index) + (reader.TextAt(index) is "-" ? 0 : 1);
            }
        }

        cells.Add((first, width));
        return cells;
    }

    private static int WidthOf(BlockReader reader, int index) => reader.At(index).Kind == TokenKind.Percent
        ? reader.TextAt(index)[..^1].TrimEnd().Length + 1 : reader.TextAt(index).Length;
}
