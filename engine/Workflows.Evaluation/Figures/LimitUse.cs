using System.Collections.Immutable;
using Workflows.Core.Explaining;
using Workflows.Core.Pools;
using Workflows.Evaluation.Books;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Evaluation.Figures;

/// <summary>How much of a budget's limit is spent where the report ends, in the limit's period that is under way there.</summary>
/// <param name="Name">The budget; with the limit in words where it has several, and whose limit it is where not all share one.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Spent">In money or points, as the limit is.</param>
internal sealed record LimitUse(string Name, BudgetLimit Limit, Fraction Spent)
{
    /// <summary>The share of the limit that is spent.</summary>
    public Fraction Share => Limit.Most == Fraction.Zero ? Fraction.Zero : Spent / Limit.Most;

    /// <summary>Every limit of a budget, and for each all who have drawn on it in the period under way.</summary>
    public static ImmutableArray<LimitUse> Of(Budget budget, RunBooks books, RunEnd end)
    {
        var pools = books.Plan.Pools.Where(pool => pool.Budget == budget.Index && pool.LimitPlace >= 0).ToList();
        var uses = ImmutableArray.CreateBuilder<LimitUse>();
        foreach (var pool in pools)
        {
            var limit = budget.Limits[pool.LimitPlace];
            var name = LimitText.Of(books.Programme, budget, pool.LimitPlace);
            var spent = SpentOf(pool, books, end);
            if (limit.Scope is PoolScope.Everyone or PoolScope.AmongSegment or PoolScope.AmongTier)
            {
                uses.Add(new LimitUse(name, limit, Fraction.Of(spent.Sum(part => part.Spent), pool.Scale)));
                continue;
            }

            foreach (var (key, units) in spent)
            {
                uses.Add(new LimitUse($"{name}: {(key.Length == 0 ? "without" : key)}", limit, Fraction.Of(units, pool.Scale)));
            }
        }

        return uses.ToImmutable();
    }

    private static List<(string Key, long Spent)> SpentOf(Pool pool, RunBooks books, RunEnd end)
    {
        var calendar = books.Plan.Calendar;
        var last = new Instant(books.End.Micros - 1);
        var period = pool.PeriodOf(last, books.Period.Until - 1, calendar);
        return [.. end.Pools
            .Where(balance => balance.Pool == pool.Index && (pool.Period is CapPeriod.InAny window
                ? balance.Period <= last.Micros && calendar.Plus(new Instant(balance.Period), window.Length) > last
                : balance.Period == period))
            .GroupBy(balance => balance.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(balance => balance.Spent)))];
    }
}
