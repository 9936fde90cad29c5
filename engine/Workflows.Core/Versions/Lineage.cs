using System.Collections.Immutable;
using System.Numerics;
using Workflows.Core.Planning;
using Workflows.Core.Ports;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Versions;

/// <summary>A version of a programme with the instant from which it is in force; for the first that is <see cref="Instant.Earliest"/>.</summary>
public sealed record ProgrammeVersion(Programme Programme, Instant From);

/// <summary>Prepares the versions of a programme that one database knows, so that each instant is judged by the one that was in force at it.</summary>
public static class Lineage
{
    /// <summary>The version in force, ready to run, with those before it.</summary>
    /// <param name="versions">The versions as they were written, oldest first; at least one.</param>
    /// <param name="backend">Says which rules fire.</param>
    /// <param name="workflows">Makes the workflows of a programme's journeys, by index.</param>
    public static ProgrammePlan Of(
        IReadOnlyList<ProgrammeVersion> versions, IRuleBackend backend, Func<Programme, ImmutableArray<IWorkflow>> workflows)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(workflows);
        if (versions.Count == 1)
        {
            return new ProgrammePlan(versions[0].Programme, backend, workflows(versions[0].Programme));
        }

        var common = new CommonProgramme([.. versions.Select(version => version.Programme)]);
        var programmes = Enumerable.Range(0, versions.Count).Select(common.Of).ToList();
        var grounds = GroundsOf(common, programmes);
        var past = ImmutableArray<PastVersion>.Empty;
        for (var i = 0; ; i++)
        {
            var ground = grounds[i] with { Past = past, FromBefore = i == 0 ? null : PassageOf(common, programmes, grounds, i) };
            var plan = new ProgrammePlan(programmes[i], backend, workflows(programmes[i]), ground);
            if (i == versions.Count - 1)
            {
                return plan;
            }

            past = past.Add(new PastVersion(plan, versions[i + 1].From));
        }
    }

    private static List<CommonGround> GroundsOf(CommonProgramme common, List<Programme> programmes)
    {
        var pools = CommonPools.Of(programmes, common.Numbers);
        var money = (long)programmes.Select(one => (BigInteger)CommonGround.MoneyUnitsOf(one)).Aggregate(PointsScale.Lcm);
        var keepsLots = programmes.Any(one => one.Currencies.Any(currency => currency.KeepsLots));
        var rules = common.Numbers.SelectMany(one => one.RuleNames).ToImmutableArray();
        var versions = common.Numbers.SelectMany((one, i) => one.RuleNames.Select(_ => i + 1)).ToImmutableArray();
        var ofJourneys = common.Numbers.SelectMany((one, i) => one.JourneyNames.Select(_ => i + 1)).ToImmutableArray();
        var journeys = common.Numbers.SelectMany(one => one.JourneyNames).ToImmutableArray();
        return [.. programmes.Select((_, i) => new CommonGround
        {
            Aggregates = common.Numbers.Take(i + 1).SelectMany(one => one.Aggregates).DefaultIfEmpty(-1).Max() + 1,
            Pools = pools[i], MoneyUnits = money, KeepsLots = keepsLots, RuleNames = rules, RuleVersions = versions, JourneyVersions = ofJourneys, JourneyNames = journeys,
        })];
    }

    private static Passage PassageOf(CommonProgramme common, List<Programme> programmes, List<CommonGround> grounds, int version)
    {
        var caps = NewCapsOf(common.Numbers, programmes[version], version).ToList();
        var (before, now) = (programmes[version - 1], programmes[version]);
        var old = common.Numbers[version - 1];
        return new Passage
        {
            Tiers = [.. now.Ladders.Select(ladder => old.Ladders.Contains(ladder.Index)
                ? before.Ladders[ladder.Index].Tiers.Select(tier => common.TierIn(version - 1, version, ladder.Index, tier.Index)).ToImmutableArray()
                : [])],
            Prices = [.. now.Rewards.Select(reward => old.Rewards.Contains(reward.Index)
                ? before.Rewards[reward.Index].Prices.Select((price, place) => PriceIn(reward, price, place)).ToImmutableArray()
                : [])],
            NewCaps = [.. caps.Where(one => one.Cap.Scope is null)],
            NewPools =
            [
                .. NewPool.OfBudgets([.. grounds.Take(version + 1).Select(ground => ground.Pools)], [.. common.Numbers.Take(version).Select(one => one.Budgets)]),
                .. grounds[version].Pools.Where(pool => pool.Cap >= 0)
                    .Select(pool => (Pool: pool, Cap: caps.Find(one => one.Cap.Index == pool.Cap))).Where(one => one.Cap is not null)
                    .Select(one => new NewPool(one.Pool, one.Cap, [])),
            ],
            NewLots = [.. now.Currencies
                .Where(currency => currency.KeepsLots && old.Currencies.Contains(currency.Index) && !before.Currencies[currency.Index].KeepsLots)
                .Select(currency => currency.Index)],
        };
    }

    /// <summary>The place of a price: the same where it is in the same points, else the first that is.</summary>
    private static int PriceIn(Reward reward, RewardPrice price, int place)
    {
        var first = reward.Prices.Select((one, i) => one.Currency == price.Currency ? i : int.MaxValue).Min();
        return place < reward.Prices.Length && reward.Prices[place].Currency == price.Currency ? place
            : first != int.MaxValue ? first
            : 0;
    }

    private static IEnumerable<NewCap> NewCapsOf(IReadOnlyList<Numbers> numbers, Programme now, int version)
    {
        var earlier = numbers.Take(version).ToList();
        var known = earlier.SelectMany(one => one.Caps).ToHashSet();
        var rules = earlier.SelectMany(one => one.RuleNames).ToHashSet();
        int NameOf(int rule) => numbers[version].RuleNames[rule - numbers[version].FirstRule];
        foreach (var rule in now.Rules.Where(rule => rule.IsInForce && rules.Contains(NameOf(rule.Index))))
        {
            foreach (var cap in rule.Caps.Where(cap => !known.Contains(cap.Index)))
            {
                yield return new NewCap(cap, [NameOf(rule.Index)], -1);
            }
        }

        foreach (var shared in now.SharedCaps.Where(shared =>
            ProgrammePlan.IsInForce(now, shared) && !known.Contains(shared.Cap.Index)))
        {
            yield return new NewCap(shared.Cap, [.. shared.Rules.Select(NameOf)], -1);
        }

        foreach (var reward in now.Rewards.Where(reward => earlier.Any(one => one.Rewards.Contains(reward.Index))))
        {
            foreach (var cap in reward.Caps.Where(cap => !known.Contains(cap.Index)))
            {
                yield return new NewCap(cap, [], reward.Index);
            }
        }
    }
}
