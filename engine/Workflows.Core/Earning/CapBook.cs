using Workflows.Core.Members;
using Workflows.Core.Time;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Earning;

/// <summary>How much of each cap a member has used.</summary>
internal sealed class CapBook(Calendar calendar)
{
    /// <summary>How much of a cap is left at an instant, from 0.</summary>
    public long Left(MemberState member, Cap cap, Instant now)
    {
        ref var use = ref member.Caps[cap.Index];
        var used = cap.Period switch
        {
            CapPeriod.PerEvent => 0,
            CapPeriod.InAny period => UsedInWindow(ref use, period.Length, now),
            _ => now.Micros < use.PeriodEnd ? use.Used : 0,
        };
        return Math.Max(0, cap.Most - used);
    }

    /// <summary>Books a use in the period of an instant.</summary>
    public void Book(MemberState member, Cap cap, Instant now, int day, long amount)
    {
        ref var use = ref member.Caps[cap.Index];
        switch (cap.Period)
        {
            case CapPeriod.PerEvent:
                break;
            case CapPeriod.InAny:
                (use.Posted ??= []).Add((now.Micros, amount));
                break;
            default:
                if (now.Micros >= use.PeriodEnd)
                {
                    use.PeriodEnd = PeriodEnd(cap.Period, day);
                    use.Used = 0;
                }

                use.Used += amount;
                break;
        }
    }

    private long UsedInWindow(ref CapUse use, TimeLength length, Instant now)
    {
        if (use.Posted is not { Count: > 0 } posted)
        {
            return 0;
        }

        posted.RemoveAll(entry => calendar.Plus(new Instant(entry.At), length) <= now);
        var used = 0L;
        foreach (var (_, amount) in posted)
        {
            used += amount;
        }

        return used;
    }

    private long PeriodEnd(CapPeriod period, int day) => period is CapPeriod.PerCalendar calendarPeriod
        ? calendar.StartOfDay(Calendar.NextPeriodStart(calendarPeriod.Unit, day)).Micros
        : long.MaxValue;
}
