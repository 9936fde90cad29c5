using Workflows.Generation.Chance;

namespace Workflows.Generation.Lives;

/// <summary>One member from joining to the end of the period: gives the member's events one after the other.</summary>
internal sealed class MemberLife
{
    private readonly World _world;
    private readonly int _member;
    private readonly int _referrer;
    private readonly PurchaseLife _purchases;
    private readonly BillLife _bills;
    private readonly ServiceLife _service;
    private readonly RewardLife _rewards;
    private readonly StaffLife _staff;
    private readonly RandomStream _recovery;
    private long _joined;
    private long _referral = long.MaxValue;

    internal MemberLife(World world, int member, long joined)
    {
        _world = world;
        _member = member;
        _joined = joined;
        _purchases = new PurchaseLife(world, member, joined);
        _bills = new BillLife(world, member, joined);
        _service = new ServiceLife(world, member, joined);
        _rewards = new RewardLife(world, member);
        _staff = new StaffLife(world, member);
        _recovery = new RandomStream(world.Seed, member, Purpose.Recovery);
        var referral = new RandomStream(world.Seed, member, Purpose.Referral);
        if (referral.Happens(world.Model.Arrivals.ReferredShare) && member > 1 && joined >= world.Start)
        {
            // Members are numbered in the order of joining, so any smaller number was there already.
            _referrer = 1 + referral.NextBelow(member - 1);
            _referral = joined + 30 + referral.NextBelow(600);
        }
    }

    /// <summary>The number of the member who lives this life.</summary>
    internal int Member => _member;

    /// <summary>
    /// The member to whom what happens next belongs: the referrer when a referral is told. The smaller number comes first.
    /// </summary>
    internal int NextMember => _referral == NextAt ? _referrer : _member;

    /// <summary>When something happens next, within the member or to be told; the largest long when nothing does.</summary>
    internal long NextAt =>
        Math.Min(_joined, Math.Min(Math.Min(_purchases.NextAt, _bills.NextAt), Math.Min(
            Math.Min(_service.NextAt, _referral), Math.Min(_rewards.NextAt, _staff.NextAt))));

    /// <summary>Lets happen what is next; nothing comes out when it is no event of the stream.</summary>
    internal GeneratedEvent? Fire()
    {
        var at = NextAt;
        if (at == _joined)
        {
            _joined = long.MaxValue;
            return People.Joined(_world, _member, at);
        }

        var happened = at == _referral ? Refer() : Live(at);
        return at >= _world.Start ? happened : null;
    }

    private GeneratedEvent? Live(long at)
    {
        if (_purchases.NextAt == at)
        {
            var bought = _purchases.Fire();
            if (_purchases.Turnover != 0)
            {
                _rewards.Bought(at, _purchases.Turnover);
            }

            return bought;
        }

        if (_bills.NextAt == at)
        {
            return _bills.Fire();
        }

        if (_rewards.NextAt == at)
        {
            return _rewards.Fire();
        }

        if (_staff.NextAt == at)
        {
            return _staff.Fire();
        }

        var happened = _service.Fire();
        if (_service.Score is { } score && at >= _world.Start)
        {
            _purchases.Answered(at, score);
            Recover(at, score);
        }

        return happened;
    }

    private GeneratedEvent Refer()
    {
        var at = _referral;
        _referral = long.MaxValue;
        var friend = World.Name(_member);
        return _world.Event("ReferralJoined", _referrer, at, friend, World.Text("friend", friend));
    }

    private void Recover(long at, int score)
    {
        foreach (var effect in _world.Model.Recoveries)
        {
            if (score > effect.ScoreAtMost)
            {
                continue;
            }

            var runs = effect.RunsFrom is not { } from || at >= SeasonalClock.Midnight(from);
            var treated = runs && !HoldOut.IsHeldOut(effect.Salt, effect.Journey, World.Name(_member), effect.Share);
            if (treated)
            {
                _staff.Answered(at);
            }

            if (_recovery.Happens(effect.LeavingProbability - (treated ? effect.Effect : 0)))
            {
                _purchases.Leave();
                _bills.Leave();
                _service.Leave();
            }
        }
    }
}
