using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Time;

namespace Workflows.Core.History;

/// <summary>Which records windows still need. When a ring forgets depends on its room, which isn't state; what it needs is.</summary>
internal static class NeededRecords
{
    /// <summary>
    /// How far back a membership year can have begun, of whoever joined on another day: 366 days, and two more for midnights of any time zone.
    /// </summary>
    private const long LongestYear = 368 * Instant.PerDay;

    /// <summary>The first record that some aggregate of a stream needs.</summary>
    /// <param name="plan">Which aggregates there are.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="member">The member.</param>
    /// <param name="ring">The member's records of it.</param>
    /// <param name="aggregates">How many of the aggregates are asked about; all if not given.</param>
    public static int First(HistoryPlan plan, StreamPlan stream, MemberState member, Ring ring, int aggregates = int.MaxValue)
    {
        var oldest = ring.End;
        foreach (var i in stream.Aggregates.Where(i => i < aggregates))
        {
            oldest = Math.Min(oldest, First(plan.Aggregates[i], member, i, ring, member.LastAt));
        }

        return Math.Max(ring.Start, oldest);
    }

    /// <summary>The first record that an aggregate needs.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="member">The member.</param>
    /// <param name="index">Its index.</param>
    /// <param name="ring">The member's records of its stream.</param>
    /// <param name="now">The instant at hand.</param>
    public static int First(AggregatePlan aggregate, MemberState member, int index, Ring ring, Instant now)
    {
        var first = aggregate.CountsFromTail ? member.Aggregates[index].Tail : ring.End;
        switch (aggregate.Shape)
        {
            case WindowShape.AmongLast:
                return Math.Min(first, ring.End - aggregate.Count);
            case WindowShape.MembershipYear:
                var ofYear = ring.Start;
                while (ofYear < ring.End && ring.At(ofYear) < now.Micros - LongestYear)
                {
                    ofYear++;
                }

                return Math.Min(first, ofYear);
            default:
                return first;
        }
    }
}
