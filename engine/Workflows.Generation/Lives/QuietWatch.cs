using Workflows.Generation.Chance;
using Workflows.Generation.Models;

namespace Workflows.Generation.Lives;

/// <summary>
/// Knows when one win-back journey starts for one member: when its condition becomes true, as the engine would see it from the events.
/// </summary>
internal sealed class QuietWatch(ResponseEffect effect, World world, string member)
{
    private bool _holds;
    private long? _lastStart;
    private long? _unhappy;

    /// <summary>When the condition becomes true if nothing else happens.</summary>
    internal long NextAt { get; private set; } = long.MaxValue;

    internal ResponseEffect Effect => effect;

    /// <summary>Looks again after an answer to a survey, which may keep the journey away.</summary>
    internal void Answered(long now, int score, List<long> orders)
    {
        if (score <= effect.UnhappyScore)
        {
            _unhappy = now;
            Refresh(now, orders);
        }
    }

    /// <summary>Looks again after a purchase or a refund at the given instant; the orders that stand are ascending.</summary>
    internal void Refresh(long now, List<long> orders)
    {
        NextAt = long.MaxValue;
        if (orders.Count < effect.MinimumOrders)
        {
            _holds = false;
            return;
        }

        var from = orders[^1] + effect.SilentDays * SeasonalClock.Day;
        if (_unhappy is { } answered)
        {
            from = Math.Max(from, answered + effect.UnhappyDays * SeasonalClock.Day);
        }

        // The order that is needed to make up the number must still be in the window at that instant.
        var at = Math.Max(from, now);
        var enough = orders[^effect.MinimumOrders] > at - effect.OrdersWithinDays * SeasonalClock.Day;
        if (from <= now)
        {
            NextAt = enough && !_holds ? now : long.MaxValue;
            _holds = enough && _holds;
            return;
        }

        _holds = false;
        NextAt = enough ? from : long.MaxValue;
    }

    /// <summary>
    /// Lets the condition become true. Gives the probability that the member returns, or nothing when the journey doesn't start again yet.
    /// </summary>
    internal double? Start()
    {
        var at = NextAt;
        NextAt = long.MaxValue;
        _holds = true;
        if (_lastStart is { } last && at < last + effect.AgainDays * SeasonalClock.Day)
        {
            return null;
        }

        if (effect.RunsFrom is { } runs && at < SeasonalClock.Midnight(runs))
        {
            return effect.BaseProbability;
        }

        _lastStart = at;
        var heldOut = HoldOut.IsHeldOut(effect.Salt, effect.Journey, member, effect.Share);
        return effect.BaseProbability + (heldOut ? 0 : effect.Effect);
    }

    /// <summary>When a member who returns does so.</summary>
    internal long ReturnAt(long started, RandomStream random)
    {
        var until = started + effect.ReturnWithinDays * SeasonalClock.Day;
        return Math.Clamp(world.Clock.Between(started, until, random.NextUnit()), started + 1, until);
    }
}
