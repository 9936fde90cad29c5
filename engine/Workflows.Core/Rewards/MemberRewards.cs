using System.Collections.Immutable;
using Workflows.Model.Time;

namespace Workflows.Core.Rewards;

/// <summary>What a member has reserved, got and not used yet. Only the reward desk changes it.</summary>
internal sealed class MemberRewards
{
    /// <summary>How long one that is over is remembered, so that who shows its voucher hears what became of it.</summary>
    private const long RememberedFor = 90 * Instant.PerDay;

    /// <summary>Open reservations, oldest first.</summary>
    public List<Hold> Holds { get; private init; } = [];

    /// <summary>Rewards that were given, oldest first.</summary>
    public List<Redemption> Redemptions { get; private init; } = [];

    /// <summary>A copy that shares nothing that changes.</summary>
    public MemberRewards Clone() => new() { Holds = [.. Holds], Redemptions = [.. Redemptions] };

    /// <summary>When the clock next ends a reservation or a voucher; <see cref="Instant.Never"/> where none waits for it.</summary>
    public Instant NextChange()
    {
        var next = Instant.Never;
        foreach (var hold in Holds)
        {
            next = Instant.Earlier(next, hold.Due);
        }

        foreach (var redemption in Redemptions)
        {
            next = redemption.Voucher is { IsOver: false } voucher ? Instant.Earlier(next, voucher.Expires) : next;
        }

        return next;
    }

    /// <summary>Reserved points of a currency.</summary>
    /// <param name="currency">Index of the currency.</param>
    public long Held(int currency)
    {
        var held = 0L;
        foreach (var hold in Holds)
        {
            held += hold.Currency == currency ? LotPart.Sum(hold.Parts) : 0;
        }

        return held;
    }

    /// <summary>The place of a redemption among those that are remembered; -1 for none.</summary>
    public int IndexOf(string? redemption) => Redemptions.FindIndex(one => one.Key == redemption);

    /// <summary>What was used of limits is a fact: a log that is judged again knows the tier of then by what is known today.</summary>
    /// <param name="old">What was used.</param>
    public void TakeUses(MemberRewards old)
    {
        for (var i = 0; i < Holds.Count; i++)
        {
            var was = old.Holds.Find(hold => hold.Key == Holds[i].Key);
            Holds[i] = was is null ? Holds[i] : Holds[i] with { Uses = was.Uses };
        }

        for (var i = 0; i < Redemptions.Count; i++)
        {
            var at = old.IndexOf(Redemptions[i].Key);
            Redemptions[i] = at < 0 ? Redemptions[i] : Redemptions[i] with { Uses = old.Redemptions[at].Uses };
        }
    }

    /// <summary>Gives the lots of reserved and spent points other numbers.</summary>
    public void Renumber(Func<long, long> numberOf)
    {
        for (var i = 0; i < Holds.Count; i++)
        {
            Holds[i] = Holds[i] with { Parts = LotPart.Renumber(Holds[i].Parts, numberOf) };
        }

        for (var i = 0; i < Redemptions.Count; i++)
        {
            Redemptions[i] = Redemptions[i] with { Parts = LotPart.Renumber(Redemptions[i].Parts, numberOf) };
        }
    }

    /// <summary>Forgets what has been over for long.</summary>
    public void Forget(Instant now) => Redemptions.RemoveAll(one => one.SettledAt is { } at && at.Micros + RememberedFor <= now.Micros);
}

/// <summary>A reward and its points, reserved for an open basket.</summary>
/// <param name="Key">The key of the event.</param>
/// <param name="Reward">Index of the reward.</param>
/// <param name="Price">Place of its price.</param>
/// <param name="Currency">Index of the currency of the price.</param>
/// <param name="At">Since when.</param>
/// <param name="Due">When its time is over.</param>
/// <param name="Parts">The points, by lot.</param>
/// <param name="Household">Index of the household whose points they are; -1 for the member's own.</param>
internal sealed record Hold(
    string Key, int Reward, int Price, int Currency, Instant At, Instant Due, ImmutableArray<LotPart> Parts, int Household)
{
    /// <summary>What it uses of limits that depend on more than the member.</summary>
    public ImmutableArray<LimitUse> Uses { get; init; } = [];
}

/// <summary>A reward that was given.</summary>
/// <param name="Key">The key of the redemption.</param>
/// <param name="Reward">Index of the reward.</param>
/// <param name="Price">Place of its price.</param>
/// <param name="At">When it was given.</param>
/// <param name="CapsAt">When its use of caps was booked: as it was reserved, or as it was given.</param>
/// <param name="Parts">The points that it cost, by lot; empty where it can't be cancelled.</param>
internal sealed record Redemption(string Key, int Reward, int Price, Instant At, Instant CapsAt, ImmutableArray<LotPart> Parts)
{
    /// <summary>Index of the household whose points it cost; -1 for the member's own.</summary>
    public int Household { get; init; } = -1;

    /// <summary>The voucher that it was given as; null for none.</summary>
    public Voucher? Voucher { get; init; }

    /// <summary>What it uses of limits that depend on more than the member; empty where it can't be cancelled.</summary>
    public ImmutableArray<LimitUse> Uses { get; init; } = [];

    /// <summary>Whether it has reached the member.</summary>
    public bool IsFulfilled { get; init; }

    /// <summary>From when on nothing can happen with it any more; null while a voucher can be used.</summary>
    public Instant? SettledAt { get; init; }
}

/// <summary>A voucher.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Expires">When it expires.</param>
/// <param name="Left">What is left of its worth, in the units of money; 0 for one that is used once.</param>
/// <param name="State">Whether it can be used.</param>
internal sealed record Voucher(string Code, Instant Expires, long Left, VoucherState State)
{
    /// <summary>Whether it can't be used any more.</summary>
    public bool IsOver => State is VoucherState.UsedUp or VoucherState.Expired;
}

/// <summary>What has become of a voucher.</summary>
internal enum VoucherState : byte
{
    /// <summary>Nothing of it was used.</summary>
    Unused,

    /// <summary>A part of it was used.</summary>
    InUse,

    /// <summary>Nothing of it is left.</summary>
    UsedUp,

    /// <summary>Its time is over.</summary>
    Expired,
}
