using System.Text.RegularExpressions;

namespace Workflows.Documentation.Tests;

public sealed class DiagnosticsPageTests
{
    private const string Page = "dsl/DIAGNOSTICS.md";

    [Fact]
    public void No_two_mistakes_have_one_number()
    {
        var twice = Descriptors.All.GroupBy(descriptor => descriptor.Id).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void Every_mistake_has_a_number_a_message_and_an_advice()
    {
        Assert.All(Descriptors.All, descriptor =>
        {
            Assert.Matches(new Regex("^LOY[0-9]{4}$"), descriptor.Id);
            Assert.NotEmpty(descriptor.Title);
            Assert.NotEmpty(descriptor.Message);
            Assert.NotEmpty(descriptor.Help);
        });
    }

    [Fact]
    public void The_page_lists_every_mistake_as_it_is_declared()
    {
        var expected = Descriptors.Page();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Page), expected);
        }

        Assert.Equal(expected, Repository.Text(Page));
    }
}
