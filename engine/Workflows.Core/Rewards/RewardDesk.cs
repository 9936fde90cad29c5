using System.Collections.Immutable;
using Workflows.Core.Earning;
using Workflows.Core.Households;
using Workflows.Core.Ledger;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Others;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Core.Rules;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Rewards;

/// <summary>
/// Answers requests: gives rewards for points, or reserves them first. Asked in this order: price, eligibility, the member's own limits, points,
/// shared limits, stock; the first that says no is the reason that is told. What is shared comes last, because asking it takes one.
/// </summary>
internal sealed class RewardDesk(ProgrammePlan plan, Spending spending, LotClock lots, CapBook caps, Pooling pooling)
{
    private readonly Programme _programme = plan.Programme;
    private readonly RewardLimits _limits = new(plan, caps);
    private readonly GivenRewards _given = new(plan, spending, lots, new RewardLimits(plan, caps), pooling);
    private readonly Transfers _transfers = new(plan, spending, caps);

    /// <summary>Answers a request.</summary>
    /// <returns>Whether it was granted; if not, the refusal is noted.</returns>
    public bool Take(in RewardAnswer request)
    {
        var isGranted = request.Record.Type switch
        {
            BuiltInEvents.RewardHeld => Reserve(request),
            BuiltInEvents.RewardReleased => Release(request),
            BuiltInEvents.RewardCancelled => _given.Cancel(request),
            BuiltInEvents.RewardFulfilled => _given.Fulfil(request),
            BuiltInEvents.VoucherUsed => _given.Use(request),
            BuiltInEvents.Transferred => _transfers.Take(request),
            _ when !RewardRequest.IsOfReward(_programme, request.Record) => Spend(request),
            _ => TextOf(request, RewardRequest.HoldField) is { } hold ? MakeGood(request, hold) : Redeem(request),
        };
        if (isGranted)
        {
            request.Member.Rewards?.Forget(request.At);
        }

        return isGranted;
    }

    /// <summary>Ends the reservations and vouchers whose time is over.</summary>
    public void AdvanceTo(MemberState member, Instant now, bool isFact, IAnswers answers, StepOutput output)
    {
        if (member.Rewards is not { } rewards)
        {
            return;
        }

        while (rewards.Holds.FindIndex(hold => hold.Due <= now) is >= 0 and var index)
        {
            Free(member, index, EffectKind.HoldEnded, now, isFact, answers, output);
        }

        GivenRewards.ExpireVouchers(rewards, now, output);
    }

    /// <summary>Lets go of all that a member has reserved.</summary>
    public void ReleaseAll(MemberState member, Instant now, bool isFact, IAnswers answers, StepOutput output)
    {
        while (member.Rewards is { Holds.Count: > 0 })
        {
            Free(member, 0, EffectKind.HoldReleased, now, isFact, answers, output);
        }
    }

    /// <summary>Whether a member could have a reward: one may, and has the points of one of its prices, alone or in the household.</summary>
    /// <param name="reward">The reward.</param>
    /// <param name="facts">The member and the clock.</param>
    /// <param name="pools">Pools that may be asked for trying: limits that depend on where it would be are left out.</param>
    /// <param name="household">The household that the member is in; null for none.</param>
    public bool IsInReach(Reward reward, RuleFacts facts, IAnswers pools, MemberState? household)
    {
        if (!IsEligible(reward, facts) || _limits.UsedUp(reward, facts) is not null
            || !reward.Prices.Any(price => HolderOf(price, facts, household).Available(price.Currency) >= price.Points))
        {
            return false;
        }

        var trial = new StepOutput();
        var known = reward with { Caps = [.. reward.Caps.Where(cap => cap.Scope is not PoolScope.PerField)] };
        if (_limits.Take(known, facts, pools, trial, out var uses) is not null)
        {
            return false;
        }

        var isThere = _limits.AskStock(reward, 1, pools, trial);
        RewardLimits.PutBack(uses, pools, trial);
        if (isThere)
        {
            _limits.AskStock(reward, -1, pools, trial);
        }

        return isThere;
    }

    private MemberState HolderOf(RewardPrice price, RuleFacts facts, MemberState? household) =>
        household is not null && pooling.IsPooled(facts.Member, price.Currency) ? household : facts.Member;

    private bool Reserve(in RewardAnswer request)
    {
        var reward = PointsNeed.RewardOf(_programme, request.Record);
        var place = reward is null ? -1 : PointsNeed.PriceOf(_programme, request.Record, reward);
        if (reward is null || place < 0)
        {
            return request.Refuse(RejectionReason.NoSuchPrice, reward?.Index ?? -1);
        }

        if (reward.Hold is not { } length)
        {
            return request.Refuse(RejectionReason.NotHoldable, reward.Index);
        }

        if (!MayHave(request, reward, reward.Prices[place], out var uses))
        {
            return false;
        }

        var price = reward.Prices[place];
        var parts = request.TakePoints(spending, price.Currency, price.Points, Account.Held);
        request.Rewards.Holds.Add(new Hold(
            request.Record.Key, reward.Index, place, price.Currency, request.At, plan.Calendar.Plus(request.At, length), parts,
            request.Household)
        {
            Uses = uses,
        });
        _limits.Book(reward, request.Facts);
        request.Output.Add(EffectKind.RewardHeld, request.At, reward.Index, place, price.Currency, price.Points, request.Record.Key);
        return true;
    }

    private bool Release(in RewardAnswer request)
    {
        var key = TextOf(request, RewardRequest.HoldField);
        var index = request.Rewards.Holds.FindIndex(hold => hold.Key == key);
        if (index < 0)
        {
            return request.Refuse(RejectionReason.NoSuchHold, about: key);
        }

        Free(request.Member, index, EffectKind.HoldReleased, request.At, request.IsFact, request.Answers, request.Output);
        lots.AdvanceTo(request.Member, request.At, request.Output);
        return true;
    }

    /// <summary>Spends the points of a reservation.</summary>
    private bool MakeGood(in RewardAnswer request, string key)
    {
        var index = request.Rewards.Holds.FindIndex(one => one.Key == key);
        if (index < 0 || PointsNeed.RewardOf(_programme, request.Record) is { } named && named.Index != request.Rewards.Holds[index].Reward)
        {
            return request.Refuse(RejectionReason.NoSuchHold, about: key);
        }

        var hold = request.Rewards.Holds[index];
        request.Rewards.Holds.RemoveAt(index);
        var spent = spending.Pass(request.Member, hold.Currency, hold.Parts, Account.Held, Account.Redeemed, request.At, request.Output);
        _given.Give(request, _programme.Rewards[hold.Reward], hold.Price, spent, hold.At, hold.Uses, hold.Household);
        return true;
    }

    private bool Redeem(in RewardAnswer request)
    {
        var reward = PointsNeed.RewardOf(_programme, request.Record);
        var place = reward is null ? -1 : PointsNeed.PriceOf(_programme, request.Record, reward);
        if (reward is null || place < 0)
        {
            return request.Refuse(RejectionReason.NoSuchPrice, reward?.Index ?? -1);
        }

        var price = reward.Prices[place];
        if (!MayHave(request, reward, price, out var uses))
        {
            return false;
        }

        var parts = request.TakePoints(spending, price.Currency, price.Points, Account.Redeemed);
        _limits.Book(reward, request.Facts);
        _given.Give(request, reward, place, parts, request.At, uses, request.Household);
        return true;
    }

    /// <summary>
    /// Spends points for nothing of ours. A redemption that is judged again is a fact: what the corrected balance doesn't cover is owed.
    /// </summary>
    private bool Spend(in RewardAnswer request)
    {
        var currency = MemberFacts.SpentCurrency(_programme, request.Record);
        var amount = MemberFacts.SpentPoints(_programme, request.Record);
        if (currency < 0 || amount == 0)
        {
            return request.Refuse(amount == 0 ? RejectionReason.NoSuchPrice : RejectionReason.NotSpendable);
        }

        if (!request.IsFact && request.Member.Available(currency) < amount)
        {
            return request.Refuse(RejectionReason.NotEnoughPoints, currency: currency, points: amount);
        }

        request.TakePoints(spending, currency, amount, Account.Redeemed);
        request.Output.Add(EffectKind.Redeemed, request.At, currency: currency, amount: amount, text: request.Record.Key);
        return true;
    }

    /// <summary>How many points a request needs, and for what.</summary>
    public PointsNeed NeedOf(in RewardAnswer request) => PointsNeed.Of(_programme, request.Record, _transfers.CurrencyOf(request));

    /// <summary>
    /// Whether a household may be asked for the points of a request: all else speaks for it, and what is shared of it is set aside. If not, the
    /// refusal is noted.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="need">What it needs.</param>
    /// <param name="uses">What it uses of limits.</param>
    public bool MayAsk(in RewardAnswer request, PointsNeed need, out ImmutableArray<LimitUse> uses)
    {
        uses = request.IsFact && need.Reward is { } given ? _limits.UsesOf(given, request.Facts) : [];
        return request.IsFact
            || (need.Reward is { } reward ? IsAllowed(request, reward) && SetsAside(request, reward, out uses) : _transfers.MayGive(request, need));
    }

    /// <summary>Puts back what was set aside for a request that the household refused.</summary>
    public void TakeBack(in RewardAnswer request, PointsNeed need, ImmutableArray<LimitUse> uses)
    {
        if (need.Reward is { } reward && !request.IsFact)
        {
            RewardLimits.PutBack(uses, request.Answers, request.Output);
            _limits.AskStock(reward, -1, request.Answers, request.Output);
        }
    }

    /// <summary>Whether the member may have a reward, whatever others have had.</summary>
    private bool IsAllowed(in RewardAnswer request, Reward reward) =>
        !IsEligible(reward, request.Facts) ? request.Refuse(RejectionReason.NotEligible, reward.Index)
        : _limits.UsedUp(reward, request.Facts) is not { } own || request.Refuse(RejectionReason.CapReached, reward.Index, points: own.Index);

    /// <summary>Takes one of every shared limit and of the stock, or nothing.</summary>
    private bool SetsAside(in RewardAnswer request, Reward reward, out ImmutableArray<LimitUse> uses)
    {
        if (_limits.Take(reward, request.Facts, request.Answers, request.Output, out uses) is { } shared)
        {
            return request.Refuse(RejectionReason.LimitReached, reward.Index, points: shared.Index);
        }

        if (_limits.AskStock(reward, 1, request.Answers, request.Output))
        {
            return true;
        }

        RewardLimits.PutBack(uses, request.Answers, request.Output);
        return request.Refuse(RejectionReason.OutOfStock, reward.Index);
    }

    private bool MayHave(in RewardAnswer request, Reward reward, RewardPrice price, out ImmutableArray<LimitUse> uses)
    {
        uses = !request.IsFact ? [] : request.FromHousehold?.Uses ?? _limits.UsesOf(reward, request.Facts);
        if (request.IsFact)
        {
            return true;
        }

        if (!IsAllowed(request, reward))
        {
            return false;
        }

        return request.Member.Available(price.Currency) < price.Points
            ? request.Refuse(RejectionReason.NotEnoughPoints, reward.Index, price.Currency, price.Points)
            : SetsAside(request, reward, out uses);
    }

    private bool IsEligible(Reward reward, RuleFacts facts) => reward.When is not { } when || plan.Rules.Holds(plan.Conditions[when], facts);

    /// <summary>Lets go of a reservation: its points come back with their age, and the one that it kept goes back into the stock.</summary>
    private void Free(MemberState member, int index, EffectKind kind, Instant at, bool isFact, IAnswers answers, StepOutput output)
    {
        var hold = member.Rewards!.Holds[index];
        var reward = _programme.Rewards[hold.Reward];
        member.Rewards.Holds.RemoveAt(index);
        _given.GiveBack(member, hold.Household, hold.Currency, hold.Parts, Account.Held, at, output);
        _given.PutBack(member, reward, hold.At, hold.Uses, isFact, answers, output);
        output.Add(kind, at, reward.Index, hold.Price, hold.Currency, LotPart.Sum(hold.Parts), hold.Key);
    }

    private string? TextOf(in RewardAnswer request, string field) => RewardRequest.TextOf(_programme, request.Record, field);
}
