using Workflows.Core.Members;
using Workflows.Core.Time;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Settling;

/// <summary>When a tier ends.</summary>
internal sealed class TierTerms(Calendar calendar)
{
    /// <summary>The end of a tier that is reached at an instant, in microseconds; 0 for never.</summary>
    public long Reached(TierLadder ladder, int tier, Instant at, MemberState member) => tier == 0 ? 0 : ladder.Keep switch
    {
        TierTerm.For keep => calendar.Plus(at, keep.Length).Micros,
        TierTerm.UntilEndOf keep => PeriodEnd(calendar.DayOf(at), keep.Next, day => Calendar.NextPeriodStart(keep.Unit, day)),
        TierTerm.UntilEndOfMembershipYear keep => PeriodEnd(
            calendar.DayOf(at), keep.Next, day => MembershipYear.End(calendar.DayOf(member.JoinedAt), day)),
        _ => 0,
    };

    /// <summary>
    /// The end of the tier that follows on one that ended at an instant: one period later. Kept to the end of the next period, it is the
    /// period just closed that counts; else the one that begins.
    /// </summary>
    public long Following(TierLadder ladder, int tier, Instant ended, MemberState member)
    {
        var isNext = ladder.Keep is TierTerm.UntilEndOf { Next: true } or TierTerm.UntilEndOfMembershipYear { Next: true };
        return Reached(ladder, tier, isNext ? new Instant(ended.Micros - 1) : ended, member);
    }

    private long PeriodEnd(int day, bool next, Func<int, int> endOf)
    {
        var end = endOf(day);
        return calendar.StartOfDay(next ? endOf(end) : end).Micros;
    }
}
