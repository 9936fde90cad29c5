using System.Collections.Immutable;
using Workflows.Elsa.Definitions;

namespace Workflows.Elsa.Compiling;

/// <summary>
/// Places activities in the designer: columns from left to right along the flow, branches above and below each other. Activities that
/// the flow can't come to stand below all others.
/// </summary>
internal static class Layout
{
    /// <summary>Pixels from one row to the next; the designer draws activities 54 pixels high.</summary>
    private const int RowHeight = 120;

    /// <summary>Pixels of the left and of the upper edge.</summary>
    private const int Edge = 40;

    /// <summary>Pixels between the columns, for the lines and the names of ports.</summary>
    private const int Gap = 100;

    /// <summary>
    /// The activities with their positions. They come in the order of the text, so that the flow goes to later ones unless it repeats.
    /// </summary>
    public static ImmutableArray<ElsaActivity> Arrange(ImmutableArray<ElsaActivity> activities, ImmutableArray<ElsaConnection> connections)
    {
        var indexes = activities.Select((activity, index) => (activity.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var forward = connections
            .Select(connection => (From: indexes[connection.Source], To: indexes[connection.Target]))
            .Where(line => line.From < line.To)
            .ToLookup(line => line.To, line => line.From);
        var exits = connections.ToLookup(connection => indexes[connection.Source], connection => indexes[connection.Target]);
        var columns = Columns(activities.Length, forward);
        var rows = Rows(columns, forward, exits);
        var lefts = Lefts(activities, columns);
        var top = rows.Length == 0 ? 0 : rows.Min();
        return [.. activities.Select((activity, index) =>
            activity with { Position = new ElsaPosition(lefts[columns[index]], Edge + (int)Math.Round((rows[index] - top) * RowHeight)) })];
    }

    private static int[] Columns(int count, ILookup<int, int> forward)
    {
        var columns = new int[count];
        for (var index = 1; index < count; index++)
        {
            columns[index] = forward[index].Select(from => columns[from] + 1).DefaultIfEmpty(0).Max();
        }

        return columns;
    }

    /// <summary>
    /// Each activity wants to stand beside those before it, a little higher or lower by the outcome that leads to it; in a column the
    /// rows are at least 1 apart.
    /// </summary>
    private static double[] Rows(int[] columns, ILookup<int, int> forward, ILookup<int, int> exits)
    {
        var rows = new double[columns.Length];
        var connected = Enumerable.Range(0, columns.Length).Where(index => index == 0 || forward.Contains(index)).ToList();
        foreach (var column in connected.GroupBy(index => columns[index]).OrderBy(column => column.Key))
        {
            var last = double.NegativeInfinity;
            var wanted = column.Select(index => (Index: index, Row: Wanted(index, rows, forward, exits)));
            foreach (var (index, row) in wanted.OrderBy(place => place.Row).ThenBy(place => place.Index))
            {
                last = Math.Max(row, last + 1);
                rows[index] = last;
            }
        }

        var below = connected.Select(index => rows[index]).DefaultIfEmpty(0).Max();
        foreach (var index in Enumerable.Range(0, columns.Length).Except(connected))
        {
            rows[index] = ++below;
        }

        return rows;
    }

    private static double Wanted(int index, double[] rows, ILookup<int, int> forward, ILookup<int, int> exits) =>
        forward[index].Distinct().Select(from =>
        {
            var targets = exits[from].Distinct().ToList();
            return rows[from] + targets.IndexOf(index) - ((targets.Count - 1) / 2.0);
        }).DefaultIfEmpty(0).Average();

    /// <summary>A column is as wide as its longest text; the designer's letters are about 7 pixels wide.</summary>
    private static int[] Lefts(ImmutableArray<ElsaActivity> activities, int[] columns)
    {
        var lefts = new int[columns.DefaultIfEmpty(0).Max() + 2];
        lefts[0] = Edge;
        for (var column = 0; column + 1 < lefts.Length; column++)
        {
            var longest = activities
                .Where((_, index) => columns[index] == column)
                .Max(activity => (activity.DisplayText ?? activity.Name).Length);
            lefts[column + 1] = lefts[column] + 60 + (7 * longest) + Gap;
        }

        return lefts;
    }
}
