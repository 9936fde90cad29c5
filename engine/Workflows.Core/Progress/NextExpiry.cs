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
        var (points, end) = (0L, long.MaxValue);
        foreach (var lot in member.LotsOf(currency) ?? [])
        {
            if (lot.Expires < end)
            {
                (points, end) = (lot.Left, lot.Expires);
            }
            else if (lot.Expires == end)
            {
                points += lot.Left;
            }
        }

        // Below zero the lots hold more than there is, and it is the first that are not there.
        points -= Math.Min(points, member.Balances[currency].Short);
        return end == long.MaxValue || points == 0 ? null : new NextExpiry(points, new Instant(end));
    }
}
