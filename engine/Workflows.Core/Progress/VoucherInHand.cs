using Workflows.Core.Members;
using Workflows.Model.Time;

namespace Workflows.Core.Progress;

/// <summary>A voucher that a member has and can use.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Reward">Index of the reward.</param>
/// <param name="Left">What is left of its worth, in the units of money; 0 for one that is used once.</param>
/// <param name="Expires">From this instant on it can't be used.</param>
public sealed record VoucherInHand(string Code, int Reward, long Left, Instant Expires)
{
    /// <summary>The voucher of a redemption, where it has one that can be used; else the last that the member was given and can use; null for none.</summary>
    /// <param name="member">The member.</param>
    /// <param name="redemption">The key of the redemption; null for none.</param>
    public static VoucherInHand? Of(MemberState member, string? redemption)
    {
        ArgumentNullException.ThrowIfNull(member);
        VoucherInHand? last = null;
        foreach (var given in member.Rewards?.Redemptions ?? [])
        {
            if (given.Voucher is { IsOver: false } voucher)
            {
                last = new(voucher.Code, given.Reward, voucher.Left, voucher.Expires);
                if (given.Key == redemption)
                {
                    return last;
                }
            }
        }

        return last;
    }
}
