using System.Collections.Immutable;
using System.Numerics;
using Workflows.Core.Planning;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Pools;

/// <summary>
/// The pools of a programme: the limits of its budgets, then what each partner owes, by month, then the caps that aren't each member's own, then the stock of rewards.
/// </summary>
internal static class PoolTable
{
    /// <summary>All pools, by index.</summary>
    public static ImmutableArray<Pool> Of(Programme programme)
    {
        var pools = ImmutableArray.CreateBuilder<Pool>();
        foreach (var budget in programme.Budgets)
        {
            for (var place = 0; place < budget.Limits.Length; place++)
            {
                pools.Add(OfLimit(programme, budget, place, pools.Count));
            }
        }

        foreach (var partner in programme.Budgets.Where(budget => budget.IsPartner))
        {
            pools.Add(new Pool(pools.Count, partner.Index, -1, PoolUnit.Money, -1, new CapPeriod.PerCalendar(TimeUnit.Month), new PoolScope.Everyone())
            {
                Scale = (long)WithRoom(CostUnits(programme, partner.Index), 0, PoolUnit.Money),
            });
        }

        foreach (var cap in ProgrammePlan.CapsIn(programme).Where(cap => cap.Scope is not null).OrderBy(cap => cap.Index))
        {
            pools.Add(OfCap(programme, cap, pools.Count));
        }

        foreach (var reward in programme.Rewards.Where(reward => reward.Stock is not null))
        {
            pools.Add(new Pool(pools.Count, -1, -1, PoolUnit.Uses, -1, new CapPeriod.InTotal(), new PoolScope.Everyone())
            {
                Limit = reward.Stock!.Value,
                Reward = reward.Index,
            });
        }

        return pools.ToImmutable();
    }

    /// <summary>What one point of a currency takes off a pool of a budget that pays a share, in units of the pool; 0 for nothing.</summary>
    public static long UnitCost(Programme programme, Pool pool, int currency, Fraction share) => pool.Counts switch
    {
        PoolUnit.Money => (long)(programme.Currencies[currency].Worth * share * Fraction.Of(pool.Scale)).Numerator,
        PoolUnit.Points => pool.Currency == currency ? (long)(share * Fraction.Of(pool.Scale)).Numerator : 0,
        PoolUnit.Uses => 1,
    };

    private static Pool OfLimit(Programme programme, Budget budget, int place, int index)
    {
        var limit = budget.Limits[place];
        var counts = limit.Currency is null ? PoolUnit.Money : PoolUnit.Points;
        var units = limit.Currency is null
            ? CostUnits(programme, budget.Index)
            : SharesOf(programme, budget.Index).Aggregate(BigInteger.One, (scale, share) => PointsScale.Lcm(scale, share.Denominator));
        var scale = (long)WithRoom(PointsScale.Lcm(units, limit.Most.Denominator), limit.Most.Ceiling(), counts);
        var most = limit.Most * Fraction.Of(scale);
        return new Pool(index, budget.Index, -1, counts, limit.Currency ?? -1, limit.Period, limit.Scope)
        {
            Scale = scale,
            LimitPlace = place,
            Limit = (long)most.Floor(),
            Warnings = [.. budget.WarnAt.Select(share => (long)(most * share).Ceiling())],
        };
    }

    private static Pool OfCap(Programme programme, Cap cap, int index)
    {
        var counts = cap.CountsMoney ? PoolUnit.Money : cap.Currency is null ? PoolUnit.Uses : PoolUnit.Points;
        var scale = cap.CountsMoney
            ? (long)WithRoom(
                programme.Currencies.Aggregate((BigInteger)programme.MoneyScale, (scale, currency) => PointsScale.Lcm(scale, currency.Worth.Denominator)),
                cap.Most / programme.MoneyScale, counts)
            : 1;
        return new Pool(index, -1, cap.Index, counts, cap.Currency ?? -1, cap.Period, cap.Scope!)
        {
            Scale = scale,
            Limit = cap.CountsMoney ? cap.Most * (scale / programme.MoneyScale) : cap.Most,
        };
    }

    /// <summary>
    /// Money is counted in millionths at least and points in ten thousandths, as far as the limit lets it, so that another worth of points or
    /// another share in a later version of the programme is a whole number of them too.
    /// </summary>
    private static BigInteger WithRoom(BigInteger scale, BigInteger most, PoolUnit counts)
    {
        var fine = PointsScale.Lcm(scale, counts switch { PoolUnit.Money => 1_000_000, PoolUnit.Points => 10_000, PoolUnit.Uses => 1 });
        return fine * BigInteger.Max(most, 1) < long.MaxValue / 4 ? fine : scale;
    }

    /// <summary>So fine that every point that a budget may pay is a whole number of units of money.</summary>
    private static BigInteger CostUnits(Programme programme, int budget)
    {
        var units = BigInteger.One;
        foreach (var share in SharesOf(programme, budget))
        {
            foreach (var currency in programme.Currencies)
            {
                units = PointsScale.Lcm(units, (currency.Worth * share).Denominator);
            }
        }

        return units;
    }

    private static IEnumerable<Fraction> SharesOf(Programme programme, int budget) =>
        programme.Rules.SelectMany(rule => rule.Effects).Select(effect => effect.Funding)
            .Concat(programme.Journeys.SelectMany(journey => ProgrammePlan.StepsOf(journey.Steps))
                .OfType<JourneyStep.Bonus>().Select(bonus => bonus.Funding))
            .OfType<Funding>().SelectMany(funding => funding.Shares)
            .Where(share => share.Budget == budget).Select(share => share.Share);
}
