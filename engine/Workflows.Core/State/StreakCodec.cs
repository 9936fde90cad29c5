using Workflows.Core.History;

namespace Workflows.Core.State;

/// <summary>The rows of a streak as bytes: each by how far it is from the end of the one before it, and its length.</summary>
internal static class StreakCodec
{
    /// <summary>Writes rows, oldest first.</summary>
    public static void Write(IReadOnlyList<StreakRow> rows, BlobWriter to)
    {
        to.Count(rows.Count);
        var last = 0L;
        foreach (var row in rows)
        {
            to.Signed(row.First - last);
            to.Count(row.Length);
            last = row.Last;
        }
    }

    /// <summary>Reads rows.</summary>
    public static IReadOnlyList<StreakRow> Read(int aggregate, ref BlobReader from)
    {
        var rows = new List<StreakRow>();
        var last = 0L;
        for (var count = from.Count(); count > 0; count--)
        {
            var first = last + from.Signed();
            last = first + from.Count() - 1;
            rows.Add(new StreakRow(aggregate, first, last));
        }

        return rows;
    }
}
