using Workflows.Core.Ledger;
using Workflows.Core.Members;
using Workflows.Model.Time;

namespace Workflows.Core.Progress;

/// <summary>The points of a member that expire next if nothing more happens.</summary>
/// <param name="Points">How many, above 0.</param>
/// <param name="At">When: from this instant on they can't be spent.</param>
public readonly record struct NextExpiry(long Points, Instant At)
{
    /// <summary>What expires next of a currency, pending points too; null for nothing.</summary>
    /// <param name="member">The member.</param>
    /// <param name="currency">Index of the currency.</param>
    public static NextExpiry? Of(MemberState member, int currency)
    {
        foreach (var (end, points) in LotEnds.Of(member.LotsOf(currency) ?? [], member.Balances[currency].Short))
        {
            return new NextExpiry(points, new Instant(end));
        }

        return null;
    }
}
