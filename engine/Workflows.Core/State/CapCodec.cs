using System.Runtime.InteropServices;
using Workflows.Core.Members;

namespace Workflows.Core.State;

/// <summary>A member's uses of caps, as bytes; those by a value of a field stand with <see cref="KeyedUseCodec"/>.</summary>
internal static class CapCodec
{
    /// <summary>Writes them.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        for (var cap = 0; cap < member.Caps.Length; cap++)
        {
            Write(member, cap, to);
        }
    }

    /// <summary>Writes those of a cap.</summary>
    public static void Write(MemberState member, int cap, BlobWriter to)
    {
        to.Signed(member.Caps[cap].PeriodEnd);
        to.Signed(member.Caps[cap].Used);
        var uses = CollectionsMarshal.AsSpan(member.CapUses.Length == 0 ? null : member.CapUses[cap]);
        to.Count(uses.Length);
        var last = member.LastAt.Micros;
        foreach (var (at, amount) in uses)
        {
            to.Near(at, last);
            to.Signed(amount);
            last = at;
        }
    }

    /// <summary>Reads them.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        for (var cap = 0; cap < member.Caps.Length; cap++)
        {
            Read(member, cap, ref from);
        }
    }

    /// <summary>Reads those of a cap.</summary>
    public static void Read(MemberState member, int cap, ref BlobReader from)
    {
        ref var use = ref member.Caps[cap];
        (use.PeriodEnd, use.Used) = (from.Signed(), from.Signed());
        var count = from.Count();
        var last = member.LastAt.Micros;
        for (; count > 0; count--)
        {
            last = from.Near(last);
            member.UsesOf(cap).Add((last, from.Signed()));
        }
    }
}
