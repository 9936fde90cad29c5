using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Pools;
using Workflows.Model.Time;

namespace Workflows.Storage.Writing;

/// <summary>Where a run stopped: all that <see cref="Population.Restore"/> needs to go on, and how far the input was worked off.</summary>
/// <param name="Members">Every member after the member's last entry.</param>
/// <param name="Pools">The budgets.</param>
/// <param name="Received">The largest received-at so far.</param>
/// <param name="NextLogId">The number that the next entry of the log gets.</param>
/// <param name="Input">How far the last input was worked off.</param>
/// <param name="Refused">What of it was refused for what was known at its place.</param>
public sealed record StoredRun(
    IReadOnlyList<MemberState> Members,
    IReadOnlyList<PoolBalance> Pools,
    Instant Received,
    long NextLogId,
    InputPosition Input,
    IReadOnlyList<RefusedInput> Refused);
