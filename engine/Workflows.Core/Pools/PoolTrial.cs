namespace Workflows.Core.Pools;

/// <summary>Adds up in log order what was assumed of budgets, to find the first answer that one by one would have been another.</summary>
internal sealed class PoolTrial(PoolBook pools)
{
    private readonly Dictionary<(int Budget, long Period), long> _spent = [];

    /// <summary>Begins again with what the budgets have spent.</summary>
    public void Reset() => _spent.Clear();

    /// <summary>Whether the budgets, asked in this order, give what was assumed.</summary>
    public bool Confirms(in Answer answer)
    {
        var (draw, assumed) = answer;
        var key = (draw.Budget, draw.Period);
        var spent = _spent.TryGetValue(key, out var known) ? known : pools.SpentOn(draw);
        _spent[key] = spent + (assumed * draw.UnitCost);
        return pools.Granted(draw, spent) == assumed;
    }
}
