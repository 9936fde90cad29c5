using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Model.Time;

namespace Workflows.Evaluation;

/// <summary>How things stand when the steps are over.</summary>
/// <param name="Clock">Where the clock stands.</param>
/// <param name="Members">The members, each at the place of its index.</param>
/// <param name="Pools">What the budgets have spent, by period.</param>
public sealed record RunEnd(Instant Clock, IReadOnlyList<MemberState> Members, IReadOnlyList<PoolBalance> Pools);
