using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Ledger;

/// <summary>Moves a member's points between accounts, lot by lot, and writes each move as a posting.</summary>
internal sealed class MemberLedger(Programme programme, Calendar calendar)
{
    private readonly LotTimes _times = new(calendar);

    /// <summary>Who gave points: a rule, a journey, or neither.</summary>
    public readonly record struct Giver(int Rule, int Journey)
    {
        /// <summary>Nobody: the clock, or the member.</summary>
        public static Giver Nobody => new(-1, -1);
    }

    /// <summary>Gives points that were earned at an instant.</summary>
    public void Issue(MemberState member, int currency, long amount, Instant earned, Giver giver, StepOutput output)
    {
        var points = programme.Currencies[currency];
        ref var balance = ref member.Balances[currency];
        if (!points.KeepsLots)
        {
            balance.Available += amount;
            Post(output, currency, Account.Issued, Account.Available, amount, 0, giver, earned);
            PayBack(ref balance, currency, amount, 0, earned, output);
            return;
        }

        var lots = member.Lots[currency] ??= [];
        var isPending = points.Pending is not null;
        if (lots.Count > 0 && lots[^1].Id == output.LogId && lots[^1].Awaits == 0)
        {
            lots[^1] = lots[^1] with { Left = lots[^1].Left + amount };
        }
        else
        {
            lots.Add(_times.NewLot(points, output.LogId, earned, amount));
        }

        balance.Pending += isPending ? amount : 0;
        balance.Available += isPending ? 0 : amount;
        Post(output, currency, Account.Issued, isPending ? Account.Pending : Account.Available, amount, output.LogId, giver, earned);
        if (!isPending)
        {
            var used = PayBack(ref balance, currency, amount, output.LogId, earned, output);
            lots[^1] = lots[^1] with { Left = lots[^1].Left - used };
        }

        _times.Activity(points, lots, earned);
    }

    /// <summary>Gives points that are taken back again unless an event comes in time.</summary>
    public void IssueAwaiting(
        MemberState member, int currency, long amount, Instant earned, Giver giver, AwaitedPoints awaited, StepOutput output)
    {
        var points = programme.Currencies[currency];
        var lots = member.Lots[currency] ??= [];

        // An event at the very end has come.
        var end = calendar.Plus(earned, awaited.Event.UpTo).Micros + 1;
        lots.Add(_times.NewLot(points, output.LogId, earned, amount) with { Matures = end, Awaits = awaited.Index + 1 });
        member.Balances[currency].Pending += amount;
        output.Unconfirmed.Add(output.Postings.Count);
        Post(output, currency, Account.Issued, Account.Pending, amount, output.LogId, giver, earned);
        _times.Activity(points, lots, earned);
    }

    /// <summary>
    /// The event came for which points wait. They become spendable, but not before the time is over for which all points of the currency
    /// are pending.
    /// </summary>
    /// <returns>How many points they are, of which currency; those of this very input don't wait for it.</returns>
    public (int Currency, long Points) Confirm(MemberState member, AwaitedPoints awaited, Instant now, StepOutput output)
    {
        var (of, confirmed) = (-1, 0L);
        for (var currency = 0; currency < member.Lots.Length; currency++)
        {
            var lots = member.Lots[currency];
            for (var i = 0; i < (lots?.Count ?? 0); i++)
            {
                if (lots![i].Awaits == awaited.Index + 1 && lots[i].Id != output.LogId)
                {
                    (of, confirmed) = (currency, confirmed + lots[i].Left);
                    lots[i] = lots[i] with { Awaits = 0, Matures = Math.Max(now.Micros, _times.MaturesAt(programme.Currencies[currency], lots[i])) };
                }
            }
        }

        if (confirmed > 0)
        {
            output.Add(EffectKind.Confirmed, now, currency: of, amount: confirmed);
            Advance(member, of, member.Lots[of]!, now, output);
        }

        return (of, confirmed);
    }

    /// <summary>Puts off the end of all points of a currency.</summary>
    /// <returns>How many points there are of it.</returns>
    public long Extend(MemberState member, int currency, TimeLength by, Instant at) =>
        member.LotsOf(currency) is { } lots ? _times.Extend(programme.Currencies[currency], lots, by, at) : 0;

    /// <summary>When the clock next matures or expires a lot; <see cref="Instant.Never"/> where none waits for it.</summary>
    public static Instant NextChange(MemberState member)
    {
        var next = long.MaxValue;
        foreach (var lots in member.Lots)
        {
            if (lots is not null)
            {
                foreach (var lot in lots)
                {
                    var end = Math.Min(lot.Expires, lot.NoticeAt);
                    next = Math.Min(next, lot.IsPending ? Math.Min(lot.Matures, end) : end);
                }
            }
        }

        return new Instant(next);
    }

    /// <summary>Lets lots mature and expire whose time has come, and gives notice of those that soon will.</summary>
    public void AdvanceTo(MemberState member, Instant now, StepOutput output)
    {
        for (var currency = 0; currency < member.Lots.Length; currency++)
        {
            if (member.Lots[currency] is { } lots)
            {
                Advance(member, currency, lots, now, output);
                GiveNotice(member.Balances[currency], currency, lots, now, output);
            }
        }
    }

    /// <summary>Spends points, in the order that the programme says.</summary>
    /// <returns>Whether there were enough; if not, nothing is changed.</returns>
    /// <param name="member">The member.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="amount">How many.</param>
    /// <param name="at">When.</param>
    /// <param name="mustSucceed">The points are spent as a matter of fact: the programme says what happens where they aren't there.</param>
    /// <param name="output">Where the postings go.</param>
    public bool Redeem(MemberState member, int currency, long amount, Instant at, bool mustSucceed, StepOutput output)
    {
        if (!mustSucceed && member.Balances[currency].Available < amount)
        {
            return false;
        }

        Take(member, currency, amount, at, mustSucceed, Account.Redeemed, output);
        return true;
    }

    /// <summary>Takes spendable points to where they are spent or reserved: soonest to expire first, then the oldest.</summary>
    /// <returns>What was taken, by lot, so that it can be given back with its age.</returns>
    /// <param name="member">The member, who has the points, or had them when they were taken the first time.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="amount">How many.</param>
    /// <param name="at">When.</param>
    /// <param name="mustSucceed">They are taken as a matter of fact: the programme says what happens where they aren't there.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="output">Where the postings go.</param>
    public ImmutableArray<LotPart> Take(
        MemberState member, int currency, long amount, Instant at, bool mustSucceed, Account to, StepOutput output)
    {
        ref var balance = ref member.Balances[currency];
        if (mustSucceed && amount > balance.Available)
        {
            Cover(ref balance, currency, amount - balance.Available, at, output);
        }

        var parts = ImmutableArray.CreateBuilder<LotPart>();
        var rest = amount;
        foreach (var index in SpendingOrder(member.LotsOf(currency), programme.Currencies[currency].Spend))
        {
            var lots = member.Lots[currency]!;
            var taken = Math.Min(rest, lots[index].Left);
            if (taken > 0)
            {
                parts.Add(new LotPart(lots[index].Id, lots[index].Earned, lots[index].Expires, taken));
                lots[index] = lots[index] with { Left = lots[index].Left - taken };
                Post(output, currency, Account.Available, to, taken, lots[index].Id, Giver.Nobody, at);
                rest -= taken;
            }
        }

        if (rest > 0)
        {
            // What no lot had was advanced now; should it come back, its age begins here.
            var points = programme.Currencies[currency];
            var lot = _times.NewLot(points, points.KeepsLots ? output.LogId : 0, at, rest);
            parts.Add(new LotPart(lot.Id, lot.Earned, lot.Expires, rest));
            Post(output, currency, Account.Available, to, rest, 0, Giver.Nobody, at);
        }

        balance.Available -= amount;
        member.LotsOf(currency)?.RemoveAll(lot => lot.Left == 0);
        return to == Account.Redeemed ? Spent(member, currency, parts.ToImmutable(), at) : parts.ToImmutable();
    }

    /// <summary>Spends reserved points.</summary>
    /// <returns>What was spent, by lot.</returns>
    public ImmutableArray<LotPart> Settle(MemberState member, int currency, ImmutableArray<LotPart> parts, Instant at, StepOutput output)
    {
        foreach (var part in parts)
        {
            Post(output, currency, Account.Held, Account.Redeemed, part.Points, part.Lot, Giver.Nobody, at);
        }

        return Spent(member, currency, parts, at);
    }

    /// <summary>Makes points spendable again that were reserved or spent: they go back to their lots, as old as they are.</summary>
    /// <param name="member">The member.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="parts">What was taken.</param>
    /// <param name="from">Where it is.</param>
    /// <param name="at">When.</param>
    /// <param name="output">Where the postings go.</param>
    public void GiveBack(
        MemberState member, int currency, ImmutableArray<LotPart> parts, Account from, Instant at, StepOutput output)
    {
        ref var balance = ref member.Balances[currency];
        var points = programme.Currencies[currency];
        foreach (var part in parts)
        {
            Post(output, currency, from, Account.Available, part.Points, part.Lot, Giver.Nobody, at);
            balance.Available += part.Points;
            var left = part.Points - PayBack(ref balance, currency, part.Points, part.Lot, at, output);
            if (left > 0 && points.KeepsLots)
            {
                _times.PutBack(points, member.Lots[currency] ??= [], part, left, at);
            }
        }
    }

    /// <summary>Points that a member has from before the programme knew the member.</summary>
    public void BringIn(MemberState member, int currency, long amount, Instant at, StepOutput output)
    {
        member.Balances[currency].Available += amount;
        if (programme.Currencies[currency] is { KeepsLots: true } points)
        {
            (member.Lots[currency] ??= []).Add(_times.NewLot(points, output.LogId, at, amount) with { Matures = long.MinValue });
        }

        Post(output, currency, Account.AdjustedIn, Account.Available, amount, output.LogId, Giver.Nobody, at);
    }

    /// <summary>Finds the points that a redemption spent and that a return took back afterwards.</summary>
    private void Cover(ref Balance balance, int currency, long missing, Instant at, StepOutput output)
    {
        switch (programme.Returns)
        {
            case ReturnPolicy.Owe:
                balance.Owed += missing;
                balance.Available += missing;
                Post(output, currency, Account.Owed, Account.Available, missing, 0, Giver.Nobody, at);
                break;
            case ReturnPolicy.Stop:
                balance.Available += missing;
                Post(output, currency, Account.AdjustedIn, Account.Available, missing, 0, Giver.Nobody, at);
                break;
            case ReturnPolicy.GoNegative:
                balance.Short += programme.Currencies[currency].KeepsLots ? missing : 0;
                break;
        }
    }

    /// <summary>Points that have just become spendable first make good what the member owes, or what is below zero.</summary>
    /// <returns>How many of them did.</returns>
    private static long PayBack(ref Balance balance, int currency, long amount, long lot, Instant at, StepOutput output)
    {
        var missing = Math.Min(amount, balance.Short);
        balance.Short -= missing;
        var owed = Math.Min(amount - missing, balance.Owed);
        if (owed > 0)
        {
            balance.Owed -= owed;
            balance.Available -= owed;
            Post(output, currency, Account.Available, Account.Owed, owed, lot, Giver.Nobody, at);
            output.Add(EffectKind.PaidBack, at, currency: currency, amount: owed);
        }

        return missing + owed;
    }

    /// <summary>Spending is an activity; reserving is none.</summary>
    /// <returns>What was spent, as old as it is after that activity.</returns>
    private ImmutableArray<LotPart> Spent(MemberState member, int currency, ImmutableArray<LotPart> parts, Instant at)
    {
        var points = programme.Currencies[currency];
        if (member.LotsOf(currency) is { } lots)
        {
            _times.Activity(points, lots, at);
        }

        return _times.Activity(points, parts, at);
    }

    private static IEnumerable<int> SpendingOrder(List<Lot>? lots, SpendOrder order) => lots is null
        ? []
        : Enumerable.Range(0, lots.Count)
            .Where(i => !lots[i].IsPending)
            .OrderBy(i => order == SpendOrder.OldestFirst ? lots[i].Earned : lots[i].Expires)
            .ThenBy(i => order == SpendOrder.OldestFirst ? lots[i].Expires : lots[i].Earned)
            .ThenBy(i => lots[i].Id);

    /// <summary>Notice of what will expire: once for all that expires together. Below zero the lots hold more than there is.</summary>
    private void GiveNotice(in Balance balance, int currency, List<Lot> lots, Instant now, StepOutput output)
    {
        SortedDictionary<long, long>? ends = null;
        for (var i = 0; i < lots.Count; i++)
        {
            if (lots[i].NoticeAt <= now.Micros)
            {
                ends ??= [];
                ends[lots[i].Expires] = ends.GetValueOrDefault(lots[i].Expires) + lots[i].Left;
                lots[i] = lots[i] with { NoticeAt = long.MaxValue };
            }
        }

        var missing = balance.Short;
        foreach (var (end, points) in ends ?? [])
        {
            var there = Math.Max(0, points - missing);
            missing = Math.Max(0, missing - points);
            if (there > 0)
            {
                output.Add(EffectKind.NoticeOfExpiry, now, subject: _times.LastDay(end), currency: currency, amount: there);
            }
        }
    }

    private static void Advance(MemberState member, int currency, List<Lot> lots, Instant now, StepOutput output)
    {
        ref var balance = ref member.Balances[currency];
        long matured = 0, expired = 0, takenBack = 0;
        for (var i = 0; i < lots.Count; i++)
        {
            var lot = lots[i];
            if (lot.Awaits != 0 && lot.Matures <= now.Micros)
            {
                Post(output, currency, Account.Pending, Account.Reversed, lot.Left, lot.Id, Giver.Nobody, now);
                balance.Pending -= lot.Left;
                takenBack += lot.Left;
                lots[i] = lot = lot with { Left = 0 };
            }
            else if (lot.IsPending && lot.Matures <= now.Micros)
            {
                Post(output, currency, Account.Pending, Account.Available, lot.Left, lot.Id, Giver.Nobody, now);
                balance.Pending -= lot.Left;
                balance.Available += lot.Left;
                matured += lot.Left;
                var used = PayBack(ref balance, currency, lot.Left, lot.Id, now, output);
                lots[i] = lot = lot with { Matures = long.MinValue, Left = lot.Left - used };
            }

            if (lot.Expires <= now.Micros && lot.Left > 0)
            {
                var from = lot.IsPending ? Account.Pending : Account.Available;
                Post(output, currency, from, Account.Expired, lot.Left, lot.Id, Giver.Nobody, now);
                balance.Pending -= lot.IsPending ? lot.Left : 0;
                balance.Available -= lot.IsPending ? 0 : lot.Left;
                expired += lot.Left;
                lots[i] = lot with { Left = 0 };
            }
        }

        if (takenBack > 0)
        {
            output.Add(EffectKind.NotConfirmed, now, currency: currency, amount: takenBack);
        }

        if (matured > 0)
        {
            output.Add(EffectKind.Matured, now, currency: currency, amount: matured);
        }

        lots.RemoveAll(lot => lot.Left == 0);
        if (expired > 0)
        {
            output.Add(EffectKind.Expired, now, currency: currency, amount: expired);
        }
    }

    private static void Post(
        StepOutput output, int currency, Account from, Account to, long amount, long lot, Giver giver, Instant at) =>
        output.Postings.Add(new Posting
        {
            Currency = currency, From = from, To = to, Amount = amount, Lot = lot, Rule = giver.Rule, Journey = giver.Journey, At = at,
        });
}
