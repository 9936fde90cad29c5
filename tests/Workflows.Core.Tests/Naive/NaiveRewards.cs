using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>A reward and its points, reserved.</summary>
internal sealed record NaiveHold(string Key, Reward Reward, RewardPrice Price, Instant At, Instant Due, IReadOnlyList<NaivePart> Parts, int? Household);

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

    /// <summary>The number of the household that gave the points; null for the member's own.</summary>
    public int? Household { get; init; }

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
    /// <param name="record">The request.</param>
    /// <param name="facts">The member.</param>
    /// <param name="answers">What there is left of stocks.</param>
    /// <param name="self">The ids of the member.</param>
    /// <param name="pooled">The points that a household has for it; null where they would be the member's own.</param>
    public RejectionReason? WhyNot(
        EventRecord record, NaiveConditions facts, NaiveAnswers answers, IReadOnlyCollection<string> self, long? pooled) => record.Type switch
    {
        BuiltInEvents.Redeemed when TextOf(record, "hold") is { } hold =>
            Holds.Find(one => one.Key == hold) is { } held && (RewardOf(record) is not { } named || named == held.Reward) ? null : RejectionReason.NoSuchHold,
        BuiltInEvents.Redeemed when RewardOf(record) is null => NumberOf(record, "points") is 0 ? RejectionReason.NoSuchPrice
            : (pooled ?? lots[Spent(record)].Available) < NumberOf(record, "points") ? RejectionReason.NotEnoughPoints : null,
        BuiltInEvents.Redeemed or BuiltInEvents.RewardHeld => WhyNotGive(record, facts, answers, pooled),
        BuiltInEvents.RewardReleased => Holds.Exists(one => one.Key == TextOf(record, "hold")) ? null : RejectionReason.NoSuchHold,
        BuiltInEvents.RewardCancelled => WhyNotCancel(Given.Find(one => one.Key == TextOf(record, "redemption")), record.At),
        BuiltInEvents.RewardFulfilled => Given.Exists(one => one.Key == TextOf(record, "redemption") && !one.IsFulfilled)
            ? null : RejectionReason.NoSuchRedemption,
        BuiltInEvents.VoucherUsed => WhyNotUse(Given.Find(one => one.Code == TextOf(record, "voucher")), record),
        _ => WhyNotTransfer(record, self, pooled),
    };

    /// <summary>Whether a request is about a voucher whose time was over ninety days ago, so that it may have been forgotten.</summary>
    public bool MayBeForgotten(EventRecord record) => Given.Exists(one =>
        (one.Key == TextOf(record, "redemption") || (one.Code ?? one.Key) == TextOf(record, "voucher"))
        && one.VoucherEnds.Micros <= record.At.Micros - (90 * Instant.PerDay));

    /// <summary>How many points of what kind a request needs; null for none.</summary>
    public (int Currency, long Points)? NeedOf(EventRecord record) => record.Type switch
    {
        BuiltInEvents.Transferred => Transferable is { } currency ? (currency.Index, NumberOf(record, "points")!.Value) : null,
        BuiltInEvents.Redeemed when TextOf(record, "hold") is not null => null,
        BuiltInEvents.Redeemed when RewardOf(record) is null => NumberOf(record, "points") is > 0 and var points ? (Spent(record), points) : null,
        BuiltInEvents.RewardHeld when RewardOf(record)?.Hold is null => null,
        BuiltInEvents.Redeemed or BuiltInEvents.RewardHeld => PriceOf(record) is { } price ? (price.Currency, price.Points) : null,
        _ => null,
    };

    /// <summary>Does what was granted.</summary>
    /// <param name="record">The request.</param>
    /// <param name="input">Its number.</param>
    /// <param name="member">Whose it is.</param>
    /// <param name="given">The points that a household gave for it; null for none.</param>
    public void Take(EventRecord record, long input, string member, (int Household, IReadOnlyList<NaivePart> Parts)? given = null)
    {
        var at = record.At;
        var (household, parts) = (given?.Household, given?.Parts);
        switch (record.Type)
        {
            case BuiltInEvents.Redeemed when TextOf(record, "hold") is { } key:
                var hold = Holds.Single(one => one.Key == key);
                Holds.Remove(hold);
                Give(record.Key, member, hold.Reward, hold.Price, at, hold.At, lots[hold.Price.Currency].Settle(hold.Parts, at), hold.Household);
                break;
            case BuiltInEvents.Redeemed when RewardOf(record) is null:
                Redeem(Spent(record), NumberOf(record, "points")!.Value, at, input, parts);
                break;
            case BuiltInEvents.Redeemed:
                var (reward, price) = (RewardOf(record)!, PriceOf(record)!);
                var spent = Redeem(price.Currency, price.Points, at, input, parts);
                Book(reward, at, 1);
                Give(record.Key, member, reward, price, at, at, spent, household);
                break;
            case BuiltInEvents.RewardHeld:
                (reward, price) = (RewardOf(record)!, PriceOf(record)!);
                Holds.Add(new NaiveHold(
                    record.Key, reward, price, at, calendar.Plus(at, reward.Hold!.Value), Reserve(price, at, input, parts), household));
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
                Transfer(record, input, parts);
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

    public void Forget() => (Holds, Given) = ([], []);

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

    private IReadOnlyList<NaivePart> Redeem(int currency, long points, Instant at, long input, IReadOnlyList<NaivePart>? given) =>
        given is null ? lots[currency].Redeem(points, at, input) : lots[currency].RedeemGiven(given, at);

    private IReadOnlyList<NaivePart> Reserve(RewardPrice price, Instant at, long input, IReadOnlyList<NaivePart>? given)
    {
        if (given is null)
        {
            return lots[price.Currency].Reserve(price.Points, at, input);
        }

        lots[price.Currency].ReserveGiven(given);
        return given;
    }

    private void Give(
        string key, string member, Reward reward, RewardPrice price, Instant at, Instant usedAt, IReadOnlyList<NaivePart> parts, int? household) =>
        Given.Add(new NaiveRedemption(key, reward, price, at, usedAt, reward.CancelUpTo is null ? [] : parts)
        {
            Code = reward.Voucher is null ? null : NaiveLife.CodeOf(programme, member, key),
            Household = household,
            SettledAt = reward.Voucher is not null ? Instant.Never : Instant.Later(
                calendar.Plus(at, new TimeLength(1, TimeUnit.Year)), reward.CancelUpTo is { } cancel ? calendar.Plus(at, cancel) : at),
            VoucherEnds = reward.Voucher is { } terms ? calendar.Plus(at, terms.Valid) : Instant.Never,
            Worth = reward.Voucher?.Worth is { } worth ? (long)(worth * Fraction.Of(programme.MoneyScale)).Floor() : 0,
        });

    private void Free(NaiveHold hold, Instant at)
    {
        Holds.Remove(hold);
        if (hold.Household is { } household)
        {
            lots[hold.Price.Currency].SendBack(hold.Parts, wasReserved: true);
            others.Pool(household, hold.Price.Currency, hold.Parts);
        }
        else
        {
            lots[hold.Price.Currency].GiveBackReserved(hold.Parts, at);
        }

        Book(hold.Reward, hold.At, -1);
    }

    private void Cancel(NaiveRedemption one, Instant at)
    {
        Given.Remove(one);
        if (one.Household is { } household)
        {
            lots[one.Price.Currency].SendBack(one.Parts, wasReserved: false);
            others.Pool(household, one.Price.Currency, one.Parts);
        }
        else
        {
            lots[one.Price.Currency].GiveBackRedeemed(one.Parts, at);
        }

        Book(one.Reward, one.UsedAt, -1);
    }

    private static NaiveRedemption Used(NaiveRedemption one, long amount, Instant at)
    {
        var left = one.Worth == 0 ? 0 : one.Worth - amount;
        return one with { Worth = left, IsUsed = true, IsUsedUp = left == 0, SettledAt = left == 0 ? at : Instant.Never };
    }

    private void Transfer(EventRecord record, long input, IReadOnlyList<NaivePart>? given)
    {
        var (currency, points) = (Transferable!, NumberOf(record, "points")!.Value);
        var parts = given ?? lots[currency.Index].SendOff(points, record.At, input);
        foreach (var cap in currency.Transfer)
        {
            caps.Use(cap, record.At, Fraction.Of(points));
        }

        others.Transfer(currency.Index, points, parts);
    }

    private RejectionReason? WhyNotGive(EventRecord record, NaiveConditions facts, NaiveAnswers answers, long? pooled)
    {
        if (RewardOf(record) is not { } reward || PriceOf(record) is not { } price)
        {
            return RejectionReason.NoSuchPrice;
        }

        return record.Type == BuiltInEvents.RewardHeld && reward.Hold is null ? RejectionReason.NotHoldable
            : reward.When is not null && !facts.Holds(reward.When) ? RejectionReason.NotEligible
            : reward.Caps.Any(cap => caps.Left(cap, record.At) < Fraction.One) ? RejectionReason.CapReached
            : pooled is null && lots[price.Currency].Available < price.Points ? RejectionReason.NotEnoughPoints
            : answers.LeftOf(reward) < 1 ? RejectionReason.OutOfStock
            : pooled < price.Points ? RejectionReason.NotEnoughPoints
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

    private RejectionReason? WhyNotTransfer(EventRecord record, IReadOnlyCollection<string> self, long? pooled)
    {
        if (Transferable is not { } currency)
        {
            return RejectionReason.NotTransferable;
        }

        var points = NumberOf(record, "points")!.Value;
        return currency.Transfer.Any(cap => caps.Left(cap, record.At) < Fraction.Of(points)) ? RejectionReason.TransferredEnough
            : self.Contains(TextOf(record, "to") ?? "") ? RejectionReason.ToOneself
            : (pooled ?? lots[currency.Index].Available) < points ? RejectionReason.NotEnoughPoints
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
