namespace Workflows.Core.Pools;

/// <summary>
/// What budgets would answer if nobody else asked: with enough in them that is all of it, with nothing left nothing. Changes nothing, so
/// that any number of threads may ask.
/// </summary>
internal sealed class AssumedAnswers(PoolBook pools) : IAnswers
{
    /// <inheritdoc/>
    public long Grant(in Draw draw) => pools.Granted(draw, pools.SpentOn(draw));
}
