using System.Text.Json.Nodes;
using Workflows.Cli.Shell;

namespace Workflows.LanguageServer.Tests;

/// <summary>A programme of several files in an editor: those that are open, and those that are on the disk.</summary>
public sealed class SeveralFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("loyalty several").FullName;

    public SeveralFilesTests()
    {
        var rule = Texts.Small.IndexOf("rule Base", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder, "rules"));
        File.WriteAllText(MainPath, $"{Texts.Small[..rule]}include \"rules/base.loyalty\"\n");
        File.WriteAllText(PartPath, Texts.Small[rule..]);
    }

    private string MainPath => Path.Combine(_folder, "club.loyalty");

    private string PartPath => Path.Combine(_folder, "rules", "base.loyalty");

    private string Main => new Uri(MainPath).AbsoluteUri;

    private string Part => new Uri(PartPath).AbsoluteUri;

    [Fact]
    public async Task A_part_that_is_opened_alone_is_checked_with_the_rest_of_its_programme()
    {
        await using var editor = await Editor.Open(File.ReadAllText(PartPath), new ProgrammeWorld(), Part);
        Assert.Empty(await editor.Diagnostics());
        var place = Texts.Place(File.ReadAllText(PartPath), "Purchase");
        var declared = await editor.Ask("textDocument/definition", At(Part, place.Line, place.Column));
        Assert.Equal(Main, declared!["uri"]!.GetValue<string>());
        var found = (await editor.Ask("textDocument/references", At(Part, place.Line, place.Column)))!.AsArray();
        Assert.Equal([Main, Part], found.Select(one => one!["uri"]!.GetValue<string>()).Distinct());
    }

    [Fact]
    public async Task A_name_is_renamed_in_all_files()
    {
        await using var editor = await Editor.Open(File.ReadAllText(MainPath), new ProgrammeWorld(), Main);
        await editor.Diagnostics();
        var place = Texts.Place(File.ReadAllText(MainPath), "Beans");
        var asked = At(Main, place.Line, place.Column);
        asked["newName"] = "Stars";
        var changes = (await editor.Ask("textDocument/rename", asked))!["changes"]!.AsObject();
        Assert.Equal([Main, Part], changes.Select(one => one.Key));
        Assert.Equal(2, changes[Part]!.AsArray().Count);
    }

    [Fact]
    public async Task A_mistake_in_one_file_by_a_change_in_another_is_shown_where_it_is_open_or_not()
    {
        await using var editor = await Editor.Open(File.ReadAllText(MainPath), new ProgrammeWorld(), Main);
        Assert.Empty(await editor.Diagnostics());
        var text = File.ReadAllText(MainPath);
        var place = Texts.Place(text, "total");
        editor.Change(Texts.Range(place, (place.Line, place.Column + "total".Length)), "sum", Main);
        var told = await editor.NewsOf(Part);
        Assert.Contains(told, one => one!["code"]!.GetValue<string>() == "LOY2009");
    }

    [Fact]
    public async Task A_file_that_another_program_changes_on_the_disk_is_read_again_when_the_editor_tells_of_it()
    {
        await using var editor = await Editor.Open(File.ReadAllText(MainPath), new ProgrammeWorld(), Main);
        Assert.Empty(await editor.Diagnostics());
        File.WriteAllText(PartPath, File.ReadAllText(PartPath).Replace("total", "totl", StringComparison.Ordinal));
        editor.Tell("workspace/didChangeWatchedFiles", new JsonObject
        {
            ["changes"] = new JsonArray(new JsonObject { ["uri"] = Part, ["type"] = 2 }),
        });
        var told = await editor.NewsOf(Part);
        Assert.Contains(told, one => one!["code"]!.GetValue<string>() == "LOY2009");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static JsonObject At(string uri, int line, int column) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri },
        ["position"] = new JsonObject { ["line"] = line - 1, ["character"] = column - 1 },
    };
}
