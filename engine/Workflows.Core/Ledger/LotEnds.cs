using Workflows.Core.Members;

namespace Workflows.Core.Ledger;

/// <summary>What of some lots expires when.</summary>
internal static class LotEnds
{
    /// <summary>How many points expire at which instant, in microseconds, soonest first; lots without an end are left out, as are ends without points.</summary>
    /// <param name="lots">The lots.</param>
    /// <param name="missing">How many more points the lots hold than there are: it is the first that are not there.</param>
    public static IEnumerable<(long End, long Points)> Of(IEnumerable<Lot> lots, long missing)
    {
        var ends = new SortedDictionary<long, long>();
        foreach (var lot in lots)
        {
            if (lot.Expires != long.MaxValue)
            {
                ends[lot.Expires] = ends.GetValueOrDefault(lot.Expires) + lot.Left;
            }
        }

        foreach (var (end, points) in ends)
        {
            var left = points - Math.Min(points, missing);
            missing -= points - left;
            if (left > 0)
            {
                yield return (end, left);
            }
        }
    }
}
