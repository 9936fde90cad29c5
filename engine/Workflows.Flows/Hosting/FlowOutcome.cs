using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Stimuli;

namespace Workflows.Flows.Hosting;

/// <summary>What came of something that was asked of the runtime.</summary>
/// <param name="Instances">The instances that did something, as they are now, in the order in which they did.</param>
/// <param name="Commands">What is to be done outside, in order.</param>
public sealed record FlowOutcome(ImmutableArray<FlowInstance> Instances, ImmutableArray<FlowCommand> Commands)
{
    /// <summary>Why nothing was done; null where something was, or nothing was to do.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether the same was told before; nothing is done a second time.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether the stimulus is kept, since nobody waited for it.</summary>
    public bool IsKept { get; init; }

    /// <summary>Nothing was done, and why.</summary>
    internal static FlowOutcome Refused(string why) => new([], []) { Refusal = why };
}
