using Workflows.Core.Machine;
using Workflows.Core.Pools;
using Workflows.Model.Time;

namespace Workflows.Storage.Writing;

/// <summary>How far a sequence of input records was worked off, and a mark that only the same records in the same order give.</summary>
/// <param name="Position">How many records.</param>
/// <param name="Mark">The mark of those records.</param>
public readonly record struct InputPosition(long Position, ulong Mark);

/// <summary>An event that was refused for what was known at its place, so that the same input gives the same answer again.</summary>
/// <param name="At">Its place in the input, itself included.</param>
/// <param name="Reason">Why.</param>
public readonly record struct RefusedInput(InputPosition At, Refusal Reason);

/// <summary>
/// Where a run stands when a batch is written, beside what its steps did. It may be written while the run goes on, so its lists are
/// handed over with it: nobody changes them any more.
/// </summary>
public sealed record RunPosition
{
    /// <summary>The largest received-at so far.</summary>
    public required Instant Received { get; init; }

    /// <summary>The pools that changed.</summary>
    public required IReadOnlyList<PoolBalance> Pools { get; init; }

    /// <summary>How far the input was worked off.</summary>
    public required InputPosition Input { get; init; }

    /// <summary>Whether this input is another one than before: what was refused then is forgotten.</summary>
    public bool IsOtherInput { get; init; }

    /// <summary>What was refused since the last batch.</summary>
    public IReadOnlyList<RefusedInput> Refused { get; init; } = [];

    /// <summary>The instant up to which the clock went on with no event; null where the last input was an event.</summary>
    public Instant? ClockAt { get; init; }
}
