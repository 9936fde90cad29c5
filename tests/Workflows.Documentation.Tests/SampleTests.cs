using Workflows.Dsl;
using Workflows.Testing;

namespace Workflows.Documentation.Tests;

public sealed class SampleTests
{
    private const string Harbour = "templates/programmes/harbour/harbour.loyalty";

    public static TheoryData<string> Programmes => [.. Repository.Programmes()];

    public static TheoryData<string> Files => [.. Repository.Files()];

    public static TheoryData<string> Maps => [.. Repository.Maps()];

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_sample_compiles_without_a_warning(string file) => Assert.Empty(Trial.Findings(file, Repository.Whole(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_sample_is_laid_out_as_the_formatter_does_it(string file)
    {
        var text = Repository.Text(file);
        Assert.Equal(text, Compiler.Format(file, text).Text);
    }

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_sample_has_examples_and_they_pass(string file)
    {
        var text = Repository.Whole(file);
        Assert.NotEmpty(World.Compile(text).Examples);
        Assert.Empty(Trial.Failures(text));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void A_map_is_laid_out_and_has_no_mistake_of_form(string file)
    {
        var text = Repository.Text(file);
        var (laidOut, diagnostics) = Compiler.Format(file, text);
        Assert.Empty(diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Equal(text, laidOut);
    }

    [Theory]
    [InlineData("per 10 HKD of total\n}\n\nrule BillPoints", "per 11 HKD of total\n}\n\nrule BillPoints")]
    [InlineData("pending  14 days", "pending  15 days")]
    [InlineData("expire   12 months", "expire   13 months")]
    [InlineData("StatusMiles this calendar year >= 500", "StatusMiles this calendar year >= 520")]
    [InlineData("award 5 Miles per 10 HKD of line.price", "award 4 Miles per 10 HKD of line.price")]
    [InlineData("multiply   Miles by 2", "multiply   Miles by 3")]
    [InlineData("at most    1_000 Miles", "at most    900 Miles")]
    [InlineData("multiply   Miles by 3", "multiply   Miles by 4")]
    [InlineData("over last 30 days = 3", "over last 30 days = 2")]
    [InlineData("bonus       300 Miles funded by Launch", "bonus       301 Miles funded by Launch")]
    [InlineData("among last 6 = 6", "among last 5 = 5")]
    [InlineData("bonus   200 Miles to", "bonus   199 Miles to")]
    [InlineData("silence >= 60 days", "silence >= 61 days")]
    [InlineData("orders >= 3 and silence >= 60", "orders >= 4 and silence >= 60")]
    [InlineData("wait up to 14 days", "wait up to 15 days")]
    [InlineData("bonus 200 Miles funded by Goodwill", "bonus 210 Miles funded by Goodwill")]
    [InlineData("due in 4 hours", "due in 5 hours")]
    [InlineData("due in 1 days", "due in 2 days")]
    [InlineData("bonus 300 Miles funded by Goodwill", "bonus 310 Miles funded by Goodwill")]
    [InlineData("score <= 6\n  again", "score <= 2\n  again")]
    public void Another_number_in_harbour_breaks_an_example(string from, string to)
    {
        var text = Repository.Text(Harbour);
        Assert.Equal(2, text.Split(from).Length);
        Assert.NotEmpty(Trial.Failures(text.Replace(from, to, StringComparison.Ordinal)));
    }
}
