using System.Collections.Immutable;
using Workflows.Core.Machine;
using Workflows.Core.Members;
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
        if (!KeepsLots(points))
        {
            balance.Available += amount;
            Post(output, currency, Account.Issued, Account.Available, amount, 0, giver, earned);
            PayBack(ref balance, currency, amount, 0, earned, output);
            return;
        }

        var lots = member.Lots[currency] ??= [];
        var isPending = points.Pending is not null;
        if (lots.Count > 0 && lots[^1].Id == output.LogId)
        {
            lots[^1] = lots[^1] with { Left = lots[^1].Left + amount };
        }
        else
        {
            lots.Add(NewLot(points, output.LogId, earned, amount));
        }

        balance.Pending += isPending ? amount : 0;
        balance.Available += isPending ? 0 : amount;
        Post(output, currency, Account.Issued, isPending ? Account.Pending : Account.Available, amount, output.LogId, giver, earned);
        if (!isPending)
        {
            var used = PayBack(ref balance, currency, amount, output.LogId, earned, output);
            lots[^1] = lots[^1] with { Left = lots[^1].Left - used };
        }
    }

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
                    next = Math.Min(next, lot.IsPending ? Math.Min(lot.Matures, lot.Expires) : lot.Expires);
                }
            }
        }

        return new Instant(next);
    }

    /// <summary>Lets lots mature and expire whose time has come.</summary>
    public static void AdvanceTo(MemberState member, Instant now, StepOutput output)
    {
        for (var currency = 0; currency < member.Lots.Length; currency++)
        {
            if (member.Lots[currency] is { } lots)
            {
                Advance(member, currency, lots, now, output);
            }
        }
    }

    /// <summary>Spends points: soonest to expire first, then the oldest.</summary>
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
        foreach (var index in SpendingOrder(member.LotsOf(currency)))
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
            var expires = points.Expiry is { } expiry ? ExpiryOf(expiry, at).Micros : long.MaxValue;
            parts.Add(new LotPart(KeepsLots(points) ? output.LogId : 0, at.Micros, expires, rest));
            Post(output, currency, Account.Available, to, rest, 0, Giver.Nobody, at);
        }

        balance.Available -= amount;
        member.LotsOf(currency)?.RemoveAll(lot => lot.Left == 0);
        return parts.ToImmutable();
    }

    /// <summary>Spends reserved points.</summary>
    public static void Settle(int currency, ImmutableArray<LotPart> parts, Instant at, StepOutput output)
    {
        foreach (var part in parts)
        {
            Post(output, currency, Account.Held, Account.Redeemed, part.Points, part.Lot, Giver.Nobody, at);
        }
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
        foreach (var part in parts)
        {
            Post(output, currency, from, Account.Available, part.Points, part.Lot, Giver.Nobody, at);
            balance.Available += part.Points;
            var left = part.Points - PayBack(ref balance, currency, part.Points, part.Lot, at, output);
            if (left > 0 && KeepsLots(programme.Currencies[currency]))
            {
                PutBack(member.Lots[currency] ??= [], part, left);
            }
        }
    }

    /// <summary>Points that a member has from before the programme knew the member.</summary>
    public void BringIn(MemberState member, int currency, long amount, Instant at, StepOutput output)
    {
        member.Balances[currency].Available += amount;
        if (programme.Currencies[currency] is { Expiry: not null } points)
        {
            (member.Lots[currency] ??= []).Add(NewLot(points, output.LogId, at, amount) with { Matures = long.MinValue });
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
                balance.Short += KeepsLots(programme.Currencies[currency]) ? missing : 0;
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

    private static void PutBack(List<Lot> lots, LotPart part, long points)
    {
        var index = lots.FindIndex(lot => lot.Id == part.Lot && lot.Earned == part.Earned && !lot.IsPending);
        if (index >= 0)
        {
            lots[index] = lots[index] with { Left = lots[index].Left + points };
            return;
        }

        lots.Add(new Lot { Id = part.Lot, Earned = part.Earned, Matures = long.MinValue, Expires = part.Expires, Left = points });
    }

    private static bool KeepsLots(PointsCurrency currency) => currency.Pending is not null || currency.Expiry is not null;

    private Lot NewLot(PointsCurrency points, long id, Instant earned, long amount) => new()
    {
        Id = id,
        Earned = earned.Micros,
        Matures = points.Pending is { } pending ? calendar.Plus(earned, pending).Micros : long.MinValue,
        Expires = points.Expiry is { } expiry ? ExpiryOf(expiry, earned).Micros : long.MaxValue,
        Left = amount,
    };

    private Instant ExpiryOf(Expiry expiry, Instant earned)
    {
        var end = calendar.Plus(earned, expiry.After);
        return expiry.RoundedTo is { } unit ? calendar.StartOfDay(Calendar.NextPeriodStart(unit, calendar.DayOf(end))) : end;
    }

    private static IEnumerable<int> SpendingOrder(List<Lot>? lots) => lots is null
        ? []
        : Enumerable.Range(0, lots.Count)
            .Where(i => !lots[i].IsPending)
            .OrderBy(i => lots[i].Expires).ThenBy(i => lots[i].Earned).ThenBy(i => lots[i].Id);

    private static void Advance(MemberState member, int currency, List<Lot> lots, Instant now, StepOutput output)
    {
        ref var balance = ref member.Balances[currency];
        long matured = 0, expired = 0;
        for (var i = 0; i < lots.Count; i++)
        {
            var lot = lots[i];
            if (lot.IsPending && lot.Matures <= now.Micros)
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
