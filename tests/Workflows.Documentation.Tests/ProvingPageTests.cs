using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Core.Examples;
using Workflows.Proving;
using Workflows.Proving.Questions;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.Documentation.Tests;

/// <summary>The sample of <c>dsl/PROVING.md</c> is proved, and what the page says of it is what comes out.</summary>
public sealed class ProvingPageTests(ITestOutputHelper output)
{
    private const string Page = "dsl/PROVING.md";

    private static string Sample => Block("loyalty");

    [Fact]
    public void The_sample_compiles_without_a_warning_and_its_examples_pass()
    {
        Assert.Empty(Trial.Findings(Page, Sample));
        Assert.Empty(Trial.Failures(Sample));
        Assert.Equal(Sample, Dsl.Compiler.Format(Page, Sample).Text);
    }

    [Fact]
    public void What_the_page_says_of_the_sample_is_what_is_proved()
    {
        using var prover = Prover.Open();
        if (prover is null)
        {
            output.WriteLine("Not checked: this machine has no libz3 (Debian: apt-get install libz3-4).");
            return;
        }

        var programme = World.Compile(Sample);
        var plan = World.PlanOf(programme);
        var findings = prover.Prove(programme, new() { Limit = 10_000, Exclusive = Named("exclusive"), Cover = Named("cover") })
            .Select(finding => finding.Confirmed((_, example) => Play(LastEvent.Of(plan, example))))
            .Select(finding => $"{Word(finding.Verdict)}: {finding.Question}").ToList();
        foreach (var line in Block("proof").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains(line, findings);
        }
    }

    private static Played Play(LastEvent last) => new(last.Refusal, last.Fired, last.Gave, last.Segments);

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Proved => "proved",
        Verdict.CounterExample => "counter-example",
        Verdict.NotDecided => "not decided",
        Verdict.NotReproduced => "NOT REPRODUCED",
    };

    private static ImmutableArray<ImmutableArray<string>> Named(string option)
    {
        var asked = Repository.Text(Page).Split('\n').Single(line => line.StartsWith("Asked with", StringComparison.Ordinal));
        return [.. Regex.Matches(asked, $"--{option} ([A-Za-z,]+)").Select(match => match.Groups[1].Value.Split(',').ToImmutableArray())];
    }

    private static string Block(string kind)
    {
        var page = Repository.Text(Page);
        var start = page.IndexOf($"```{kind}\n", StringComparison.Ordinal) + kind.Length + 4;
        return page[start..page.IndexOf("```\n", start, StringComparison.Ordinal)];
    }
}
