using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>A reward and its points, reserved.</summary>
internal sealed record NaiveHold(string Key, Reward Reward, RewardPrice Price, Instant At, Instant Due, IReadOnlyList<NaivePart> Parts);

/// <summary>A reward that was given, perhaps as a voucher.</summary>
internal sealed record NaiveRedemption(string Key, Reward Reward, RewardPrice Price, Instant At, Instant UsedAt, IReadOnlyList<NaivePart> Parts)
{
    public string? Code { get; init; }

    public Instant VoucherEnds { get; init; } = Instant.Never;

    /// <summary>What is left of the voucher's worth, in cents; 0 for one that is used once.</summary>
    public long Worth { get; init; }

    public bool IsUsed { get; init; }

    public bool IsUsedUp { get; init; }

    public bool IsExpired { get; init; }

    public bool IsFulfilled { get; init; }

    /// <summary>Since when nothing is to be heard of it any more; never while something may be.</summary>
    public Instant SettledAt { get; init; } = Instant.Never;
}

/// <summary>What a member asks for. What was granted is a fact; whether it may be is decided when it comes, and not again.</summary>
internal sealed class NaiveRewards(Programme programme, NaiveCalendar calendar, NaiveCaps caps, IReadOnlyList<NaiveLots> lots, NaiveOthers others)
{
    public List<NaiveHold> Holds { get; private set; } = [];

    public List<NaiveRedemption> Given { get; private set; } = [];

    /// <summary>The instants at which time changes something.</summary>
    public IEnumerable<Instant> Ends => Holds.Select(hold => hold.Due)
        .Concat(Given.Where(one => one is { IsUsedUp: false, IsExpired: false }).Select(one => one.VoucherEnds));

    /// <summary>Why a request is refused now; null where it is granted.</summary>
    public RejectionReason? WhyNot(EventRecord record, NaiveConditions facts, NaiveAnswers answers, IReadOnlyCollection<string> self) => record.Type switch
    {
        BuiltInEvents.Redeemed when TextOf(record, "hold") is { } hold =>
            Holds.Find(one => one.Key == hold) is { } held && (RewardOf(record) is not { } named || named == held.Reward) ? null : RejectionReason.NoSuchHold,
        BuiltInEvents.Redeemed when RewardOf(record) is null => NumberOf(record, "points") is 0 ? RejectionReason.NoSuchPrice
            : lots[Spent(record)].Available < NumberOf(record, "points") ? RejectionReason.NotEnoughPoints : null,
        BuiltInEvents.Redeemed or BuiltInEvents.RewardHeld => WhyNotGive(record, facts, answers),
        BuiltInEvents.RewardReleased => Holds.Exists(one => one.Key == TextOf(record, "hold")) ? null : RejectionReason.NoSuchHold,
        BuiltInEvents.RewardCancelled => WhyNotCancel(Given.Find(one => one.Key == TextOf(record, "redemption")), record.At),
        BuiltInEvents.RewardFulfilled => Given.Exists(one => one.Key == TextOf(record, "redemption") && !one.IsFulfilled)
            ? null : RejectionReason.NoSuchRedemption,
        BuiltInEvents.VoucherUsed => WhyNotUse(Given.Find(one => one.Code == TextOf(record, "voucher")), record),
        _ => WhyNotTransfer(record, self),
    };

    /// <summary>Whether a request is about a voucher whose time was over ninety days ago, so that it may have been forgotten.</summary>
    public bool MayBeForgotten(EventRecord record) => Given.Exists(one =>
        (one.Key == TextOf(record, "redemption") || (one.Code ?? one.Key) == TextOf(record, "voucher"))
        && one.VoucherEnds.Micros <= record.At.Micros - (90 * Instant.PerDay));

    /// <summary>Does what was granted.</summary>
    public void Take(EventRecord record, long input, string member)
    {
        var at = record.At;
        switch (record.Type)
        {
            case BuiltInEvents.Redeemed when TextOf(record, "hold") is { } key:
                var hold = Holds.Single(one => one.Key == key);
                Holds.Remove(hold);
                Give(record.Key, member, hold.Reward, hold.Price, at, hold.At, lots[hold.Price.Currency].Settle(hold.Parts, at));
                break;
            case BuiltInEvents.Redeemed when RewardOf(record) is null:
                lots[Spent(record)].Redeem(NumberOf(record, "points")!.Value, at, input);
                break;
            case BuiltInEvents.Redeemed:
                var (reward, price) = (RewardOf(record)!, PriceOf(record)!);
                var spent = lots[price.Currency].Redeem(price.Points, at, input);
                Book(reward, at, 1);
                Give(record.Key, member, reward, price, at, at, spent);
                break;
            case BuiltInEvents.RewardHeld:
                (reward, price) = (RewardOf(record)!, PriceOf(record)!);
                Holds.Add(new NaiveHold(
                    record.Key, reward, price, at, calendar.Plus(at, reward.Hold!.Value), lots[price.Currency].Reserve(price.Points, at, input)));
                Book(reward, at, 1);
                break;
            case BuiltInEvents.RewardReleased:
                Free(Holds.Single(one => one.Key == TextOf(record, "hold")), at);
                break;
            case BuiltInEvents.RewardCancelled:
                Cancel(Given.Single(one => one.Key == TextOf(record, "redemption")), at);
                break;
            case BuiltInEvents.RewardFulfilled:
                Change(one => one.Key == TextOf(record, "redemption"), one => one with
                {
                    IsFulfilled = true, SettledAt = one.Code is null ? at : one.SettledAt,
                });
                break;
            case BuiltInEvents.VoucherUsed:
                Change(one => one.Code == TextOf(record, "voucher"), one => Used(one, NumberOf(record, "amount") ?? one.Worth, at));
                break;
            default:
                Transfer(record, input);
                break;
        }
    }

    /// <summary>Reservations and vouchers whose time is over.</summary>
    public void Advance(Instant now)
    {
        while (Holds.Find(hold => hold.Due <= now) is { } over)
        {
            Free(over, now);
        }

        Change(one => one.VoucherEnds <= now && one is { IsUsedUp: false }, one => one with { IsExpired = true, SettledAt = one.IsExpired ? one.SettledAt : now });
    }

    public void ReleaseAll(Instant at)
    {
        while (Holds.Count > 0)
        {
            Free(Holds[0], at);
        }
    }

    /// <summary>Points that were spent or reserved have their end put off with the others.</summary>
    public bool Extend(int currency, TimeLength by)
    {
        var isAny = Holds.Exists(hold => hold.Price.Currency == currency && hold.Parts.Any(part => part.Expires != Instant.Never));
        Holds = [.. Holds.Select(hold => hold.Price.Currency == currency ? hold with { Parts = lots[currency].Extend(hold.Parts, by) } : hold)];
        Change(one => one.Price.Currency == currency, one => one with { Parts = lots[currency].Extend(one.Parts, by) });
        return isAny;
    }

    /// <summary>What was spent of a currency on what is not over for ninety days, and may be given back as far as is known.</summary>
    public long SpentOf(int currency, Instant now) => Given
        .Where(one => one.Price.Currency == currency && one.SettledAt.Micros > now.Micros - (90 * Instant.PerDay)).Sum(one => one.Parts.Sum(part => part.Points));

    public void Join(NaiveRewards other)
    {
        Holds = [.. Holds.Concat(other.Holds).OrderBy(hold => hold.At)];
        Given = [.. Given.Concat(other.Given).OrderBy(one => one.At)];
    }

    private void Give(string key, string member, Reward reward, RewardPrice price, Instant at, Instant usedAt, IReadOnlyList<NaivePart> parts) =>
        Given.Add(new NaiveRedemption(key, reward, price, at, usedAt, reward.CancelUpTo is null ? [] : parts)
        {
            Code = reward.Voucher is null ? null : NaiveLife.CodeOf(programme, member, key),
            SettledAt = reward.Voucher is not null ? Instant.Never : Instant.Later(
                calendar.Plus(at, new TimeLength(1, TimeUnit.Year)), reward.CancelUpTo is { } cancel ? calendar.Plus(at, cancel) : at),
            VoucherEnds = reward.Voucher is { } terms ? calendar.Plus(at, terms.Valid) : Instant.Never,
            Worth = reward.Voucher?.Worth is { } worth ? (long)(worth * Fraction.Of(programme.MoneyScale)).Floor() : 0,
        });

    private void Free(NaiveHold hold, Instant at)
    {
        Holds.Remove(hold);
        lots[hold.Price.Currency].GiveBackReserved(hold.Parts, at);
        Book(hold.Reward, hold.At, -1);
    }

    private void Cancel(NaiveRedemption one, Instant at)
    {
        Given.Remove(one);
        lots[one.Price.Currency].GiveBackRedeemed(one.Parts, at);
        Book(one.Reward, one.UsedAt, -1);
    }

    private static NaiveRedemption Used(NaiveRedemption one, long amount, Instant at)
    {
        var left = one.Worth == 0 ? 0 : one.Worth - amount;
        return one with { Worth = left, IsUsed = true, IsUsedUp = left == 0, SettledAt = left == 0 ? at : Instant.Never };
    }

    private void Transfer(EventRecord record, long input)
    {
        var (currency, points) = (Transferable!, NumberOf(record, "points")!.Value);
        var parts = lots[currency.Index].SendOff(points, record.At, input);
        foreach (var cap in currency.Transfer)
        {
            caps.Use(cap, record.At, Fraction.Of(points));
        }

        others.Transfer(currency.Index, points, parts);
    }

    private RejectionReason? WhyNotGive(EventRecord record, NaiveConditions facts, NaiveAnswers answers)
    {
        if (RewardOf(record) is not { } reward || PriceOf(record) is not { } price)
        {
            return RejectionReason.NoSuchPrice;
        }

        return record.Type == BuiltInEvents.RewardHeld && reward.Hold is null ? RejectionReason.NotHoldable
            : reward.When is not null && !facts.Holds(reward.When) ? RejectionReason.NotEligible
            : reward.Caps.Any(cap => caps.Left(cap, record.At) < Fraction.One) ? RejectionReason.CapReached
            : lots[price.Currency].Available < price.Points ? RejectionReason.NotEnoughPoints
            : answers.LeftOf(reward) < 1 ? RejectionReason.OutOfStock
            : null;
    }

    private RejectionReason? WhyNotCancel(NaiveRedemption? one, Instant at) => one is null ? RejectionReason.NoSuchRedemption
        : one.Reward.CancelUpTo is not { } length ? RejectionReason.NotCancellable
        : one.IsFulfilled || one.IsUsed ? RejectionReason.AlreadyUsed
        : one.IsExpired ? RejectionReason.VoucherExpired
        : at >= calendar.Plus(one.At, length) ? RejectionReason.TooLateToCancel
        : null;

    private RejectionReason? WhyNotUse(NaiveRedemption? one, EventRecord record) => one is null ? RejectionReason.NoSuchVoucher
        : one.IsExpired ? RejectionReason.VoucherExpired
        : one.IsUsedUp ? RejectionReason.VoucherUsedUp
        : one.Worth > 0 && NumberOf(record, "amount") > one.Worth ? RejectionReason.VoucherTooSmall
        : null;

    private RejectionReason? WhyNotTransfer(EventRecord record, IReadOnlyCollection<string> self)
    {
        if (Transferable is not { } currency)
        {
            return RejectionReason.NotTransferable;
        }

        var points = NumberOf(record, "points")!.Value;
        return currency.Transfer.Any(cap => caps.Left(cap, record.At) < Fraction.Of(points)) ? RejectionReason.TransferredEnough
            : self.Contains(TextOf(record, "to") ?? "") ? RejectionReason.ToOneself
            : lots[currency.Index].Available < points ? RejectionReason.NotEnoughPoints
            : null;
    }

    private PointsCurrency? Transferable => programme.Currencies.FirstOrDefault(currency => !currency.Transfer.IsEmpty);

    private void Change(Predicate<NaiveRedemption> which, Func<NaiveRedemption, NaiveRedemption> change) =>
        Given = [.. Given.Select(one => which(one) ? change(one) : one)];

    private void Book(Reward reward, Instant at, int uses)
    {
        foreach (var cap in reward.Caps)
        {
            caps.Use(cap, at, Fraction.Of(uses));
        }
    }

    private Reward? RewardOf(EventRecord record) => NumberOf(record, "reward") is { } index ? programme.Rewards[(int)index] : null;

    private RewardPrice? PriceOf(EventRecord record) => RewardOf(record)?.Prices.FirstOrDefault(price =>
        (NumberOf(record, "points") is not { } points || points == price.Points)
        && (TextOf(record, "currency") is not { } currency || currency == programme.Currencies[price.Currency].Name));

    private int Spent(EventRecord record) => programme.Currencies.First(currency =>
        !currency.IsStatus && (TextOf(record, "currency") is not { } named || named == currency.Name)).Index;

    private string? TextOf(EventRecord record, string field) =>
        programme.EventTypes[record.Type].FieldNamed(field) is { } found && record.Has(found.Index) ? record.Texts[found.Index] : null;

    private long? NumberOf(EventRecord record, string field) =>
        programme.EventTypes[record.Type].FieldNamed(field) is { } found && record.Has(found.Index) ? record.Numbers[found.Index] : null;
}
