using Workflows.Core.Members;

namespace Workflows.Core.State;

/// <summary>A member's uses of caps that are counted for each value of a field, as bytes.</summary>
internal static class KeyedUseCodec
{
    /// <summary>Writes them; a count of 0 where there are none.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        to.Count(member.KeyedUses?.Count ?? 0);
        foreach (var use in member.KeyedUses ?? [])
        {
            to.Count(use.Cap);
            to.Text(use.Key);
            to.Signed(use.End);
            to.Signed(use.Amount);
        }
    }

    /// <summary>Reads them.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        for (var count = from.Count(); count > 0; count--)
        {
            (member.KeyedUses ??= []).Add(new KeyedUse(from.Count(), from.Text() ?? "", from.Signed(), from.Signed()));
        }
    }
}
