namespace Workflows.Core.Rewards;

/// <summary>What a reserved or given reward uses of a limit, so that exactly that goes back where it isn't kept.</summary>
/// <param name="Pool">Index of the pool of a shared limit; -1 for a limit of the member's own that is counted for each value of a field.</param>
/// <param name="Key">Whose share of the pool, or the value of the field.</param>
/// <param name="Period">The period of the pool; of a limit of the member's own its index among the caps.</param>
internal readonly record struct LimitUse(int Pool, string Key, long Period);
