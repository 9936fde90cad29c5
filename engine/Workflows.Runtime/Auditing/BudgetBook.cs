using System.Collections.Immutable;
using Workflows.Core.Pools;
using Workflows.Core.Rewards;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Auditing;

/// <summary>What every budget spent and every stock gave, by full recomputation from the recorded answers: never more than there is.</summary>
internal sealed class BudgetBook(Programme programme, Findings findings)
{
    private readonly SortedDictionary<(int Budget, long Period), long> _spent = [];
    private readonly ImmutableArray<long> _limits = PoolBook.LimitsOf(programme);

    /// <summary>Books the answers of an entry.</summary>
    public void Book(StoredEntry entry)
    {
        foreach (var (draw, granted) in entry.Answers)
        {
            if (draw.Budget >= _limits.Length)
            {
                findings.Require(false, $"Entry {entry.Id}: an answer names budget {draw.Budget}, which the programme doesn't have.");
                continue;
            }

            var key = (draw.Budget, draw.Period);
            var spent = _spent.GetValueOrDefault(key) + (granted * draw.UnitCost);
            _spent[key] = spent;
            var isStock = StockPools.RewardOf(programme, draw.Budget) is not null;
            findings.Require(
                spent <= _limits[draw.Budget] && (spent >= 0 || !isStock),
                $"Entry {entry.Id}: {NameOf(draw.Budget)} has spent {spent} of {_limits[draw.Budget]} units afterwards.");
        }
    }

    private string NameOf(int pool) => StockPools.RewardOf(programme, pool) is { } reward
        ? $"the stock of {reward.Name}" : $"the budget {programme.Budgets[pool].Name}";

    /// <summary>Compares with what is stored.</summary>
    public void Compare(IReadOnlyList<PoolBalance> stored)
    {
        foreach (var pool in stored)
        {
            var spent = _spent.GetValueOrDefault((pool.Budget, pool.Period));
            findings.Require(
                spent == pool.Spent,
                $"Budget {pool.Budget} of the period from {pool.Period}: the answers add up to {spent} units, {pool.Spent} are stored.");
        }

        var known = stored.Select(pool => (pool.Budget, pool.Period)).ToHashSet();
        foreach (var (key, spent) in _spent)
        {
            findings.Require(spent == 0 || known.Contains(key), $"Budget {key.Budget}: {spent} units were spent in a period that isn't stored.");
        }
    }
}
