using Workflows.Core.Members;
using Workflows.Model.Time;

namespace Workflows.Core.Merging;

/// <summary>Adds up what two members who are merged have used of each limit.</summary>
internal static class JoinedLimits
{
    /// <summary>Adds what another member used; what counts no more is left out.</summary>
    public static void Join(MemberState member, MemberState carried, Instant now)
    {
        for (var cap = 0; cap < member.Caps.Length; cap++)
        {
            ref var own = ref member.Caps[cap];
            var other = carried.Caps[cap];
            if (other.PeriodEnd > now.Micros)
            {
                // Periods are those of the calendar: two that are not over are the same.
                own = own.PeriodEnd > now.Micros ? own with { Used = own.Used + other.Used } : other;
            }

            if (carried.CapUses.Length > 0 && carried.CapUses[cap] is { Count: > 0 } uses)
            {
                List<(long At, long Amount)> all = [.. member.UsesOf(cap).Concat(uses).OrderBy(use => use.At)];
                member.CapUses[cap] = all;
            }
        }

        foreach (var use in carried.KeyedUses ?? [])
        {
            if (use.End > now.Micros)
            {
                Add(member.KeyedUses ??= [], use);
            }
        }
    }

    private static void Add(List<KeyedUse> uses, KeyedUse use)
    {
        var same = uses.FindIndex(one => one with { Amount = use.Amount } == use);
        if (same < 0)
        {
            uses.Add(use);
        }
        else
        {
            uses[same] = use with { Amount = uses[same].Amount + use.Amount };
        }
    }
}
