namespace Workflows.Designer.Tests.Serving;

/// <summary>What the members of an example would notice.</summary>
public sealed class ExperienceTests
{
    [Fact]
    public async Task An_example_is_told_as_what_its_members_do_and_notice_by_time()
    {
        await using var site = await OpenSite.Of();
        var things = (await site.Get("/api/experience/club.loyalty?title=A%20euro%20is%20a%20bean"))["items"]!.AsArray();
        Assert.Equal(
            ["2026-01-10 00:00 joined", "2026-01-10 00:00 Welcome (club.loyalty:29) message sent", "2026-01-17 00:00 Welcome (club.loyalty:29) message sent",
             "2026-03-07 10:00 Purchase A-1", "2026-03-07 10:00 Base (club.loyalty:23) gave 25 Beans"],
            things.Select(thing => $"{thing!["at"]} {((string)thing["words"]!).Split(": email")[0].Replace(site.Folder + "/", "", StringComparison.Ordinal)}"));
        Assert.All(things, thing => Assert.Equal("anna", (string?)thing!["member"]));
        Assert.Empty((await site.Get("/api/experience/club.loyalty?title=Nothing"))["items"]!.AsArray());
        site.Text = "programme {";
        Assert.Empty((await site.Get("/api/experience/club.loyalty?title=A%20euro%20is%20a%20bean"))["items"]!.AsArray());
    }
}
