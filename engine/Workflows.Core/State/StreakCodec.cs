using Workflows.Core.History;

namespace Workflows.Core.State;

/// <summary>The rows of a streak as bytes: each by how far it is from the end of the one before it, and its length.</summary>
internal static class StreakCodec
{
    /// <summary>More periods than there can be: a row that ends after them was not written.</summary>
    private const long PeriodsMost = 100_000_000;

    /// <summary>Writes rows, oldest first.</summary>
    public static void Write(List<StreakRow> rows, BlobWriter to)
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
    /// <exception cref="FormatException">They are none that were written.</exception>
    public static List<StreakRow> Read(ref BlobReader from)
    {
        var rows = new List<StreakRow>();
        var last = 0L;
        for (var count = from.Count(); count > 0; count--)
        {
            var (apart, length) = (from.Signed(), from.Count());
            var first = last + apart;
            if (apart is < 1 or > PeriodsMost || length < 1 || first + length > PeriodsMost)
            {
                throw BlobReader.Damaged();
            }

            last = first + length - 1;
            rows.Add(new StreakRow(first, last));
        }

        return rows;
    }
}
