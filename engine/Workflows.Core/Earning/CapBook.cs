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
    /// <param name="member">The member.</param>
    /// <param name="cap">The cap.</param>
    /// <param name="now">The instant.</param>
    /// <param name="key">The value of its field, where it is counted for each value.</param>
    public long Left(MemberState member, Cap cap, Instant now, string key = "")
    {
        if (cap.PerField is not null)
        {
            return Math.Max(0, plan.MostOf(cap) - UsedOf(member, cap, now, key));
        }

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
    /// <param name="member">The member.</param>
    /// <param name="cap">The cap.</param>
    /// <param name="now">The instant.</param>
    /// <param name="day">Its local day.</param>
    /// <param name="amount">How much.</param>
    /// <param name="key">The value of its field, where it is counted for each value.</param>
    public void Book(MemberState member, Cap cap, Instant now, int day, long amount, string key = "")
    {
        if (cap.PerField is not null)
        {
            BookKeyed(member, cap, now, day, amount, key);
            return;
        }

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
    /// <param name="member">The member.</param>
    /// <param name="cap">The cap.</param>
    /// <param name="booked">When it was booked.</param>
    /// <param name="day">The local day of that.</param>
    /// <param name="amount">How much.</param>
    /// <param name="key">The value of its field, where it is counted for each value.</param>
    public void Unbook(MemberState member, Cap cap, Instant booked, int day, long amount, string key = "")
    {
        if (cap.PerField is not null)
        {
            UnbookKeyed(member, cap, booked, day, amount, key);
            return;
        }

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

    private static long UsedOf(MemberState member, Cap cap, Instant now, string key)
    {
        var used = 0L;
        foreach (var use in member.KeyedUses ?? [])
        {
            used += use.Cap == cap.Index && use.Key == key && now.Micros < use.End ? use.Amount : 0;
        }

        return used;
    }

    /// <summary>Uses that stop counting at one instant are one.</summary>
    private void BookKeyed(MemberState member, Cap cap, Instant now, int day, long amount, string key)
    {
        if (cap.Period is CapPeriod.PerEvent)
        {
            return;
        }

        var uses = member.KeyedUses ??= [];
        uses.RemoveAll(use => use.End <= now.Micros);
        var end = EndOf(cap, now, day);
        var index = uses.FindIndex(use => use.Cap == cap.Index && use.Key == key && use.End == end);
        if (index < 0)
        {
            uses.Add(new KeyedUse(cap.Index, key, end, amount));
        }
        else
        {
            uses[index] = uses[index] with { Amount = uses[index].Amount + amount };
        }
    }

    private void UnbookKeyed(MemberState member, Cap cap, Instant booked, int day, long amount, string key)
    {
        var end = EndOf(cap, booked, day);
        if (member.KeyedUses is { } uses && uses.FindIndex(use => use.Cap == cap.Index && use.Key == key && use.End == end) is >= 0 and var index)
        {
            uses[index] = uses[index] with { Amount = uses[index].Amount - amount };
            if (uses[index].Amount <= 0)
            {
                uses.RemoveAt(index);
            }
        }
    }

    private long EndOf(Cap cap, Instant booked, int day) =>
        cap.Period is CapPeriod.InAny any ? _calendar.Plus(booked, any.Length).Micros : PeriodEnd(cap.Period, day);

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
