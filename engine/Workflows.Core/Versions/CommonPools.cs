using System.Collections.Immutable;
using System.Numerics;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>
/// The pools of all versions under numbers that stay: a limit is the same where it is of the same budget, cap or reward and counts the
/// same in the same period. So use goes on, new limits meet old use, and a late event of an old version asks the very same pool.
/// </summary>
internal static class CommonPools
{
    /// <summary>The pools for each version.</summary>
    /// <param name="versions">The versions in their common numbers.</param>
    /// <param name="numbers">The numbers of each version.</param>
    public static ImmutableArray<ImmutableArray<Pool>> Of(IReadOnlyList<Programme> versions, IReadOnlyList<Numbers> numbers)
    {
        var tables = versions.Select(version => Keyed(PoolTable.Of(version))).ToList();
        var keys = new List<string>();
        for (var i = 0; i < versions.Count; i++)
        {
            keys.AddRange(tables[i].Where(one => IsOwn(one.Pool, numbers[i]) && !keys.Contains(one.Key)).Select(one => one.Key).ToList());
        }

        var byKey = tables.Select(table => table.ToDictionary(one => one.Key, one => one.Pool, StringComparer.Ordinal)).ToList();
        var scales = keys.Select(key => byKey.Where(table => table.ContainsKey(key)).Select(table => (BigInteger)table[key].Scale)
            .Aggregate(BigInteger.One, PointsScale.Lcm)).ToList();
        return [.. Enumerable.Range(0, versions.Count).Select(version => keys.Select((key, number) =>
        {
            var nearest = Enumerable.Range(0, versions.Count).Where(i => byKey[i].ContainsKey(key)).MinBy(i => Nearest.Distance(i, version));
            var pool = Scaled(byKey[nearest][key], (long)scales[number]) with { Index = number };
            return nearest == version ? pool : pool with { LimitPlace = -1, Warnings = [] };
        }).ToImmutableArray())];
    }

    private static List<(string Key, Pool Pool)> Keyed(ImmutableArray<Pool> pools)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. pools.Select(pool =>
        {
            var scope = pool.Scope is PoolScope.AmongTier among ? $"tier of {among.Ladder}" : pool.Scope.ToString();
            var kind = $"{pool.Budget} {pool.Cap} {pool.Reward} {pool.Counts} {pool.Currency} {pool.Period} {pool.IsLimited} {scope}";
            var nth = seen[kind] = seen.GetValueOrDefault(kind) + 1;
            return ($"{kind} {nth}", pool);
        })];
    }

    private static bool IsOwn(Pool pool, Numbers numbers) => pool.Budget >= 0 ? numbers.Budgets.Contains(pool.Budget)
        : pool.Cap >= 0 ? numbers.Caps.Contains(pool.Cap)
        : numbers.Rewards.Contains(pool.Reward);

    private static Pool Scaled(Pool pool, long scale)
    {
        var factor = scale / pool.Scale;
        return pool with
        {
            Scale = scale,
            Limit = pool.IsLimited ? pool.Limit * factor : pool.Limit,
            Warnings = [.. pool.Warnings.Select(warning => warning * factor)],
        };
    }
}
