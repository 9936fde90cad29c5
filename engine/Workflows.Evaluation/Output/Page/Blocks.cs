using Workflows.Evaluation.Charts;

namespace Workflows.Evaluation.Output.Page;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Tone"><c>good</c>, <c>bad</c>, <c>warn</c>, or empty.</param>
internal sealed record Cell(string Text, string Tone = "")
{
    /// <summary>A cell that says something.</summary>
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>
/// Parts of the page as a template sees them: dictionaries, lists, texts and numbers, nothing else. A block has a <c>kind</c>
/// (<c>chart</c>,
/// <c>table</c> or <c>words</c>), a <c>title</c>, a <c>note</c>, and what belongs to its kind; <c>wide</c> is true where it takes the whole
/// width.
/// </summary>
internal static class Blocks
{
    /// <summary>A section of the page.</summary>
    public static Dictionary<string, object?> Section(string id, string title, string intro, IEnumerable<Dictionary<string,
        object?>?> blocks) => new()
    {
        ["id"] = id, ["title"] = title, ["intro"] = intro, ["blocks"] = LaidOut([.. blocks.OfType<Dictionary<string, object?>>()]),
    };

    /// <summary>A chart with the table that says the same.</summary>
    public static Dictionary<string, object?> Chart(string title, string note, string svg, Dictionary<string, object?> table) => new()
    {
        ["kind"] = "chart", ["title"] = title, ["note"] = note, ["svg"] = svg, ["table"] = table,
    };

    /// <summary>A table.</summary>
    public static Dictionary<string, object?> Table(string title, string note, Dictionary<string, object?> table, bool isWide = true) =>
        new()
    {
        ["kind"] = "table", ["title"] = title, ["note"] = note, ["table"] = table, ["wide"] = isWide,
    };

    /// <summary>Words where there is nothing to draw.</summary>
    public static Dictionary<string, object?> Words(string title, string words, string tone = "") => new()
    {
        ["kind"] = "words", ["title"] = title, ["words"] = words, ["tone"] = tone,
    };

    /// <summary>Rows and columns; all columns but the first are numbers unless their name ends in a blank.</summary>
    public static Dictionary<string, object?> Rows(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Cell>> rows) => new()
    {
        ["stack"] = columns.Skip(1).Any(column => column.EndsWith(' ')),
        ["columns"] = columns.Select((column, i) => (object?)new Dictionary<string, object?>
        {
            ["text"] = column.TrimEnd(), ["numeric"] = IsNumeric(columns, i),
        }).ToList(),
        ["rows"] = rows.Select(row => (object?)row.Select((cell, i) => (object?)new Dictionary<string, object?>
        {
            ["text"] = cell.Text, ["tone"] = cell.Tone, ["numeric"] = IsNumeric(columns, i),
        }).ToList()).ToList(),
    };

    /// <summary>The table beside a chart over months, the latest month first.</summary>
    public static Dictionary<string, object?> ByMonth(
        IReadOnlyList<string> months, IReadOnlyList<Series> series, Func<decimal, string> words) =>
        Rows(["Month", .. series.Select(part => part.Name)], Enumerable.Range(0, months.Count).Reverse().Select(i =>
            (IReadOnlyList<Cell>)[months[i], .. series.Select(part =>
                (Cell)(part.Values[i] is { } value ? words((decimal)value) : PeopleNumbers.None))]));

    /// <summary>Narrow blocks stand in pairs; one without a partner takes the whole width, and a chart then has its table beside
    /// it.</summary>
    private static List<object?> LaidOut(List<Dictionary<string, object?>> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].GetValueOrDefault("wide") is true)
            {
                continue;
            }

            if (i + 1 < blocks.Count && blocks[i + 1].GetValueOrDefault("wide") is not true)
            {
                i++;
            }
            else
            {
                blocks[i]["wide"] = true;
            }
        }

        return [.. blocks];
    }

    private static bool IsNumeric(IReadOnlyList<string> columns, int column) => column > 0 && !columns[column].EndsWith(' ');
}
