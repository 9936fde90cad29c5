using Workflows.Dsl;
using Workflows.Dsl.Describing;
using Workflows.Testing;

namespace Workflows.Documentation.Tests;

public sealed class DescriptionTests
{
    private const string Harbour = "templates/programmes/harbour/harbour.loyalty";
    private const string Terms = "templates/programmes/harbour/TERMS.md";

    public static TheoryData<string> Programmes => [.. Repository.Programmes()];

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_sample_can_be_described(string file) => Assert.StartsWith("# ", Description.Of(World.Compile(Repository.Whole(file))), StringComparison.Ordinal);

    [Fact]
    public void Everything_that_the_guide_shows_can_be_described() =>
        Assert.All(Guide.Samples(), sample => Assert.NotEmpty(Description.Of(Compiler.Compile("sample.loyalty", sample.Whole, Guide.Included).Programme!)));

    [Fact]
    public void The_terms_of_the_sample_say_what_its_programme_says()
    {
        var expected = Description.ForMembers(World.Compile(Repository.Text(Harbour)));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Terms), expected);
        }

        Assert.Equal(expected, Repository.Text(Terms));
    }
}
