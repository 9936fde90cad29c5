using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Tests.Naive;

/// <summary>The accounts and lots of one kind of points, as section 6 of the semantics says it.</summary>
internal sealed class NaiveLots(PointsCurrency points, ReturnPolicy returns, NaiveCalendar calendar)
{
    private readonly NaiveEnds _ends = new(points, calendar);
    private List<NaiveLot> _lots = [];

    public IReadOnlyList<NaiveLot> Lots => _lots;

    public long Available { get; private set; }

    public long Owed { get; private set; }

    /// <summary>Where returns go below zero: what was spent and is in no lot.</summary>
    public long Short { get; private set; }

    /// <summary>What was spent, is not there and is nobody's debt, where returns stop at zero.</summary>
    public long Forgiven { get; private set; }

    /// <summary>What was given less what was taken back.</summary>
    public long Issued { get; private set; }

    public long Redeemed { get; private set; }

    public long Expired { get; private set; }

    /// <summary>What is reserved for rewards.</summary>
    public long Reserved { get; private set; }

    /// <summary>What guards hold.</summary>
    public long Guarded { get; private set; }

    /// <summary>What came from other members less what went to them.</summary>
    public long Transferred { get; private set; }

    public long Pending => _lots.Where(lot => lot.Matures is not null).Sum(lot => lot.Left) + Guarded;

    public void Issue(long amount, Instant at, long input)
    {
        Issued += amount;
        var lot = NewLot(amount, at, input);
        if (lot.Matures is null)
        {
            Available += amount;
            PayBack(lot);
        }

        Add(lot);
        Activity(at);
    }

    /// <summary>Points that are taken back unless an event comes: one at the very end has come.</summary>
    public void IssueAwaiting(long amount, Instant at, long input, (int Rule, int Effect) awaits, TimeLength upTo)
    {
        Issued += amount;
        var lot = NewLot(amount, at, input);
        (lot.Awaits, lot.Matures) = (awaits, new Instant(calendar.Plus(at, upTo).Micros + 1));
        Add(lot);
        Activity(at);
    }

    /// <summary>The event came: they are spendable unless all points of their kind are still pending.</summary>
    /// <returns>How many.</returns>
    public long Confirm((int Rule, int Effect) awaits, Func<long, bool> isOfInput, Instant now)
    {
        var confirmed = _lots.Where(lot => lot.Awaits == awaits && isOfInput(lot.Input)).ToList();
        foreach (var lot in confirmed)
        {
            var mature = points.Pending is { } pending ? calendar.Plus(lot.Earned, pending) : lot.Earned;
            (lot.Awaits, lot.Matures) = (null, Instant.Later(now, mature));
        }

        var sum = confirmed.Sum(lot => lot.Left);
        if (sum > 0)
        {
            LetGo(now);
        }

        return sum;
    }

    /// <summary>A guard holds what an event earned.</summary>
    public void Guard(long amount) => (Issued, Guarded) = (Issued + amount, Guarded + amount);

    /// <summary>What a guard held is taken back.</summary>
    public void Deny(long amount) => (Issued, Guarded) = (Issued - amount, Guarded - amount);

    /// <summary>What a guard held is let go, as old as it is.</summary>
    public void Release(long amount, Instant earned, long input, Instant now, ((int Rule, int Effect) For, TimeLength UpTo)? awaits)
    {
        Guarded -= amount;
        var lot = NewLot(amount, earned, input);
        if (awaits is { } wait && points.KeepsLots)
        {
            (lot.Awaits, lot.Matures) = (wait.For, new Instant(calendar.Plus(now, wait.UpTo).Micros + 1));
            Add(lot);
            return;
        }

        if (lot.Matures is null || lot.Matures <= now)
        {
            lot.Matures = null;
            Available += amount;
            PayBack(lot);
        }

        Add(lot);
        Activity(now);
    }

    /// <summary>Spends points; a redemption is a fact: what isn't there becomes owed.</summary>
    public IReadOnlyList<NaivePart> Redeem(long amount, Instant at, long input)
    {
        Redeemed += amount;
        return Spent(Take(amount, at, input), at);
    }

    public IReadOnlyList<NaivePart> Reserve(long amount, Instant at, long input)
    {
        Reserved += amount;
        return Take(amount, at, input);
    }

    /// <summary>Points that were reserved are spent.</summary>
    public IReadOnlyList<NaivePart> Settle(IReadOnlyList<NaivePart> parts, Instant at)
    {
        var amount = parts.Sum(part => part.Points);
        (Reserved, Redeemed) = (Reserved - amount, Redeemed + amount);
        return Spent(parts, at);
    }

    public void GiveBackReserved(IReadOnlyList<NaivePart> parts, Instant at)
    {
        Reserved -= parts.Sum(part => part.Points);
        PutBack(parts, at);
    }

    public void GiveBackRedeemed(IReadOnlyList<NaivePart> parts, Instant at)
    {
        Redeemed -= parts.Sum(part => part.Points);
        PutBack(parts, at);
    }

    /// <summary>Points that another one gave for this are spent.</summary>
    public IReadOnlyList<NaivePart> RedeemGiven(IReadOnlyList<NaivePart> parts, Instant at)
    {
        var amount = parts.Sum(part => part.Points);
        (Transferred, Redeemed) = (Transferred + amount, Redeemed + amount);
        return Spent(parts, at);
    }

    /// <summary>Points that another one gave for this are reserved.</summary>
    public void ReserveGiven(IReadOnlyList<NaivePart> parts)
    {
        var amount = parts.Sum(part => part.Points);
        (Transferred, Reserved) = (Transferred + amount, Reserved + amount);
    }

    /// <summary>What another one gave and was reserved or spent goes back there.</summary>
    public void SendBack(IReadOnlyList<NaivePart> parts, bool wasReserved)
    {
        var amount = parts.Sum(part => part.Points);
        Transferred -= amount;
        Reserved -= wasReserved ? amount : 0;
        Redeemed -= wasReserved ? 0 : amount;
    }

    /// <summary>Something was done with points, which puts off their end where they have so long after activity.</summary>
    public void Active(Instant at) => Activity(at);

    public IReadOnlyList<NaivePart> SendOff(long amount, Instant at, long input)
    {
        Transferred -= amount;
        return Take(amount, at, input);
    }

    public void Receive(IReadOnlyList<NaivePart> parts, Instant at)
    {
        Transferred += parts.Sum(part => part.Points);
        PutBack(parts, at);
    }

    /// <summary>What time brings: points mature or are taken back, and expire.</summary>
    /// <returns>Whether any expired, and whether there is notice that some will.</returns>
    public (bool Expires, bool IsNoticed) Advance(Instant now) => (LetGo(now), IsNoticed(now));

    private bool LetGo(Instant now)
    {
        foreach (var lot in _lots.Where(lot => lot.Matures <= now))
        {
            if (lot.Awaits is not null)
            {
                Issued -= lot.Left;
                lot.Left = 0;
                continue;
            }

            lot.Matures = null;
            Available += lot.Left;
            PayBack(lot);
        }

        var expiring = _lots.Where(lot => lot.Expires <= now && lot.Left > 0).ToList();
        foreach (var lot in expiring)
        {
            Expired += lot.Left;
            Available -= lot.Matures is null ? lot.Left : 0;
            lot.Left = 0;
        }

        Forget();
        return expiring.Count > 0;
    }

    /// <summary>Puts off the end of all points that have one, also of such as may come back.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Extend(TimeLength by, Instant at)
    {
        var ending = _lots.Where(lot => lot.Expires != Instant.Never).ToList();
        foreach (var lot in ending)
        {
            PutOff(lot, calendar.Plus(lot.Expires, by), at);
        }

        return ending.Count > 0;
    }

    /// <summary>Points that were taken out have their end put off too.</summary>
    public IReadOnlyList<NaivePart> Extend(IReadOnlyList<NaivePart> parts, TimeLength by) =>
        [.. parts.Select(part => part.Expires == Instant.Never ? part : part with { Expires = calendar.Plus(part.Expires, by) })];

    /// <summary>Nothing is left: all is another member's now.</summary>
    /// <param name="spent">What was spent on rewards that can still be cancelled.</param>
    public void HandOver(long spent)
    {
        Transferred -= Pending + Available + Reserved + spent - Owed;
        Redeemed -= spent;
        (_lots, Available, Owed, Short, Reserved, Guarded) = ([], 0, 0, 0, 0, 0);
    }

    /// <summary>All that another member had is this one's, with its dates; what that one owed is paid from it.</summary>
    /// <param name="other">What the other one had.</param>
    /// <param name="spent">What that one spent on rewards that can still be cancelled.</param>
    /// <param name="at">When.</param>
    /// <param name="input">The number of the input.</param>
    public void TakeOver(NaiveLots other, long spent, Instant at, long input)
    {
        Redeemed += spent;
        Transferred += spent;
        foreach (var lot in other._lots.Select(lot => lot.Copy()))
        {
            Transferred += lot.Left;
            if (lot.Matures is null)
            {
                Available += lot.Left;
                PayBack(lot);
            }

            Add(lot);
        }

        Transferred += other.Guarded + other.Reserved;
        (Guarded, Reserved) = (Guarded + other.Guarded, Reserved + other.Reserved);
        if (!points.KeepsLots && other.Available > 0)
        {
            Transferred += other.Available;
            Available += other.Available;
            PayBack(NewLot(other.Available, at, input));
        }

        var debt = other.Owed + (points.KeepsLots ? other.Short : Math.Max(0, -other.Available));
        if (debt > 0)
        {
            SendOff(debt, at, input);
        }
    }

    /// <summary>All that is pending is lost.</summary>
    public void ForfeitPending()
    {
        Issued -= Pending;
        Guarded = 0;
        _lots.RemoveAll(lot => lot.Matures is not null);
    }

    /// <summary>All that is spendable is lost.</summary>
    public void ForfeitAvailable()
    {
        if (Available > 0)
        {
            Expired += Available;
            Available = 0;
            _lots.RemoveAll(lot => lot.Matures is null);
        }
    }

    private NaiveLot NewLot(long amount, Instant at, long input) => new()
    {
        Input = input, Earned = at, Left = amount, Expires = _ends.ExpiryFrom(at), NoticeAt = _ends.NoticeOf(_ends.ExpiryFrom(at), at),
        Matures = points.Pending is { } pending ? calendar.Plus(at, pending) : null,
    };

    private void Add(NaiveLot lot)
    {
        if (points.KeepsLots)
        {
            _lots.Add(lot);
        }

        Forget();
    }

    private List<NaivePart> Take(long amount, Instant at, long input)
    {
        var missing = Math.Max(0, amount - Math.Max(0, Available));
        switch (returns)
        {
            case ReturnPolicy.Owe:
                (Owed, Available) = (Owed + missing, Available + missing);
                break;
            case ReturnPolicy.Stop:
                (Forgiven, Available) = (Forgiven + missing, Available + missing);
                break;
            default:
                Short += points.KeepsLots ? missing : 0;
                break;
        }

        Available -= amount;
        var rest = amount;
        var parts = new List<NaivePart>();
        foreach (var lot in _lots.Where(lot => lot.Matures is null)
            .OrderBy(lot => points.Spend == SpendOrder.OldestFirst ? lot.Earned : lot.Expires)
            .ThenBy(lot => points.Spend == SpendOrder.OldestFirst ? lot.Expires : lot.Earned).ThenBy(lot => lot.Input))
        {
            var part = Math.Min(rest, lot.Left);
            lot.Left -= part;
            rest -= part;
            parts.AddRange(part > 0 ? [new NaivePart(lot.Input, lot.Earned, lot.Expires, part)] : []);
        }

        if (rest > 0)
        {
            // What was advanced is as old as the day on which it was.
            parts.Add(new NaivePart(points.KeepsLots ? input : 0, at, _ends.ExpiryFrom(at), rest));
        }

        Forget();
        return parts;
    }

    private IReadOnlyList<NaivePart> Spent(IReadOnlyList<NaivePart> parts, Instant at)
    {
        Activity(at);
        return points.Expiry is not Expiry.AfterActivity ? parts
            : [.. parts.Select(part => part with { Expires = Instant.Later(part.Expires, _ends.ExpiryFrom(at)) })];
    }

    /// <summary>Points come back to where they were taken from; what the member did meanwhile has put off the end of these too.</summary>
    private void PutBack(IReadOnlyList<NaivePart> parts, Instant at)
    {
        foreach (var part in parts)
        {
            Available += part.Points;
            var same = _lots.Where(lot => lot.Input == part.Input && lot.Earned == part.Earned && lot.Matures is null).ToList();
            var old = same.Find(lot => lot.Expires == part.Expires) ?? same.FirstOrDefault();
            var expires = points.Expiry is Expiry.AfterActivity ? _lots.Select(lot => lot.Expires).Append(part.Expires).Max() : part.Expires;
            var back = new NaiveLot
            {
                Input = part.Input, Earned = part.Earned, Left = part.Points, Expires = old?.Expires ?? expires,
                NoticeAt = old?.NoticeAt ?? _ends.NoticeOf(expires, at),
            };
            PayBack(back);
            if (old is not null)
            {
                old.Left += back.Left;
                continue;
            }

            Add(back);
        }
    }

    private void PayBack(NaiveLot lot)
    {
        var missing = Math.Min(Short, lot.Left);
        Short -= missing;
        lot.Left -= missing;
        var back = Math.Min(Owed, lot.Left);
        Owed -= back;
        Available -= back;
        lot.Left -= back;
    }

    private void Activity(Instant at)
    {
        if (points.Expiry is Expiry.AfterActivity)
        {
            foreach (var lot in _lots)
            {
                PutOff(lot, _ends.ExpiryFrom(at), at);
            }
        }
    }

    private void PutOff(NaiveLot lot, Instant end, Instant at)
    {
        if (end > lot.Expires)
        {
            (lot.Expires, lot.NoticeAt) = (end, _ends.NoticeOf(end, at));
        }
    }

    private bool IsNoticed(Instant now)
    {
        var noticed = _lots.Where(lot => lot.NoticeAt <= now).ToList();
        noticed.ForEach(lot => lot.NoticeAt = Instant.Never);
        return noticed.Count > 0;
    }

    private void Forget() => _lots = [.. _lots.Where(lot => lot.Left > 0)];
}
