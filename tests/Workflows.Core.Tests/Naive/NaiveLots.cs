using NodaTime;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Instant = Workflows.Model.Time.Instant;

namespace Workflows.Core.Tests.Naive;

/// <summary>Points that were earned together.</summary>
internal sealed class NaiveLot
{
    public required Instant Earned { get; init; }

    /// <summary>When they become spendable; null once they are.</summary>
    public Instant? Matures { get; set; }

    public Instant Expires { get; set; } = Instant.Never;

    public long Left { get; set; }
}

/// <summary>The accounts and lots of one kind of points, as section 6 of the semantics says it.</summary>
internal sealed class NaiveLots(PointsCurrency points, NaiveCalendar calendar)
{
    private List<NaiveLot> _lots = [];

    public IReadOnlyList<NaiveLot> Lots => _lots;

    public long Available { get; private set; }

    public long Owed { get; private set; }

    public long Issued { get; private set; }

    public long Redeemed { get; private set; }

    public long Expired { get; private set; }

    public long Pending => _lots.Where(lot => lot.Matures is not null).Sum(lot => lot.Left);

    public void Issue(long amount, Instant at)
    {
        Issued += amount;
        var lot = new NaiveLot { Earned = at, Left = amount, Expires = ExpiryFrom(at) };
        if (points.Pending is { } pending)
        {
            lot.Matures = calendar.Plus(at, pending);
        }
        else
        {
            Available += amount;
            PayBack(lot);
        }

        if (points.KeepsLots)
        {
            _lots.Add(lot);
        }

        Activity(at);
        Forget();
    }

    /// <summary>A redemption is a fact: what isn't there becomes owed.</summary>
    public void Redeem(long amount, Instant at)
    {
        var missing = Math.Max(0, amount - Math.Max(0, Available));
        Owed += missing;
        Available += missing - amount;
        Redeemed += amount;
        var rest = amount;
        foreach (var lot in _lots.Where(lot => lot.Matures is null)
            .OrderBy(lot => points.Spend == SpendOrder.OldestFirst ? lot.Earned : lot.Expires)
            .ThenBy(lot => points.Spend == SpendOrder.OldestFirst ? lot.Expires : lot.Earned))
        {
            var part = Math.Min(rest, lot.Left);
            lot.Left -= part;
            rest -= part;
        }

        Activity(at);
        Forget();
    }

    /// <summary>What time brings: points mature, and expire.</summary>
    /// <returns>Whether any expired.</returns>
    public bool Advance(Instant now)
    {
        foreach (var lot in _lots)
        {
            if (lot.Matures <= now)
            {
                lot.Matures = null;
                Available += lot.Left;
                PayBack(lot);
            }
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

    private void PayBack(NaiveLot lot)
    {
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
                lot.Expires = Instant.Later(lot.Expires, ExpiryFrom(at));
            }
        }
    }

    private void Forget() => _lots = [.. _lots.Where(lot => lot.Left > 0)];

    private Instant ExpiryFrom(Instant at) => points.Expiry switch
    {
        Expiry.AfterEarned x => EndOf(x.RoundedTo, calendar.Plus(at, x.Length)),
        Expiry.AfterActivity x => EndOf(x.RoundedTo, calendar.Plus(at, x.Length)),
        Expiry.AtEndOf x => AtEndOf(x, calendar.Day(at)),
        _ => Instant.Never,
    };

    private Instant EndOf(TimeUnit? unit, Instant end) =>
        unit is { } period ? calendar.Midnight(NaiveCalendar.Next(period, calendar.Day(end))) : end;

    private Instant AtEndOf(Expiry.AtEndOf expiry, LocalDate day)
    {
        var end = NaiveCalendar.Next(expiry.Unit, day);
        var midnight = calendar.Midnight(expiry.Next ? NaiveCalendar.Next(expiry.Unit, end) : end);
        return expiry.Later is { } later ? calendar.Plus(midnight, later) : midnight;
    }
}
