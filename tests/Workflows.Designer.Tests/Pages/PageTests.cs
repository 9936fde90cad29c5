using Xunit.Abstractions;

namespace Workflows.Designer.Tests.Pages;

/// <summary>
/// The page with the genuine Elsa Studio, as a person uses it, in headless Chromium. Where Node.js or Chromium is missing, the tests say so and are
/// passed over. With LOYALTY_PICTURES set to a folder, pictures of what was seen are put there.
/// </summary>
public sealed class PageTests(PlayedPage page, ITestOutputHelper output) : IClassFixture<PlayedPage>
{
    [Theory]
    [InlineData("first")]
    [InlineData("running")]
    [InlineData("cards")]
    [InlineData("publish")]
    [InlineData("picture")]
    [InlineData("draw")]
    [InlineData("pending")]
    [InlineData("list")]
    [InlineData("begin")]
    [InlineData("text")]
    [InlineData("work")]
    [InlineData("files")]
    public void A_person_works_with_text_and_picture(string scenario)
    {
        foreach (var line in Browser.Reason is { } reason ? [reason] : page.Said)
        {
            output.WriteLine(line);
        }

        Assert.True(
            Browser.Reason is not null || page.Said.Any(line => line.StartsWith($"passed {scenario} ", StringComparison.Ordinal)), string.Join('\n', page.Said));
    }
}
