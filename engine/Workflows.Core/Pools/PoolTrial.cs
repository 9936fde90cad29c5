namespace Workflows.Core.Pools;

/// <summary>Adds up in log order what was assumed of pools, to find the first answer that one by one would have been another.</summary>
internal sealed class PoolTrial(PoolBook pools)
{
    private readonly Dictionary<(int Pool, string Key), PoolAccount> _accounts = [];

    /// <summary>Begins again with what the pools have spent.</summary>
    public void Reset() => _accounts.Clear();

    /// <summary>Whether the pools, asked in this order, give what was assumed.</summary>
    public bool Confirms(in Answer answer)
    {
        var (draw, assumed) = answer;
        if (!_accounts.TryGetValue((draw.Pool, draw.Key), out var account))
        {
            _accounts[(draw.Pool, draw.Key)] = account = pools.CopyOf(draw);
        }

        var granted = pools.Granted(draw, account.Spent(draw.Period));
        if (granted != assumed)
        {
            return false;
        }

        if (granted != 0)
        {
            account.Add(draw.Period, granted * draw.UnitCost);
        }

        return true;
    }
}
