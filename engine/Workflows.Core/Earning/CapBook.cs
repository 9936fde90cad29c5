using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Earning;

/// <summary>How much of each cap a member has used.</summary>
internal sealed class CapBook(ProgrammePlan plan)
{
    private readonly Calendar _calendar = plan.Calendar;

    /// <summary>How much of a cap is left at an instant, from 0; of money in units of <see cref="ProgrammePlan.PointCosts"/>.</summary>
    public long Left(MemberState member, Cap cap, Instant now)
    {
        var use = member.Caps[cap.Index];
        var used = cap.Period switch
        {
            CapPeriod.PerEvent => 0,
            CapPeriod.InAny period => UsedInWindow(member, cap.Index, period.Length, now),
            _ => now.Micros < use.PeriodEnd ? use.Used : 0,
        };
        return Math.Max(0, plan.MostOf(cap) - used);
    }

    /// <summary>Books a use in the period of an instant.</summary>
    public void Book(MemberState member, Cap cap, Instant now, int day, long amount)
    {
        switch (cap.Period)
        {
            case CapPeriod.PerEvent:
                break;
            case CapPeriod.InAny:
                member.UsesOf(cap.Index).Add((now.Micros, amount));
                break;
            default:
                ref var use = ref member.Caps[cap.Index];
                if (now.Micros >= use.PeriodEnd)
                {
                    use.PeriodEnd = PeriodEnd(cap.Period, day);
                    use.Used = 0;
                }

                use.Used += amount;
                break;
        }
    }

    /// <summary>Takes back a use that was booked at an instant; nothing is left of it once its period is over.</summary>
    public void Unbook(MemberState member, Cap cap, Instant booked, int day, long amount)
    {
        switch (cap.Period)
        {
            case CapPeriod.PerEvent:
                break;
            case CapPeriod.InAny:
                if (member.CapUses.Length > 0)
                {
                    member.CapUses[cap.Index]?.Remove((booked.Micros, amount));
                }

                break;
            default:
                ref var use = ref member.Caps[cap.Index];
                use.Used -= use.PeriodEnd == PeriodEnd(cap.Period, day) ? amount : 0;
                break;
        }
    }

    private long UsedInWindow(MemberState member, int cap, TimeLength length, Instant now)
    {
        if (member.CapUses.Length == 0 || member.CapUses[cap] is not { Count: > 0 } posted)
        {
            return 0;
        }

        posted.RemoveAll(entry => _calendar.Plus(new Instant(entry.At), length) <= now);
        var used = 0L;
        foreach (var (_, amount) in posted)
        {
            used += amount;
        }

        return used;
    }

    private long PeriodEnd(CapPeriod period, int day) => period is CapPeriod.PerCalendar calendarPeriod
        ? _calendar.StartOfDay(Calendar.NextPeriodStart(calendarPeriod.Unit, day)).Micros
        : long.MaxValue;
}
