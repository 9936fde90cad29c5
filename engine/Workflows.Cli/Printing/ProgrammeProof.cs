using System.Collections.Immutable;
using Workflows.Dsl.Analysis;
using Workflows.Model.Programmes;
using Workflows.Proving.Questions;

namespace Workflows.Cli.Printing;

/// <summary>What was found of one programme.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Programme">The programme.</param>
/// <param name="Overlaps">Which rules can fire for the same.</param>
/// <param name="Findings">What was proved; null where nothing could be checked.</param>
internal sealed record ProgrammeProof(string Path, Programme Programme, AnalysisReport Overlaps, ImmutableArray<Finding>? Findings)
{
    /// <summary>Whether all that was asked for holds, and everything could be checked and was reproduced.</summary>
    public bool IsAllRight => Findings is { } findings
        && findings.All(finding => finding.Verdict != Verdict.NotReproduced && (!finding.IsAsked || finding.Verdict == Verdict.Proved));
}
