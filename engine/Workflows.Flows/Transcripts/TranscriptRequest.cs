using System.Collections.Immutable;
using Workflows.Flows.Values;

namespace Workflows.Flows.Transcripts;

/// <summary>How a workflow is run to be looked at.</summary>
/// <param name="At">The instant of all of it.</param>
public sealed record TranscriptRequest(DateTimeOffset At)
{
    /// <summary>What the workflow is given.</summary>
    public FlowRecord Input { get; init; } = FlowRecord.Empty;

    /// <summary>How steps of ours end, by activity; of several for one activity the first counts first. Without a word the time ends them.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Answers { get; init; } = [];

    /// <summary>Whether each wait is ended in turn, the first first, until none is left.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether the journal and the records of activities are told.</summary>
    public bool TellsJournal { get; init; }

    /// <summary>Whether flowcharts run by tokens.</summary>
    public bool UsesTokens { get; init; }
}
