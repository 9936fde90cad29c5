using System.Collections.Immutable;
using Workflows.Core.Pools;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>A shared limit that begins with a version though what it limits was there before.</summary>
/// <param name="Pool">The pool, in the numbers that all versions share.</param>
/// <param name="Limit">The cap of which it is, with what it limits; null for a limit of a budget.</param>
/// <param name="Sources">Of a budget, by version before: the pool whose recorded answers tell what it paid then; -1 where the budget was not there.</param>
internal sealed record NewPool(Pool Pool, NewCap? Limit, ImmutableArray<int> Sources)
{
    /// <summary>
    /// Whether the log tells who used how much of it: a limit of all together, or by a field of the event. Which tier, segment or household somebody
    /// was in at the instant of each use is not recorded with it.
    /// </summary>
    public bool IsTold => Pool.Scope is PoolScope.Everyone or PoolScope.PerField && (Limit is not null || !Sources.Contains(Untold));

    /// <summary>What stands for a version in which the budget paid and no pool tells how much.</summary>
    private const int Untold = -2;

    /// <summary>Finds the pools of budgets that begin with a version.</summary>
    /// <param name="pools">The pools of each version, oldest first, the one that begins last.</param>
    /// <param name="budgets">By version, the numbers of its budgets.</param>
    public static IEnumerable<NewPool> OfBudgets(IReadOnlyList<ImmutableArray<Pool>> pools, IReadOnlyList<int[]> budgets)
    {
        var last = pools.Count - 1;
        foreach (var pool in pools[last].Where(pool => pool.Budget >= 0 && pool.LimitPlace >= 0))
        {
            var isNew = Enumerable.Range(0, last).All(version => pools[version][pool.Index].LimitPlace < 0);
            if (isNew && Enumerable.Range(0, last).Any(version => budgets[version].Contains(pool.Budget)))
            {
                yield return new NewPool(pool, null, [.. Enumerable.Range(0, last).Select(
                    version => budgets[version].Contains(pool.Budget) ? SourceOf(pools[version], pool) : -1)]);
            }
        }
    }

    /// <summary>A limit, or what a partner owes, that every payment of the budget was asked of, in the same unit.</summary>
    private static int SourceOf(ImmutableArray<Pool> pools, Pool pool) => pools.FirstOrDefault(one => one.Budget == pool.Budget
        && (one.LimitPlace >= 0 || !one.IsLimited) && one.Counts == pool.Counts && one.Currency == pool.Currency
        && one.Scope is not (PoolScope.AmongSegment or PoolScope.AmongTier))?.Index ?? Untold;
}
