using Workflows.Core.Members;

namespace Workflows.Core.State;

/// <summary>Which household a member is in, and who is in a household, as bytes. All of them are numbers that say nothing of who it is.</summary>
internal static class HouseholdCodec
{
    /// <summary>Writes it; two zeros where there is nothing of it.</summary>
    public static void Write(MemberState member, BlobWriter to)
    {
        to.Count(member.Household + 1);
        to.Count(member.Residents.Count);
        foreach (var resident in member.Residents)
        {
            to.Count(resident);
        }
    }

    /// <summary>Reads it.</summary>
    public static void Read(MemberState member, ref BlobReader from)
    {
        member.Household = from.Count() - 1;
        for (var count = from.Count(); count > 0; count--)
        {
            (member.ResidentList ??= []).Add(from.Count());
        }
    }
}
