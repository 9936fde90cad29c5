using Workflows.Designer.Tests.Serving;
using Xunit.Abstractions;

namespace Workflows.Designer.Tests.Pages;

/// <summary>
/// The page with the genuine Elsa Studio, as a person uses it, in headless Chromium. Where Node.js or Chromium is missing, the tests say so and are
/// passed over. With LOYALTY_PICTURES set to a folder, pictures of what was seen are put there.
/// </summary>
public sealed class PageTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("text.mjs")]
    [InlineData("picture.mjs")]
    [InlineData("draw.mjs")]
    [InlineData("work.mjs")]
    public async Task A_person_works_with_text_and_picture(string script)
    {
        if (Browser.Reason is { } reason)
        {
            output.WriteLine(reason);
            return;
        }

        await using var site = await OpenSite.Of(pages: Browser.Dist);
        var (code, said) = Browser.Run(script, site.Address);
        output.WriteLine(said);
        Assert.True(code == 0, said);
    }
}
