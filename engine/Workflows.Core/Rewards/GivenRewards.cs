using System.Collections.Immutable;
using Workflows.Core.Households;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Rewards;

/// <summary>What happens with rewards after they were given: they are cancelled, they reach the member, their vouchers are used.</summary>
internal sealed class GivenRewards(ProgrammePlan plan, Spending spending, LotClock lots, RewardLimits limits, Pooling pooling)
{
    /// <summary>How long a reward that can't be used up is waited for to reach the member.</summary>
    private static readonly TimeLength OnItsWay = new(1, TimeUnit.Year);

    private readonly Programme _programme = plan.Programme;

    /// <summary>Gives a reward whose points are spent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reward">The reward.</param>
    /// <param name="price">The place of its price.</param>
    /// <param name="parts">The points, by lot.</param>
    /// <param name="capsAt">When its use of limits was booked.</param>
    /// <param name="uses">What it uses of limits.</param>
    /// <param name="household">Index of the household whose points they were; -1 for none.</param>
    public void Give(
        in RewardAnswer request, Reward reward, int price, ImmutableArray<LotPart> parts, Instant capsAt, ImmutableArray<LimitUse> uses, int household)
    {
        var key = request.Record.Key;
        request.Output.Add(
            EffectKind.Redeemed, request.At, reward.Index, price, reward.Prices[price].Currency, reward.Prices[price].Points, key);
        Voucher? voucher = null;
        if (reward.Voucher is { } terms)
        {
            var worth = terms.Worth is { } money ? (long)(money * Fraction.Of(_programme.MoneyScale)).Floor() : 0;
            voucher = new Voucher(
                VoucherCode.Of(plan.Secret, _programme, request.Member.Index, key), plan.Calendar.Plus(request.At, terms.Valid), worth, VoucherState.Unused);
            request.Output.Add(EffectKind.VoucherIssued, request.At, reward.Index, amount: worth, text: voucher.Code);
        }

        request.Rewards.Redemptions.Add(new Redemption(key, reward.Index, price, request.At, capsAt, reward.CancelUpTo is null ? [] : parts)
        {
            Household = household, Uses = reward.CancelUpTo is null ? [] : uses, Voucher = voucher,
            SettledAt = voucher is null ? EndOf(reward, request.At) : null,
        });
    }

    /// <summary>When nothing is to be heard any more of a reward without a voucher: it can't be cancelled, and has long reached the member.</summary>
    private Instant EndOf(Reward reward, Instant given)
    {
        var reaches = plan.Calendar.Plus(given, OnItsWay);
        return reward.CancelUpTo is { } length ? Instant.Later(reaches, plan.Calendar.Plus(given, length)) : reaches;
    }

    /// <summary>
    /// Takes a reward back and gives its points back, to the lots that they came from. Points whose time was over meanwhile come back
    /// and expire at once: a cancellation makes no points younger than keeping them would have.
    /// </summary>
    public bool Cancel(in RewardAnswer request)
    {
        var key = RedemptionOf(request);
        var index = request.Rewards.IndexOf(key);
        if (index < 0)
        {
            return request.Refuse(RejectionReason.NoSuchRedemption, about: key);
        }

        var redemption = request.Rewards.Redemptions[index];
        var reward = _programme.Rewards[redemption.Reward];
        if (!request.IsFact && WhyNot(reward, redemption, request.At) is { } reason)
        {
            return request.Refuse(reason, reward.Index, about: key);
        }

        var price = reward.Prices[redemption.Price];
        request.Rewards.Redemptions.RemoveAt(index);
        GiveBack(request.Member, redemption.Household, price.Currency, redemption.Parts, Account.Redeemed, request.At, request.Output);
        PutBack(request.Member, reward, redemption.CapsAt, redemption.Uses, request.IsFact, request.Answers, request.Output);
        request.Output.Add(EffectKind.RewardCancelled, request.At, reward.Index, redemption.Price, price.Currency, price.Points, key);
        lots.AdvanceTo(request.Member, request.At, request.Output);
        return true;
    }

    /// <summary>A reward has reached the member.</summary>
    public bool Fulfil(in RewardAnswer request)
    {
        var key = RedemptionOf(request);
        var index = request.Rewards.IndexOf(key);
        if (index < 0 || request.Rewards.Redemptions[index].IsFulfilled)
        {
            return request.Refuse(RejectionReason.NoSuchRedemption, about: key);
        }

        var redemption = request.Rewards.Redemptions[index];
        request.Rewards.Redemptions[index] = redemption with
        {
            IsFulfilled = true, SettledAt = redemption.Voucher is null ? request.At : redemption.SettledAt,
        };
        request.Output.Add(EffectKind.RewardFulfilled, request.At, redemption.Reward, text: key);
        return true;
    }

    /// <summary>A voucher is used: all that is left of it, or the amount that is told.</summary>
    public bool Use(in RewardAnswer request)
    {
        var typed = RewardRequest.TextOf(_programme, request.Record, "voucher");
        var code = VoucherCode.Read(typed);
        var index = code is null ? -1 : request.Rewards.Redemptions.FindIndex(one => one.Voucher?.Code == code);
        if (index < 0)
        {
            return request.Refuse(RejectionReason.NoSuchVoucher, about: typed);
        }

        var redemption = request.Rewards.Redemptions[index];
        var voucher = redemption.Voucher!;
        var amount = voucher.Left == 0 ? 0 : RewardRequest.NumberOf(_programme, request.Record, "amount") ?? voucher.Left;
        RejectionReason? reason = voucher.State switch
        {
            VoucherState.Expired => RejectionReason.VoucherExpired,
            VoucherState.UsedUp => RejectionReason.VoucherUsedUp,
            _ => amount > voucher.Left ? RejectionReason.VoucherTooSmall : null,
        };
        if (reason is { } why)
        {
            return request.Refuse(why, redemption.Reward, points: voucher.Left, about: code);
        }

        var left = voucher.Left - amount;
        request.Rewards.Redemptions[index] = redemption with
        {
            Voucher = voucher with { Left = left, State = left == 0 ? VoucherState.UsedUp : VoucherState.InUse },
            SettledAt = left == 0 ? request.At : null,
        };
        request.Output.Add(EffectKind.VoucherUsed, request.At, redemption.Reward, amount: amount, text: code);
        return true;
    }

    /// <summary>Ends the vouchers whose time is over.</summary>
    public static void ExpireVouchers(MemberRewards rewards, Instant now, StepOutput output)
    {
        for (var i = 0; i < rewards.Redemptions.Count; i++)
        {
            var redemption = rewards.Redemptions[i];
            if (redemption.Voucher is { IsOver: false } voucher && voucher.Expires <= now)
            {
                rewards.Redemptions[i] = redemption with { Voucher = voucher with { State = VoucherState.Expired }, SettledAt = now };
                output.Add(EffectKind.VoucherExpired, now, redemption.Reward, amount: voucher.Left, text: voucher.Code);
            }
        }
    }

    /// <summary>Gives points back as old as they are: to the household that gave them, though the member may have left it, or else to the member.</summary>
    public void GiveBack(
        MemberState member, int household, int currency, ImmutableArray<LotPart> parts, Account from, Instant at, StepOutput output)
    {
        if (household >= 0)
        {
            pooling.Return(member, household, currency, parts, from, at, output);
        }
        else
        {
            spending.GiveBack(member, currency, parts, from, at, output);
        }
    }

    /// <summary>What a reward that isn't kept had used: one of the stock, the member's limits and the shared ones.</summary>
    public void PutBack(
        MemberState member, Reward reward, Instant capsAt, ImmutableArray<LimitUse> uses, bool isFact, IAnswers answers, StepOutput output)
    {
        limits.Unbook(member, reward, capsAt, uses);
        if (!isFact)
        {
            RewardLimits.PutBack(uses, answers, output);
            limits.AskStock(reward, -1, answers, output);
        }
    }

    private RejectionReason? WhyNot(Reward reward, Redemption redemption, Instant at) =>
        reward.CancelUpTo is not { } length ? RejectionReason.NotCancellable
        : redemption.IsFulfilled || redemption.Voucher is { State: VoucherState.InUse or VoucherState.UsedUp } ? RejectionReason.AlreadyUsed
        : redemption.Voucher is { State: VoucherState.Expired } ? RejectionReason.VoucherExpired
        : at >= plan.Calendar.Plus(redemption.At, length) ? RejectionReason.TooLateToCancel
        : null;

    private string? RedemptionOf(in RewardAnswer request) => RewardRequest.TextOf(_programme, request.Record, "redemption");
}
