using System.Collections.Immutable;

namespace Workflows.Flows.Compiling;

/// <summary>What came of making a definition ready to run.</summary>
/// <param name="Flow">The workflow; null where it can't run.</param>
/// <param name="Problems">What is wrong, one sentence each, with the activity. There can be some beside a workflow that runs.</param>
public sealed record FlowBuild(Flow? Flow, ImmutableArray<string> Problems);
