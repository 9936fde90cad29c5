using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Core.Tests.Properties;

public sealed class JudgingAgainTests(ITestOutputHelper output)
{
    private static readonly string?[] Pools = [null, "Miles", null, "Miles, Stars"];

    private int _given;
    private int _pooled;
    private int _fromPool;
    private int _poolOwed;
    private int _outOfStock;
    private int _limitReached;
    private int _ended;
    private int _owed;
    private int _told;
    private int _transferred;
    private int _putRight;
    private int _merged;
    private int _followed;

    /// <summary>The live engine goes from state to state; judging the whole log from its beginning has to come to the same.</summary>
    [Fact]
    public void A_member_s_log_judged_from_its_beginning_gives_the_state_that_the_live_engine_reached()
    {
        const int Seed = 20260702;
        output.WriteLine($"seed {Seed}");
        for (var i = 0; i < 40; i++)
        {
            var world = new World(new RandomProgramme(new Random(Seed + i)).Text(Pools[i % Pools.Length]));
            var life = new RandomLife(new Random(Seed + i));
            RandomLife.Begin(world);
            for (var k = 0; k < 60; k++)
            {
                life.Step(world);
            }

            // What the last event makes due at its own instant is done before the two are compared.
            world.Population.End(world.Population.Received);
            CheckStock(world);
            CheckPools(world);
            foreach (var member in world.Population.Members)
            {
                var judged = new Replay(world.Plan).Judge(
                    member.Id, member.Index, world.Log.Of(member.Id), member.Cuts, member.LastAt,
                    new Pools.ReplayedAnswers(world.Plan.Pools, world.Log.Of(member.Id), new Pools.FullGrants()), 0);
                AssertSame(member, judged.State, world.Programme.Currencies.Length);
                Assert.Equal(ValuesOf(world, member), ValuesOf(world, judged.State));
            }
        }

        output.WriteLine($"{_pooled} times to a household, {_fromPool} out of one, {_poolOwed} owed");
        Assert.True(_pooled > 100 && _fromPool > 20 && _poolOwed > 0, $"{_pooled} {_fromPool} {_poolOwed}");

        // A world in which nothing is refused or uncovered would prove little.
        Assert.True(_given > 30 && _outOfStock > 1 && _limitReached > 4 && _ended > 20 && _owed > 2 && _told > 20 && _putRight > 10 && _transferred > 20 && _merged > 30 && _followed > 5, $"{_merged} {_followed} {_transferred} {_given} {_outOfStock} {_limitReached} {_ended} {_owed} {_told} {_putRight}");
    }

    private static void AssertSame(MemberState member, MemberState judged, int currencies)
    {
        for (var currency = 0; currency < currencies; currency++)
        {
            Assert.Equal(member.Available(currency), judged.Available(currency));
            Assert.Equal(member.Pending(currency), judged.Pending(currency));
            Assert.Equal(member.Held(currency), judged.Held(currency));
            Assert.Equal(member.Owed(currency), judged.Owed(currency));
        }

        Assert.Equal(member.Rewards?.Holds.Select(hold => (hold.Key, hold.Due)) ?? [], judged.Rewards?.Holds.Select(hold => (hold.Key, hold.Due)) ?? []);
        Assert.Equal(
            member.Rewards?.Redemptions.Select(one => (one.Key, one.Voucher, one.SettledAt)) ?? [],
            judged.Rewards?.Redemptions.Select(one => (one.Key, one.Voucher, one.SettledAt)) ?? []);
        Assert.Equal(member.Lookouts ?? [], judged.Lookouts ?? []);
        Assert.Equal((member.Household, judged.Asked), (judged.Household, null));
        Assert.Equal(member.Residents, judged.Residents);
        Assert.Equal(member.Absorbed ?? [], judged.Absorbed ?? []);
        Assert.Equal(member.MergedInto, judged.MergedInto);
        Assert.Equal(member.Tier(0), judged.Tier(0));
        Assert.Equal(member.Tier(1), judged.Tier(1));
        Assert.Equal(member.Tiers.ToArray(), judged.Tiers.ToArray());
        Assert.Equal(Progress.NextExpiry.Of(member, 0), Progress.NextExpiry.Of(judged, 0));
        Assert.Equal(member.IsIn(0), judged.IsIn(0));
        Assert.Equal(member.IsIn(1), judged.IsIn(1));
        Assert.Equal(member.IsIn(2), judged.IsIn(2));
    }

    private static List<(long, long, long)> ValuesOf(World world, MemberState member)
    {
        var now = world.Population.Received;
        new History.MemberHistory(world.Plan.History, world.Plan.Calendar).AdvanceTo(member, now, world.Plan.Calendar.DayOf(now));
        var values = new List<(long, long, long)>();
        foreach (ref readonly var value in member.Aggregates)
        {
            values.Add((value.Value, value.Extra, value.NextEnd));
        }

        return values;
    }

    /// <summary>What members gave each other and their households they got, in total; who is in a household is so for both sides.</summary>
    private void CheckPools(World world)
    {
        for (var currency = 0; currency < world.Programme.Currencies.Length; currency++)
        {
            var postings = world.Log.Steps.SelectMany(step => step.Postings).Where(posting => posting.Currency == currency).ToList();
            Assert.Equal(Net(postings, Account.TransferredOut), -Net(postings, Account.TransferredIn));
        }

        foreach (var member in world.Population.Members)
        {
            Assert.All(member.Residents, one => Assert.Equal(member.Index, world.Population.Members[one].Household));
            Assert.True(member.Household < 0 || world.Population.Members[member.Household].Residents.Contains(member.Index));
            foreach (var currency in member.Household < 0 ? [] : world.Programme.Household!.Pool)
            {
                Assert.True(member.Available(currency) <= 0);
            }

            _poolOwed += member.IsHousehold ? world.Log.Steps.Where(step => step.Member == member.Id)
                .SelectMany(step => step.Postings).Count(posting => posting.From == Account.Owed) : 0;
        }

        _pooled += world.Log.Steps.SelectMany(step => step.Effects).Count(effect => effect.Kind == EffectKind.PoolGrew);
        _fromPool += world.Log.Steps.SelectMany(step => step.Effects).Count(effect => effect.Kind == EffectKind.CameFromPool);
    }

    private static long Net(List<Posting> postings, Account account) => postings.Sum(posting =>
        (posting.To == account ? posting.Amount : 0) - (posting.From == account ? posting.Amount : 0));

    /// <summary>What the stock gave is what members have and have reserved, and never more than there was.</summary>
    private void CheckStock(World world)
    {
        var effects = world.Log.Steps.SelectMany(step => step.Effects).ToList();
        foreach (var reward in world.Programme.Rewards)
        {
            var given = effects.Count(effect => effect.Kind == EffectKind.Redeemed && effect.Source == reward.Index)
                - effects.Count(effect => effect.Kind == EffectKind.RewardCancelled && effect.Source == reward.Index);
            var held = world.Population.Members.Sum(member => member.Rewards?.Holds.Count(hold => hold.Reward == reward.Index) ?? 0);
            var spent = world.Population.Pools.Balances.SingleOrDefault(
                balance => world.Population.Pools.Pools[balance.Pool].Reward == reward.Index).Spent;
            Assert.Equal(given + held, spent);
            Assert.True(spent <= reward.Stock);
            foreach (var cap in reward.Caps.Where(cap => cap.Scope is Model.Programmes.PoolScope.Everyone))
            {
                var limit = world.Population.Pools.Balances.SingleOrDefault(balance => world.Population.Pools.Pools[balance.Pool].Cap == cap.Index);
                Assert.Equal(spent, limit.Spent);
            }
        }

        _given += effects.Count(effect => effect.Kind == EffectKind.Redeemed);
        _transferred += effects.Count(effect => effect.Kind == EffectKind.TransferReceived);
        foreach (var postings in world.Log.Steps.SelectMany(step => step.Postings).GroupBy(posting => posting.Currency))
        {
            long Net(Account account) => postings.Sum(one => (one.To == account ? one.Amount : 0) - (one.From == account ? one.Amount : 0));
            Assert.Equal(0, Net(Account.TransferredIn) + Net(Account.TransferredOut));
        }

        _merged += effects.Count(effect => effect.Kind == EffectKind.MergedInto);
        _followed += world.Log.Steps.Count(step => step.Event is { Replaces: not null, Type: Model.Programmes.BuiltInEvents.MemberTakenOver });
        _told += effects.Count(effect => effect.Kind == EffectKind.AwaitedTold);
        _putRight += world.Log.Steps.Count(step => step.Event is { Replaces: not null } record && Model.Programmes.PassingEvents.Is(record.Type));
        _ended += effects.Count(effect => effect.Kind == EffectKind.HoldEnded);
        _outOfStock += effects.Count(effect => effect is { Kind: EffectKind.Rejected, Subject: (int)RejectionReason.OutOfStock });
        _limitReached += effects.Count(effect => effect is { Kind: EffectKind.Rejected, Subject: (int)RejectionReason.LimitReached });
        _owed += world.Log.Steps.SelectMany(step => step.Postings).Count(posting => posting.From == Account.Owed);
    }
}
