using Workflows.Core.Members;

namespace Workflows.Core.State;

/// <summary>A member's last places of leaderboards, as bytes.</summary>
internal static class PlaceCodec
{
    /// <summary>Writes them; a count of 0 where there are none.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        to.Count(member.Places?.Count ?? 0);
        foreach (var place in member.Places ?? [])
        {
            to.Count(place.Ranking);
            to.Signed(place.At);
            to.Count(place.Rank);
        }
    }

    /// <summary>Reads them.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        for (var count = from.Count(); count > 0; count--)
        {
            (member.Places ??= []).Add(new LastPlace(from.Count(), from.Signed(), from.Count()));
        }
    }
}
