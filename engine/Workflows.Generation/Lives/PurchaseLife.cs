using System.Globalization;
using Workflows.Generation.Chance;
using Workflows.Generation.Models;

namespace Workflows.Generation.Lives;

/// <summary>A member's purchases by BG/NBD, their value by Gamma-Gamma, refunds, and the return after a win-back.</summary>
internal sealed class PurchaseLife
{
    private static readonly string[] Channels = ["shop", "web", "app", "partner"];
    private readonly World _world;
    private readonly PurchaseModel _model;
    private readonly int _member;
    private readonly RandomStream _random;
    private readonly RandomStream _baskets;
    private readonly RandomStream _responses;
    private readonly double _rate;
    private readonly double _dropout;
    private readonly double _spendRate;
    private readonly int _usualChannel;
    private readonly List<long> _orders = [];
    private readonly List<Refund> _refunds = [];
    private readonly QuietWatch[] _watches;
    private long _next;
    private long _setAsideUntil = long.MinValue;
    private int _number;
    private int _refundNumber;
    private bool _alive = true;

    internal PurchaseLife(World world, int member, long joined)
    {
        _world = world;
        _model = world.Model.Purchases;
        _member = member;
        _random = new RandomStream(world.Seed, member, Purpose.Purchases);
        _baskets = new RandomStream(world.Seed, member, Purpose.Baskets);
        _responses = new RandomStream(world.Seed, member, Purpose.Responses);
        _rate = Draw.Gamma(_random, _model.Shape) / _model.ScaleDays;
        _dropout = Draw.Beta(_random, _model.DropoutA, _model.DropoutB);
        _spendRate = Draw.Gamma(_baskets, _model.SpendMemberShape) / _model.SpendScale;
        _usualChannel = Draw.Weighted(_baskets, _model.Channels);
        _next = joined + 60 + _random.NextBelow(1_200);
        _watches = [.. world.Model.Responses.Select(effect => new QuietWatch(effect, world, World.Name(member)))];
    }

    /// <summary>When something happens next.</summary>
    internal long NextAt
    {
        get
        {
            var next = _next;
            foreach (var watch in _watches)
            {
                next = Math.Min(next, watch.NextAt);
            }

            foreach (var refund in _refunds)
            {
                next = Math.Min(next, refund.At);
            }

            return next;
        }
    }

    /// <summary>What the last thing that happened was worth, in hundredths: below 0 for a refund, 0 for what is no event.</summary>
    internal long Turnover { get; private set; }

    /// <summary>The member buys no more, unless won back.</summary>
    internal void Leave()
    {
        _alive = false;
        _next = long.MaxValue;
    }

    /// <summary>Takes note of an answer to a survey.</summary>
    internal void Answered(long at, int score)
    {
        foreach (var watch in _watches)
        {
            watch.Answered(at, score, _orders);
        }
    }

    /// <summary>Lets happen what is next; nothing comes out when that is the start of a journey or lies before the period.</summary>
    internal GeneratedEvent? Fire()
    {
        // At one instant what depends on the clock alone comes first, as it does in the engine.
        var at = NextAt;
        Turnover = 0;
        foreach (var watch in _watches)
        {
            if (watch.NextAt == at)
            {
                Respond(watch, at);
                return null;
            }
        }

        return _refunds.Find(r => r.At == at) is { } refund ? GiveBack(refund) : Buy(at);
    }

    private GeneratedEvent? Buy(long at)
    {
        _number++;
        if (_number > 1 && _random.Happens(_dropout))
        {
            _alive = false;
        }

        _next = NaturalNext(at);
        var spent = Draw.Gamma(_baskets, _model.SpendShape) / _spendRate;
        var cents = Math.Max(100, (long)Math.Floor(Math.Min(spent, _model.LargestSpend) * 100 + 0.5));
        var lines = Catalogue.Basket(_baskets, cents);
        var channel = Channel(at);
        var order = string.Create(CultureInfo.InvariantCulture, $"P-{World.Digits(_member)}-{_number}");
        var refunded = _baskets.Happens(_model.RefundShare);
        var when = _baskets.NextUnit();
        if (at < _world.Start)
        {
            return null;
        }

        if (refunded)
        {
            var from = at + SeasonalClock.Day;
            var until = at + _model.RefundWithinDays * SeasonalClock.Day;
            _refunds.Add(new Refund(_world.Clock.Between(from, until, when), at, order, cents));
        }

        _orders.Add(at);
        RefreshWatches(at);
        Turnover = cents;
        return _world.Event(
            "Purchase",
            _member,
            at,
            order,
            World.Text("order", order),
            World.Money("total", cents),
            World.Text("channel", channel),
            new GeneratedField("lines", new GeneratedValue.Lines(lines)));
    }

    private GeneratedEvent GiveBack(Refund refund)
    {
        _refunds.Remove(refund);
        _orders.Remove(refund.Bought);
        RefreshWatches(refund.At);
        Turnover = -refund.Cents;
        _refundNumber++;
        var key = string.Create(CultureInfo.InvariantCulture, $"R-{World.Digits(_member)}-{_refundNumber}");
        return _world.Event(
            "Refund",
            _member,
            refund.At,
            key,
            World.Text("refund", key),
            World.Text("order", refund.Order),
            World.Money("total", refund.Cents));
    }

    private void Respond(QuietWatch watch, long at)
    {
        // While a return to one journey is still open, another changes nothing: two effects at once would have no stated meaning.
        if (watch.Start() is not { } probability || at < _setAsideUntil)
        {
            return;
        }

        _setAsideUntil = at + watch.Effect.ReturnWithinDays * SeasonalClock.Day;
        if (_responses.Happens(probability))
        {
            _alive = true;
            _next = watch.ReturnAt(at, _responses);
        }
        else
        {
            _next = NaturalNext(_setAsideUntil);
        }
    }

    /// <summary>
    /// The exponential forgets, so that the next purchase may be drawn anew from any instant at which the member is alive.
    /// </summary>
    private long NaturalNext(long from)
    {
        if (!_alive || _rate <= 0)
        {
            return long.MaxValue;
        }

        var next = _world.Clock.ToLocal(_world.Clock.ToBusiness(from) + Draw.Exponential(_random) / _rate);
        return Math.Max(next, from + 1);
    }

    private void RefreshWatches(long now)
    {
        foreach (var watch in _watches)
        {
            watch.Refresh(now, _orders);
        }
    }

    /// <summary>Shops are open from 10 to 22; outside of that a purchase that would be made there is made in the app.</summary>
    private string Channel(long at)
    {
        var usual = _baskets.Happens(_model.UsualChannelShare);
        var chosen = Draw.Weighted(_baskets, _model.Channels);
        var channel = Channels[usual ? _usualChannel : chosen];
        var hour = at % SeasonalClock.Day / 3_600;
        return channel is "shop" or "partner" && hour is < 10 or >= 22 ? "app" : channel;
    }

    private sealed record Refund(long At, long Bought, string Order, long Cents);
}
