using Workflows.Model.Time;

namespace Workflows.Core.Machine;

/// <summary>Where the log ends: what the next entry goes on from.</summary>
internal sealed class LogEnd
{
    /// <summary>The largest received-at so far: where the clock stands.</summary>
    public Instant Received { get; set; } = Instant.Earliest;

    /// <summary>The number that the next entry gets, from 1.</summary>
    public long NextId { get; set; } = 1;
}
