using System.Text.Json;

namespace Workflows.Cli.Printing;

/// <summary>What was proved, for other programs.</summary>
internal static class ProofJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    /// <summary>The text.</summary>
    public static string Of(IReadOnlyList<ProgrammeProof> proofs) => JsonSerializer.Serialize(
        proofs.Select(proof => new
        {
            file = proof.Path,
            isChecked = proof.Findings is not null,
            findings = proof.Findings?.Select(finding => new
            {
                question = finding.Question,
                verdict = ProofText.Word(finding.Verdict),
                words = finding.Words,
                customer = finding.Customer,
                asked = finding.IsAsked,
                line = finding.Place.Line,
                column = finding.Place.Column,
                assumptions = finding.Assumptions,
            }),
            overlaps = new
            {
                count = proof.Overlaps.Count,
                listed = proof.Overlaps.Overlaps.Select(overlap => new
                {
                    first = proof.Programme.Rules[overlap.First].Name,
                    second = proof.Programme.Rules[overlap.Second].Name,
                    customer = overlap.Witness,
                    isSure = overlap.IsSure,
                }),
                tooComplex = proof.Overlaps.TooComplex.Select(rule => proof.Programme.Rules[rule].Name),
            },
        }),
        Layout);
}
