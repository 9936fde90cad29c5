using Xunit.Abstractions;

namespace Workflows.Templates.Tests;

/// <summary>The corpus of the Scriban language. All of it passes, but for what the scientific dialect needs.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("000-basic", 6)]
    [InlineData("010-literals", 1)]
    [InlineData("020-interpolation", 3)]
    [InlineData("100-expressions", 53)]
    [InlineData("200-statements", 45)]
    [InlineData("300-functions", 31)]
    [InlineData("400-builtins", 9)]
    public void Every_case_of_the_corpus_renders_byte_for_byte_as_expected(string folder, int cases)
    {
        if (Corpus.Folder(folder) is not { } path)
        {
            return;
        }

        var results = Corpus.Run(path).ToList();
        var failed = results.Where(result => result.Expected != result.Actual).ToList();
        output.WriteLine($"{folder}: {results.Count - failed.Count} passed, {failed.Count} failed");
        foreach (var (name, expected, actual) in failed)
        {
            output.WriteLine($"--- {name}\n{Difference(expected, actual)}");
        }

        Assert.Empty(failed.Select(result => result.Name));
        Assert.Equal(cases, results.Count);
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
