using Workflows.Core.Members;

namespace Workflows.Core.History;

/// <summary>
/// Periods in a row, of those that a streak counts: a member's last row, whose length is the streak, or one before it
/// (<see cref="StreakPeriods"/>).
/// </summary>
/// <param name="First">The first period. Periods are numbered without gaps.</param>
/// <param name="Last">The last one.</param>
internal readonly record struct StreakRow(long First, long Last)
{
    /// <summary>How many periods the row has.</summary>
    public int Length => (int)(Last - First + 1);

    /// <summary>The last row of a streak; null where there is none.</summary>
    public static StreakRow? LastOf(in AggregateValue value) => value.Extra == 0 ? null : new StreakRow(value.Extra - value.Tail + 1, value.Extra);

    /// <summary>The rows of two who are one person, oldest first: what touches or overlaps is one row.</summary>
    public static List<StreakRow> Joined(IEnumerable<StreakRow> one, IEnumerable<StreakRow> other)
    {
        var joined = new List<StreakRow>();
        foreach (var row in one.Concat(other).OrderBy(row => row.First))
        {
            if (joined.Count > 0 && row.First <= joined[^1].Last + 1)
            {
                joined[^1] = joined[^1] with { Last = Math.Max(joined[^1].Last, row.Last) };
            }
            else
            {
                joined.Add(row);
            }
        }

        return joined;
    }
}
