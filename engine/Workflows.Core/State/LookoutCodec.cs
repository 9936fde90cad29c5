using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Model.Time;

namespace Workflows.Core.State;

/// <summary>What others wait for from a member, as bytes; who they are stands on the member's sheet.</summary>
internal static class LookoutCodec
{
    /// <summary>Writes them; a count of 0 where there are none.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        // Nobody yet and nobody any more are the same.
        to.Count(member.Lookouts?.Count ?? 0);
        foreach (var lookout in member.Lookouts ?? [])
        {
            to.Count(lookout.Awaited);
            to.Signed(lookout.Lot);
            to.Near(lookout.Until.Micros, member.LastAt.Micros);
        }
    }

    /// <summary>Reads them.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        for (var count = from.Count(); count > 0; count--)
        {
            (member.Lookouts ??= []).Add(
                new Lookout("", from.Count(), from.Signed(), new Instant(from.Near(member.LastAt.Micros))));
        }
    }
}
