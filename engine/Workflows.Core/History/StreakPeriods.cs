using Workflows.Core.Members;

namespace Workflows.Core.History;

/// <summary>
/// The periods in the rows of a streak before the last one, a bit for each. They are kept for the case that somebody else turns out to be the
/// same person, who did something in the periods between the rows. Nearly every member breaks rows off again and again: so the latest bits stand
/// with the member's numbers, and only what is older is in a list.
/// </summary>
internal static class StreakPeriods
{
    /// <summary>Adds a row that has ended; it is after those that are known.</summary>
    public static void Add(MemberState member, int streak, StreakRow row)
    {
        ref var latest = ref member.Streaks[streak];
        for (var period = row.First; period <= row.Last; period++)
        {
            var (place, bit) = (period / PeriodBits.Count, (int)(period % PeriodBits.Count));
            if (place != latest.Place)
            {
                PutAway(member, streak, latest);
                latest = new PeriodBits { Place = place };
            }

            latest.Bits |= 1UL << bit;
        }
    }

    /// <summary>Adds rows, oldest first.</summary>
    public static void Add(MemberState member, int streak, IEnumerable<StreakRow> rows)
    {
        foreach (var row in rows)
        {
            Add(member, streak, row);
        }
    }

    /// <summary>Whether there are any.</summary>
    public static bool Any(MemberState member, int streak) => member.Streaks[streak].Bits != 0;

    /// <summary>The rows, oldest first.</summary>
    public static List<StreakRow> RowsOf(MemberState member, int streak)
    {
        var rows = new List<StreakRow>();
        foreach (var (of, periods) in member.EarlierPeriods ?? [])
        {
            if (of == streak)
            {
                AddRows(periods, rows);
            }
        }

        AddRows(member.Streaks[streak], rows);
        return rows;
    }

    /// <summary>Forgets all of a streak.</summary>
    public static void Clear(MemberState member, int streak)
    {
        member.EarlierPeriods?.RemoveAll(one => one.Streak == streak);
        member.Streaks[streak] = default;
    }

    private static void PutAway(MemberState member, int streak, PeriodBits periods)
    {
        if (periods.Bits != 0)
        {
            (member.EarlierPeriods ??= []).Add((streak, periods));
        }
    }

    private static void AddRows(PeriodBits periods, List<StreakRow> rows)
    {
        for (var bit = 0; bit < PeriodBits.Count; bit++)
        {
            if ((periods.Bits >> bit & 1) == 0)
            {
                continue;
            }

            var period = (periods.Place * PeriodBits.Count) + bit;
            if (rows.Count > 0 && rows[^1].Last == period - 1)
            {
                rows[^1] = rows[^1] with { Last = period };
            }
            else
            {
                rows.Add(new StreakRow(period, period));
            }
        }
    }
}
