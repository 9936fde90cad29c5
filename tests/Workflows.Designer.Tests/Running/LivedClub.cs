using System.Text;
using System.Text.Json.Nodes;
using Workflows.Designer.Tests.Serving;

namespace Workflows.Designer.Tests.Running;

/// <summary>
/// The club with members who went through its journeys: Anna came back in time, Ben did not and was thanked, Cleo and Dora wait. Nobody consented
/// to anything, so the first letter is given up each time.
/// </summary>
public sealed class LivedClub : IDisposable
{
    /// <summary>What happened.</summary>
    public const string Events = """
        type,member,at,order,total
        Purchase,anna,2026-02-01 10:00,a1,20
        Purchase,ben,2026-02-02 10:00,b1,150
        Purchase,anna,2026-02-03 10:00,a2,20
        Purchase,cleo,2026-02-10 10:00,c1,20
        Purchase,dora,2026-02-10 12:00,d1,20

        """;

    /// <summary>Runs it.</summary>
    public LivedClub()
        : this(Texts.Club)
    {
    }

    /// <summary>Runs it with another text, and other files beside it.</summary>
    internal LivedClub(string text, params IEnumerable<(string Name, string Text)> beside)
    {
        Folder = Directory.CreateTempSubdirectory("loyalty lived ").FullName;
        File.WriteAllText(Programme, text);
        foreach (var (name, part) in beside)
        {
            File.WriteAllText(Path.Combine(Folder, name), part);
        }

        Feed("events.csv", Events);
    }

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>The programme's file.</summary>
    public string Programme => Path.Combine(Folder, "club.loyalty");

    /// <summary>The database.</summary>
    public string Database => Path.Combine(Folder, "club.db");

    /// <summary>Feeds events.</summary>
    public void Feed(string name, string events)
    {
        File.WriteAllText(Path.Combine(Folder, name), events);
        Loyalty.Good("run", Programme, "--events", Path.Combine(Folder, name), "--db", Database, "--quiet");
    }

    /// <summary>Asks a site as Elsa's clients do, with a body.</summary>
    internal static async Task<JsonObject> Post(OpenSite site, string path, string body)
    {
        using var response = await site.Client.PostAsync($"/elsa/api/{path}", new StringContent(body, Encoding.UTF8, "application/json"));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
