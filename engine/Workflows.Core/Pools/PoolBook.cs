using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Core.Rules;
using Workflows.Core.Time;
using Workflows.Model.Effects;

namespace Workflows.Core.Pools;

/// <summary>What a pool has spent in a period.</summary>
/// <param name="Pool">Index of the pool.</param>
/// <param name="Key">Whose share of it: the value of a field, the name of a tier; empty where all share it.</param>
/// <param name="Period">Start of the period, or the instant of the use for a window of any length, in microseconds.</param>
/// <param name="Spent">In units of the pool's scale.</param>
/// <param name="Warned">How many of the pool's warnings were raised.</param>
public readonly record struct PoolBalance(int Pool, string Key, long Period, long Spent, int Warned);

/// <summary>
/// The pools of a programme: deterministic actors that answer draws in log order and never give more than there is.
/// </summary>
public sealed class PoolBook : IAnswers
{
    private readonly Dictionary<(int Pool, string Key), PoolAccount> _accounts = [];
    private readonly SortedSet<(int Pool, string Key, long Period)> _changed = new(Comparer<(int Pool, string Key, long Period)>.Create(Compare));
    private readonly List<(Pool Pool, int Warning, string Key)> _warnings = [];
    private readonly Calendar _calendar;

    /// <summary>The pools of a programme with nothing spent.</summary>
    public PoolBook(ProgrammePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Pools = plan.Pools;
        _calendar = plan.Calendar;
    }

    /// <summary>The pools.</summary>
    public ImmutableArray<Pool> Pools { get; }

    /// <summary>What was spent, by pool, by who shares it, and by period.</summary>
    public IEnumerable<PoolBalance> Balances => _accounts
        .OrderBy(entry => (entry.Key.Pool, entry.Key.Key, 0L), Comparer<(int Pool, string Key, long Period)>.Create(Compare))
        .SelectMany(entry => entry.Value.Balances(entry.Key.Key));

    /// <inheritdoc/>
    public long Grant(in Draw draw)
    {
        var granted = draw.IsCarried ? draw.Points : Granted(draw, SpentOn(draw));
        if (granted == 0)
        {
            return 0;
        }

        var (first, count) = Account(draw.Pool, draw.Key).Add(draw.Period, granted * draw.UnitCost);
        for (var warning = first; warning < first + count; warning++)
        {
            _warnings.Add((Pools[draw.Pool], warning, draw.Key));
        }

        _changed.Add((draw.Pool, draw.Key, draw.Period));
        return granted;
    }

    /// <summary>How much of a pool's limit is taken for a draw, in units of the pool. Changes nothing.</summary>
    public long SpentOn(in Draw draw) => _accounts.TryGetValue((draw.Pool, draw.Key), out var account) ? account.Spent(draw.Period) : 0;

    /// <summary>How many points a draw would be granted.</summary>
    /// <param name="draw">What is asked.</param>
    /// <param name="spent">How much of the limit is taken, in units of the pool.</param>
    internal long Granted(in Draw draw, long spent)
    {
        var granted = draw.Points < 0 ? draw.Points : Math.Min(draw.Points, Math.Max(0, Pools[draw.Pool].Limit - spent) / draw.UnitCost);
        return granted >= 0 && granted < draw.Least ? 0 : granted;
    }

    /// <summary>The account that a draw asks, apart from the book, for trying what answers would be.</summary>
    internal PoolAccount CopyOf(in Draw draw) => _accounts.TryGetValue((draw.Pool, draw.Key), out var account)
        ? account.Copy() : new PoolAccount(Pools[draw.Pool], _calendar);

    /// <summary>Puts the warnings that the last draws raised behind what a step decided, and forgets them.</summary>
    /// <param name="at">When the step counts.</param>
    /// <param name="output">What the step decided.</param>
    internal void Warn(Model.Time.Instant at, Machine.StepOutput output)
    {
        foreach (var (pool, warning, key) in _warnings)
        {
            output.Add(EffectKind.BudgetWarned, at, pool.LimitPlace, pool.Budget, amount: warning, text: key.Length == 0 ? null : key);
        }

        _warnings.Clear();
    }

    /// <summary>What changed since this was last asked.</summary>
    public IReadOnlyList<PoolBalance> TakeChanges()
    {
        List<PoolBalance> changes = [.. _changed.Select(place => _accounts[(place.Pool, place.Key)].At(place.Key, place.Period))];
        _changed.Clear();
        return changes;
    }

    /// <summary>Sets what was spent before.</summary>
    public void Restore(PoolBalance balance) => Account(balance.Pool, balance.Key).Restore(balance);

    private PoolAccount Account(int pool, string key)
    {
        if (!_accounts.TryGetValue((pool, key), out var account))
        {
            _accounts[(pool, key)] = account = new PoolAccount(Pools[pool], _calendar);
        }

        return account;
    }

    private static int Compare((int Pool, string Key, long Period) a, (int Pool, string Key, long Period) b)
    {
        var order = a.Pool.CompareTo(b.Pool);
        order = order != 0 ? order : Utf8Order.Compare(a.Key, b.Key);
        return order != 0 ? order : a.Period.CompareTo(b.Period);
    }
}
