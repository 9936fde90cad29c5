using Workflows.Core.Examples;
using Workflows.Model.Programmes;
using Workflows.Proving.Questions;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Proving.Tests;

/// <summary>Proves programmes of tests, every case run through the core.</summary>
internal static class Proofs
{
    /// <summary>What is found of a programme; null, said so on the output, where the machine has no solver.</summary>
    public static IReadOnlyList<Finding>? Of(ITestOutputHelper output, Programme programme, ProofOptions options)
    {
        using var prover = Prover.Open();
        if (prover is null)
        {
            output.WriteLine("Not checked: this machine has no libz3 (Debian: apt-get install libz3-4).");
            return null;
        }

        var findings = prover.Prove(programme, options).Select(finding => finding.Confirmed(Play)).ToList();
        foreach (var finding in findings)
        {
            output.WriteLine($"{finding.Verdict}: {finding.Question}: {finding.Words}{(finding.Customer.Length > 0 ? $": {finding.Customer}" : "")}");
        }

        return findings;
    }

    /// <summary>Runs an example through the core.</summary>
    public static Played Play(Programme programme, Example example)
    {
        var last = LastEvent.Of(World.PlanOf(programme), example);
        return new(last.Refusal, last.Fired, last.Gave, last.Segments);
    }
}
