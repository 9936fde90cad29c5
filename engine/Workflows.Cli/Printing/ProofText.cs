using System.Globalization;
using System.Text;
using Workflows.Proving.Questions;

namespace Workflows.Cli.Printing;

/// <summary>What was proved, as a person reads it.</summary>
internal static class ProofText
{
    /// <summary>The text.</summary>
    public static string Of(IReadOnlyList<ProgrammeProof> proofs)
    {
        var text = new StringBuilder();
        foreach (var proof in proofs)
        {
            Add(text, proof);
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>A verdict in words.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Proved => "proved",
        Verdict.CounterExample => "counter-example",
        Verdict.NotDecided => "not decided",
        Verdict.NotReproduced => "NOT REPRODUCED",
    };

    private static void Add(StringBuilder text, ProgrammeProof proof)
    {
        if (proof.Findings is not { } findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{proof.Path}: not checked\n");
        }
        else
        {
            foreach (var finding in findings)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Word(finding.Verdict),-16} {finding.Question}\n{"",-17}{finding.Place}: {finding.Words}\n");
                if (finding.Customer.Length > 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{"",-17}{finding.Customer}\n");
                }
            }

            var assumed = findings.SelectMany(finding => finding.Assumptions).Distinct(StringComparer.Ordinal).ToList();
            if (assumed.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"assumed          {string.Join("; ", assumed)}\n");
            }

            var counts = findings.CountBy(finding => finding.Verdict).OrderBy(one => one.Key).Select(one => $"{one.Value} {Word(one.Key)}");
            text.Append(CultureInfo.InvariantCulture, $"{proof.Path}: {string.Join(", ", counts.DefaultIfEmpty("nothing to prove"))}\n");
        }

        AddOverlaps(text, proof);
    }

    private static void AddOverlaps(StringBuilder text, ProgrammeProof proof)
    {
        var rules = proof.Programme.Rules;
        text.Append(CultureInfo.InvariantCulture, $"{proof.Overlaps.Count} pairs of rules can fire for the same event\n");
        foreach (var overlap in proof.Overlaps.Overlaps)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {rules[overlap.First].Name} and {rules[overlap.Second].Name}: {overlap.Witness}")
                .Append(overlap.IsSure ? "\n" : " (if there is such a case)\n");
        }

        foreach (var rule in proof.Overlaps.TooComplex)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {rules[rule].Name} has too many cases to be compared\n");
        }
    }
}
