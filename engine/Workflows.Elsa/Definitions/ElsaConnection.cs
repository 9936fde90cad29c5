using System.Collections.Immutable;

namespace Workflows.Elsa.Definitions;

/// <summary>What a flowchart holds.</summary>
/// <param name="Start">Id of the activity that is first; null where the flowchart doesn't say.</param>
/// <param name="Activities">The activities, in the order of the file.</param>
/// <param name="Connections">The connections, in the order of the file; both ends are among the activities.</param>
internal sealed record ElsaFlow(string? Start, ImmutableArray<ElsaActivity> Activities, ImmutableArray<ElsaConnection> Connections);

/// <summary>A connection: when the source ends with the outcome, the target follows.</summary>
/// <param name="Source">Id of an activity.</param>
/// <param name="Port">The outcome.</param>
/// <param name="Target">Id of an activity.</param>
internal sealed record ElsaConnection(string Source, string Port, string Target)
{
    /// <summary>The outcome of what has only one.</summary>
    public const string Done = "Done";
}
