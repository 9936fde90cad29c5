using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Evaluation.Rivals;
using Workflows.Model.Time;

namespace Workflows.Evaluation;

/// <summary>How things stand when the steps are over.</summary>
/// <param name="Clock">Where the clock stands.</param>
/// <param name="Members">The members, each at the place of its index.</param>
/// <param name="Pools">What the budgets have spent, by period.</param>
public sealed record RunEnd(Instant Clock, IReadOnlyList<MemberState> Members, IReadOnlyList<PoolBalance> Pools)
{
    /// <summary>What the rivals' programmes gave our members, in the order of the rivals; empty where nobody ran them.</summary>
    public IReadOnlyList<RivalEnd> Rivals { get; init; } = [];
}
