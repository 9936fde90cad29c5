using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Workflows.Cli.Shell;
using Workflows.Cli.Trials;
using Workflows.Cli.Versions;
using Workflows.Cli.Watching;

namespace Workflows.Designer.Tests.Serving;

/// <summary>A site over a folder of its own, on a free port of this machine; gone afterwards.</summary>
internal sealed class OpenSite : IAsyncDisposable
{
    private readonly DesignerSite _site;
    private readonly RunDatabase? _runs;
    private readonly bool _isKept;

    private OpenSite(DesignerSite site, string folder, RunDatabase? runs, bool isKept)
    {
        (_site, _runs, _isKept) = (site, runs, isKept);
        (Folder, Client) = (folder, new HttpClient { BaseAddress = site.Address });
    }

    /// <summary>The folder that it shows.</summary>
    public string Folder { get; }

    /// <summary>Asks it.</summary>
    public HttpClient Client { get; }

    /// <summary>Where it answers.</summary>
    public Uri Address => _site.Address;

    /// <summary>Opens a site over a programme of one file.</summary>
    /// <param name="text">What the programme says.</param>
    /// <param name="pages">The built pages.</param>
    public static async Task<OpenSite> Of(string text = Texts.Club, string? pages = null)
    {
        var folder = Directory.CreateTempSubdirectory("loyalty designer ").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "club.loyalty"), text);
        return await Over(folder, pages);
    }

    /// <summary>Opens a site over a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pages">The built pages.</param>
    /// <param name="database">The database that is watched.</param>
    /// <param name="isKept">Whether the folder stays afterwards.</param>
    public static async Task<OpenSite> Over(string folder, string? pages = null, string? database = null, bool isKept = false)
    {
        var runs = database is null ? null : RunDatabase.Open(database, new Terminal([]));
        var settings = new DesignerSettings(folder, pages, "http://127.0.0.1:0", new ProgrammeWorld())
        {
            Examples = new ExamplePlayer(), Runs = runs, Publisher = database is null ? null : new DatabasePublisher(database),
        };
        return new(await DesignerSite.Start(settings, CancellationToken.None), folder, runs, isKept);
    }

    /// <summary>What the programme's file says.</summary>
    public string Text
    {
        get => File.ReadAllText(Path.Combine(Folder, "club.loyalty"));
        set => File.WriteAllText(Path.Combine(Folder, "club.loyalty"), value);
    }

    /// <summary>What stands at a path.</summary>
    public async Task<JsonObject> Get(string path) => (await Client.GetFromJsonAsync<JsonObject>(path))!;

    /// <summary>The definition of a journey.</summary>
    public Task<JsonObject> Definition(string journey) => Get($"/elsa/api/workflow-definitions/by-definition-id/Club-{journey}?versionOptions=Latest");

    /// <summary>Saves a definition as the Studio does.</summary>
    /// <returns>The status and the answer.</returns>
    public async Task<(int Status, JsonObject Answer)> Save(JsonObject model)
    {
        var body = new JsonObject { ["model"] = model.DeepClone(), ["publish"] = false };
        using var response = await Client.PostAsync("/elsa/api/workflow-definitions", new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _site.DisposeAsync();
        _runs?.Dispose();
        if (!_isKept)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
