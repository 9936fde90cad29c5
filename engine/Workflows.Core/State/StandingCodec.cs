using Workflows.Core.Members;
using Workflows.Core.Settling;

namespace Workflows.Core.State;

/// <summary>A member's places on ladders, and what is lent of them, as bytes.</summary>
internal static class StandingCodec
{
    /// <summary>Writes it.</summary>
    public static void Write(in Standing standing, BlobWriter to)
    {
        to.Count(standing.Own);
        to.Signed(standing.Until);
        to.Signed(standing.GraceFrom);
        to.Count(standing.Fallback);
        to.Count(standing.Matched);
    }

    /// <summary>Reads it.</summary>
    public static Standing Read(ref BlobReader from) => new()
    {
        Own = from.Count(), Until = from.Signed(), GraceFrom = from.Signed(), Fallback = from.Count(), Matched = from.Count(),
    };

    /// <summary>Writes what is lent for a time; a count of 0 where there is nothing.</summary>
    public static void WriteLoans(MemberState member, BlobWriter to)
    {
        to.Count(member.Loans?.Count ?? 0);
        foreach (var loan in member.Loans ?? [])
        {
            to.Count(loan.Ladder);
            to.Count(loan.Tier);
            to.Signed(loan.Until);
            to.Signed(loan.By);
        }
    }

    /// <summary>Reads what is lent for a time, behind the standings: so it is known what is lent in all.</summary>
    public static void ReadLoans(MemberState member, ref BlobReader from)
    {
        for (var count = from.Count(); count > 0; count--)
        {
            (member.Loans ??= []).Add(new Loan(from.Count(), from.Count(), from.Signed(), (int)from.Signed()));
        }

        for (var ladder = 0; ladder < member.Tiers.Length; ladder++)
        {
            member.Tiers[ladder].Lent = Math.Max(member.Tiers[ladder].Matched, Lending.TierOf(member, ladder));
        }
    }
}
