using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Core.Pools;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Auditing;

/// <summary>
/// What every pool spent, by full recomputation from the recorded answers: never more than there is, and of no stock more is put back
/// than was taken.
/// </summary>
/// <param name="plan">The version in force, with those before it.</param>
/// <param name="versions">The first entry of the log under each version.</param>
/// <param name="findings">Where what is found goes.</param>
internal sealed class PoolCheck(ProgrammePlan plan, ImmutableArray<long> versions, Findings findings)
{
    private PoolBook _book = new(plan.Past.IsEmpty ? plan : plan.Past[0].Plan);
    private int _version;

    /// <summary>Books the answers of an entry.</summary>
    public void Book(StoredEntry entry)
    {
        while (_version < plan.Past.Length && versions[_version + 1] <= entry.Id)
        {
            BeginVersion();
        }

        foreach (var (draw, granted) in entry.Answers)
        {
            if (draw.Pool >= plan.Pools.Length)
            {
                findings.Require(false, $"Entry {entry.Id}: an answer names pool {draw.Pool}, which the programme doesn't have.");
                continue;
            }

            var pays = granted == 0 ? 0 : _book.Grant(draw with { Points = granted, Least = 0 });
            findings.Require(
                pays == granted, $"Entry {entry.Id}: {NameOf(plan.Pools[draw.Pool])} granted {granted} and had only {pays}.");
            if (IsOfReward(plan.Pools[draw.Pool]))
            {
                findings.Require(_book.SpentOn(draw) >= 0, $"Entry {entry.Id}: more were put back into {NameOf(plan.Pools[draw.Pool])} than were taken.");
            }
        }
    }

    /// <summary>Compares with what is stored.</summary>
    public void Compare(IReadOnlyList<PoolBalance> stored)
    {
        var spent = _book.Balances.ToDictionary(balance => (balance.Pool, balance.Key, balance.Period), balance => balance.Spent);
        foreach (var pool in stored)
        {
            var sum = spent.GetValueOrDefault((pool.Pool, pool.Key, pool.Period));
            findings.Require(
                sum == pool.Spent,
                $"Pool {pool.Pool} of the period from {pool.Period}: the answers add up to {sum} units, {pool.Spent} are stored.");
        }

        var known = stored.Select(pool => (pool.Pool, pool.Key, pool.Period)).ToHashSet();
        foreach (var balance in _book.Balances)
        {
            findings.Require(
                balance.Spent == 0 || known.Contains((balance.Pool, balance.Key, balance.Period)),
                $"Pool {balance.Pool}: {balance.Spent} units were spent in a period that isn't stored.");
        }
    }

    /// <summary>New limits meet old use.</summary>
    private void BeginVersion()
    {
        _version++;
        var next = new PoolBook(_version == plan.Past.Length ? plan : plan.Past[_version].Plan);
        foreach (var balance in _book.Balances)
        {
            next.Restore(balance);
        }

        _book = next;
    }

    /// <summary>What rewards take one by one, and put back one by one.</summary>
    private bool IsOfReward(Pool pool) => pool.Reward >= 0
        || (pool.Cap >= 0 && plan.Programme.Rewards.Any(reward => reward.Caps.Any(cap => cap.Index == pool.Cap)));

    private string NameOf(Pool pool) => pool.Reward >= 0 ? $"the stock of {plan.Programme.Rewards[pool.Reward].Name}"
        : pool.Budget >= 0 ? $"the budget {plan.Programme.Budgets[pool.Budget].Name}" : $"cap {pool.Cap}";
}
