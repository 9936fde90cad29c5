namespace Workflows.Documentation.Tests;

public sealed class GuideTests
{
    public static TheoryData<int> Lines => [.. Guide.Samples().Select(sample => sample.Line)];

    [Fact]
    public void The_guide_begins_with_a_whole_programme_and_goes_on_with_parts_of_it()
    {
        var samples = Guide.Samples();
        Assert.False(Guide.IsPart(samples[0].Printed));
        Assert.True(samples.Count > 10);
        Assert.All(samples.Skip(1), sample => Assert.True(Guide.IsPart(sample.Printed), $"{sample}: say `# part of the café`"));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_sample_of_the_guide_compiles_without_a_warning(int line) =>
        Assert.Empty(Trial.Findings($"sample at line {line}", At(line).Whole, Guide.Included));

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_examples_of_a_sample_of_the_guide_pass(int line)
    {
        // The café's own example holds only for its own rules.
        var sample = At(line);
        var own = Guide.Samples()[0].Printed;
        Assert.Empty(Trial.Failures(line == Guide.Samples()[0].Line ? sample.Whole : sample.Whole.Replace(ExampleOf(own), ""), Guide.Included));
    }

    [Fact]
    public void The_samples_of_the_guide_are_laid_out_as_the_formatter_does_it()
    {
        var expected = Guide.LaidOut();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Guide.Page), expected);
        }

        Assert.Equal(expected, Repository.Text(Guide.Page));
    }

    private static GuideSample At(int line) => Guide.Samples().Single(sample => sample.Line == line);

    private static string ExampleOf(string programme) => programme[programme.IndexOf("example ", StringComparison.Ordinal)..];
}
