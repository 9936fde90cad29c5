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
            Said = Browser.Play(site.Address, _ => club.Feed("later.csv", "type,member,at,order,total\nPurchase,cleo,2026-02-11 10:00,c2,20\n"));
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
