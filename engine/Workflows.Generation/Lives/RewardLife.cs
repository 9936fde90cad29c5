using System.Globalization;
using Workflows.Generation.Chance;
using Workflows.Generation.Models;

namespace Workflows.Generation.Lives;

/// <summary>A member's spending of points: what was bought long enough ago is counted, less what was given back or spent.</summary>
internal sealed class RewardLife(World world, int member)
{
    private const long AfterPurchase = 300;

    private readonly RewardModel _model = world.Model.Rewards;
    private readonly RandomStream _random = new(world.Seed, member, Purpose.Rewards);
    private readonly List<(long At, long Cents)> _bought = [];
    private long _spent;
    private long _points;
    private int _number;

    /// <summary>When points are spent next; the largest long when they aren't.</summary>
    internal long NextAt { get; private set; } = long.MaxValue;

    /// <summary>Takes note of a purchase, or of a refund as an amount below 0.</summary>
    internal void Bought(long at, long cents)
    {
        _bought.Add((at, cents));
        if (cents < 0 || !_random.Happens(_model.RedeemsAfterPurchase))
        {
            return;
        }

        var old = at - (_model.PendingDays * SeasonalClock.Day);
        var earned = _bought.Where(bought => bought.At <= old || bought.Cents < 0).Sum(bought => bought.Cents) / 100.0 * _model.PointsPerMoney;
        var free = (long)Math.Floor(earned) - _spent;
        _points = free - (free % _model.Step);
        NextAt = _points > 0 ? at + AfterPurchase : NextAt;
    }

    /// <summary>Spends the points.</summary>
    internal GeneratedEvent Fire()
    {
        var at = NextAt;
        NextAt = long.MaxValue;
        var offer = _model.Offers.FirstOrDefault(one => one.Points <= _points);
        var points = offer?.Points ?? _points;
        _spent += points;
        _number++;
        var key = string.Create(CultureInfo.InvariantCulture, $"D-{World.Digits(member)}-{_number}");
        var (redemption, paid) = (World.Text("redemption", key), new GeneratedField("points", new GeneratedValue.Number(points)));
        return offer is null
            ? world.Event("Redeemed", member, at, key, redemption, paid)
            : world.Event("Redeemed", member, at, key, redemption, World.Text("reward", offer.Name), paid);
    }
}
