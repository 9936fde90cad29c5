using Workflows.Designer.Tests.Running;
using Workflows.Designer.Tests.Serving;

namespace Workflows.Designer.Tests.Pages;

/// <summary>All scenarios played once, on one site in one browser: setting up the Studio takes longer than all that is done with it.</summary>
public sealed class PlayedPage : IAsyncLifetime
{
    /// <summary>What was printed, by lines.</summary>
    public IReadOnlyList<string> Said { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Browser.Reason is null)
        {
            using var club = new LivedClub();
            await using var site = await OpenSite.Over(club.Folder, Browser.Dist, club.Database, isKept: true);
            Said = Browser.Play(site.Address, asked => Do(asked, club));
        }
    }

    /// <summary>What happens beside the page while somebody is on it.</summary>
    private static void Do(string asked, LivedClub club)
    {
        if (asked == "feed")
        {
            club.Feed("later.csv", "type,member,at,order,total\nPurchase,cleo,2026-02-11 10:00,c2,20\n");
            return;
        }

        var (main, journeys) = Texts.InTwoFiles(File.ReadAllText(club.Programme));
        File.WriteAllText(Path.Combine(club.Folder, "journeys.loyalty"), journeys);
        File.WriteAllText(club.Programme, main);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
