using Workflows.Core.Members;
using Workflows.Model.Programmes;

namespace Workflows.Core.State;

/// <summary>What a member's lots add up to, for whoever checks that they cover the balance.</summary>
public static class LotSums
{
    /// <summary>Points in lots, pending and spendable, less what is below zero; null for a currency that isn't kept in lots.</summary>
    public static (long Pending, long Available)? Of(MemberState member, PointsCurrency currency)
    {
        if (!currency.KeepsLots)
        {
            return null;
        }

        long pending = 0, available = 0;
        foreach (var lot in member.LotsOf(currency.Index) ?? [])
        {
            pending += lot.IsPending ? lot.Left : 0;
            available += lot.IsPending ? 0 : lot.Left;
        }

        // What guards hold is pending too, and in no lot yet.
        pending += member.HeldEarnings?.Sum(held => held.Points(currency.Index)) ?? 0;
        return (pending, available - member.Balances[currency.Index].Short);
    }
}
