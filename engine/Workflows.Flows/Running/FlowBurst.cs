using System.Collections.Immutable;
using Workflows.Flows.Instances;
using Workflows.Flows.Journal;
using Workflows.Flows.Stimuli;

namespace Workflows.Flows.Running;

/// <summary>What came of a burst: from a start or a resume until nothing is due.</summary>
/// <param name="Instance">The instance after it.</param>
/// <param name="Commands">What is to be done outside, in order; those of <paramref name="Children"/> stand among them.</param>
/// <param name="Journal">What happened, in order; empty where nobody wants it.</param>
/// <param name="Records">The runs of activities that began, ended or went on; empty where nobody wants them.</param>
/// <param name="Children">What came of workflows that were executed within, in order.</param>
public sealed record FlowBurst(
    FlowInstance Instance, ImmutableArray<FlowCommand> Commands, ImmutableArray<JournalLine> Journal, ImmutableArray<ActivityRecord> Records,
    ImmutableArray<FlowBurst> Children);
