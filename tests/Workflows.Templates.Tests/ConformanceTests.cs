using Xunit.Abstractions;

namespace Workflows.Templates.Tests;

/// <summary>The corpus of the Scriban language. Each folder has a number it reached; fewer cases are a step back.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("000-basic", 6)]
    [InlineData("010-literals", 1)]
    [InlineData("020-interpolation", 1)]
    [InlineData("100-expressions", 53)]
    [InlineData("200-statements", 45)]
    [InlineData("300-functions", 31)]
    [InlineData("400-builtins", 9)]
    public void Each_folder_of_the_corpus_passes_at_least_what_it_reached(string folder, int reached)
    {
        if (Corpus.Folder(folder) is not { } path)
        {
            output.WriteLine($"{folder}: skipped, the corpus is not beside the repository (../shared)");
            return;
        }

        var results = Corpus.Run(path).ToList();
        var failed = results.Where(result => result.Expected != result.Actual).ToList();
        output.WriteLine($"{folder}: {results.Count - failed.Count} passed, {failed.Count} failed");
        foreach (var (name, expected, actual) in failed)
        {
            output.WriteLine($"--- {name}\n{Difference(expected, actual)}");
        }

        Assert.True(results.Count - failed.Count >= reached, $"{folder}: {results.Count - failed.Count} cases pass, {reached} did before");
    }

    private static string Difference(string expected, string actual)
    {
        var at = 0;
        while (at < expected.Length && at < actual.Length && expected[at] == actual[at])
        {
            at++;
        }

        var from = Math.Max(0, at - 40);
        return $"wanted: {expected[from..Math.Min(expected.Length, at + 160)]}\ngot:    {actual[from..Math.Min(actual.Length, at + 160)]}";
    }
}
