using System.Collections.Immutable;
using Workflows.Core.Members;
using Workflows.Core.Rewards;
using Workflows.Core.Time;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Ledger;

/// <summary>When lots become spendable and expire, and when there is notice of it.</summary>
internal sealed class LotTimes(Calendar calendar)
{
    /// <summary>A lot of points that are earned at an instant.</summary>
    public Lot NewLot(PointsCurrency points, long id, Instant earned, long amount)
    {
        var expires = ExpiryOf(points, earned);
        return new Lot
        {
            Id = id,
            Earned = earned.Micros,
            Matures = points.Pending is { } pending ? calendar.Plus(earned, pending).Micros : long.MinValue,
            Expires = expires,
            NoticeAt = NoticeOf(points, expires, earned),
            Left = amount,
        };
    }

    /// <summary>When points of a currency become spendable that wait for nothing more, in microseconds.</summary>
    public long MaturesAt(PointsCurrency points, in Lot lot) =>
        points.Pending is { } pending ? calendar.Plus(new Instant(lot.Earned), pending).Micros : lot.Earned;

    /// <summary>After an activity: points that expire so long after activity expire no sooner than that.</summary>
    public void Activity(PointsCurrency points, List<Lot> lots, Instant at)
    {
        if (points.Expiry is not Expiry.AfterActivity)
        {
            return;
        }

        var expires = ExpiryOf(points, at);
        for (var i = 0; i < lots.Count; i++)
        {
            PutOff(points, lots, i, Math.Max(lots[i].Expires, expires), at);
        }
    }

    /// <summary>Points that were spent, had the activity of spending them put off their end too: so old they are should they come back.</summary>
    public ImmutableArray<LotPart> Activity(PointsCurrency points, ImmutableArray<LotPart> spent, Instant at)
    {
        if (points.Expiry is not Expiry.AfterActivity)
        {
            return spent;
        }

        var expires = ExpiryOf(points, at);
        return [.. spent.Select(part => part with { Expires = Math.Max(part.Expires, expires) })];
    }

    /// <summary>Puts off the end of all lots by a length of time.</summary>
    /// <returns>How many points there are of it.</returns>
    public long Extend(PointsCurrency points, List<Lot> lots, TimeLength by, Instant at)
    {
        var extended = 0L;
        for (var i = 0; i < lots.Count; i++)
        {
            if (lots[i].Expires != long.MaxValue)
            {
                extended += lots[i].Left;
                PutOff(points, lots, i, calendar.Plus(new Instant(lots[i].Expires), by).Micros, at);
            }
        }

        return extended;
    }

    /// <summary>Puts off the end of points that were reserved or spent by a length of time.</summary>
    public ImmutableArray<LotPart> Extend(ImmutableArray<LotPart> parts, TimeLength by) =>
        [.. parts.Select(part => part.Expires == long.MaxValue ? part : part with { Expires = calendar.Plus(new Instant(part.Expires), by).Micros })];

    /// <summary>
    /// Puts points back into the lot that they were taken from. Where they expire so long after activity, what the member did meanwhile
    /// has put them off as it has put off the others.
    /// </summary>
    public void PutBack(PointsCurrency points, List<Lot> lots, LotPart part, long left, Instant at)
    {
        // One input may have given some before it put off the end of points, and some after.
        bool IsOf(Lot lot) => lot.Id == part.Lot && lot.Earned == part.Earned && !lot.IsPending;
        var index = lots.FindIndex(lot => IsOf(lot) && lot.Expires == part.Expires);
        index = index < 0 ? lots.FindIndex(IsOf) : index;
        if (index >= 0)
        {
            lots[index] = lots[index] with { Left = lots[index].Left + left };
            return;
        }

        var expires = points.Expiry is Expiry.AfterActivity ? lots.Aggregate(part.Expires, (end, lot) => Math.Max(end, lot.Expires)) : part.Expires;
        lots.Add(new Lot
        {
            Id = part.Lot, Earned = part.Earned, Matures = long.MinValue, Expires = expires, NoticeAt = NoticeOf(points, expires, at), Left = left,
        });
    }

    private void PutOff(PointsCurrency points, List<Lot> lots, int index, long expires, Instant at)
    {
        if (expires > lots[index].Expires)
        {
            // What was given notice of is given notice of again, before its new end.
            lots[index] = lots[index] with { Expires = expires, NoticeAt = NoticeOf(points, expires, at) };
        }
    }

    private long ExpiryOf(PointsCurrency points, Instant from) => points.Expiry switch
    {
        Expiry.AfterEarned expiry => Rounded(calendar.Plus(from, expiry.Length), expiry.RoundedTo),
        Expiry.AfterActivity expiry => Rounded(calendar.Plus(from, expiry.Length), expiry.RoundedTo),
        Expiry.AtEndOf expiry => EndOf(expiry, from),
        _ => long.MaxValue,
    };

    private long Rounded(Instant end, TimeUnit? unit) =>
        (unit is { } period ? calendar.StartOfDay(Calendar.NextPeriodStart(period, calendar.DayOf(end))) : end).Micros;

    private long EndOf(Expiry.AtEndOf expiry, Instant from)
    {
        var end = Calendar.NextPeriodStart(expiry.Unit, calendar.DayOf(from));
        end = expiry.Next ? Calendar.NextPeriodStart(expiry.Unit, end) : end;
        var midnight = calendar.StartOfDay(end);
        return (expiry.Later is { } later ? calendar.Plus(midnight, later) : midnight).Micros;
    }

    /// <summary>So long before the end, but not before now.</summary>
    private long NoticeOf(PointsCurrency points, long expires, Instant now) => points.Notice is { } notice && expires != long.MaxValue
        ? Math.Max(now.Micros, calendar.Plus(new Instant(expires), notice with { Count = -notice.Count }).Micros)
        : long.MaxValue;
}
