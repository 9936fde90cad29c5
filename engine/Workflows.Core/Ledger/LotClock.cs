using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Ledger;

/// <summary>What becomes of a member's lots as time passes, or as the event comes for which they wait.</summary>
internal sealed class LotClock(Programme programme, Calendar calendar)
{
    private readonly LotTimes _times = new(calendar);

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

    /// <summary>
    /// The event came for which points wait. They become spendable, but not before the time is over for which all points of the currency
    /// are pending.
    /// </summary>
    /// <param name="member">The member who has the points.</param>
    /// <param name="awaited">The event.</param>
    /// <param name="currency">Index of the currency.</param>
    /// <param name="lot">The lot that waits for it; 0 for all that do but those of this very input.</param>
    /// <param name="now">When it came.</param>
    /// <param name="output">Where the postings go.</param>
    /// <returns>How many points they are.</returns>
    public long Confirm(MemberState member, AwaitedPoints awaited, int currency, long lot, Instant now, StepOutput output)
    {
        if (member.Lots[currency] is not { } lots)
        {
            return 0;
        }

        var confirmed = 0L;
        for (var i = 0; i < lots.Count; i++)
        {
            if (lots[i].Awaits == awaited.Index + 1 && (lot == 0 ? lots[i].Id != output.LogId : lots[i].Id == lot))
            {
                confirmed += lots[i].Left;
                lots[i] = lots[i] with { Awaits = 0, Matures = Math.Max(now.Micros, _times.MaturesAt(programme.Currencies[currency], lots[i])) };
            }
        }

        if (confirmed > 0)
        {
            output.Add(EffectKind.Confirmed, now, currency: currency, amount: confirmed);
            Advance(member, currency, lots, now, output);
        }

        return confirmed;
    }

    /// <summary>Notice of what will expire: once for all that expires together. Below zero the lots hold more than there is.</summary>
    private void GiveNotice(in Balance balance, int currency, List<Lot> lots, Instant now, StepOutput output)
    {
        List<Lot>? noticed = null;
        for (var i = 0; i < lots.Count; i++)
        {
            if (lots[i].NoticeAt <= now.Micros)
            {
                (noticed ??= []).Add(lots[i]);
                lots[i] = lots[i] with { NoticeAt = long.MaxValue };
            }
        }

        foreach (var (end, points) in LotEnds.Of(noticed ?? [], balance.Short))
        {
            output.Add(EffectKind.NoticeOfExpiry, now, subject: calendar.LastDayBefore(new Instant(end)), currency: currency, amount: points);
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
                output.Post(currency, Account.Pending, Account.Reversed, lot.Left, lot.Id, Giver.Nobody, now);
                balance.Pending -= lot.Left;
                takenBack += lot.Left;
                lots[i] = lot = lot with { Left = 0 };
            }
            else if (lot.IsPending && lot.Matures <= now.Micros)
            {
                output.Post(currency, Account.Pending, Account.Available, lot.Left, lot.Id, Giver.Nobody, now);
                balance.Pending -= lot.Left;
                balance.Available += lot.Left;
                matured += lot.Left;
                var used = OwedPoints.PayBack(ref balance, currency, lot.Left, lot.Id, now, output);
                lots[i] = lot = lot with { Matures = long.MinValue, Left = lot.Left - used };
            }

            if (lot.Expires <= now.Micros && lot.Left > 0)
            {
                var from = lot.IsPending ? Account.Pending : Account.Available;
                output.Post(currency, from, Account.Expired, lot.Left, lot.Id, Giver.Nobody, now);
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
}
