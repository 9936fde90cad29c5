using System.Text.Json.Nodes;

namespace Workflows.LanguageServer.Tests;

/// <summary>What an editor gets for a programme.</summary>
public sealed class FeatureTests
{
    [Fact]
    public async Task Mistakes_are_pushed_with_the_version_of_the_text_and_their_fixes()
    {
        await using var editor = await Editor.Open(Texts.Small);
        Assert.Empty(await editor.Diagnostics());
        var (line, column) = Texts.Place(Texts.Small, "1 Beans");
        editor.Change(Texts.Range((line, column + 2), (line, column + 7)), "Baens");
        var one = Assert.Single(await editor.Diagnostics());
        Assert.Equal("LOY2000", one!["code"]!.GetValue<string>());
        Assert.Equal(line - 1, one["range"]!["start"]!["line"]!.GetValue<int>());
        Assert.Equal("Write `Beans`", one["data"]![0]!["title"]!.GetValue<string>());
        var actions = await editor.Ask("textDocument/codeAction", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = Editor.Uri }, ["range"] = Texts.Range((line, 1), (line, 1)), ["context"] = new JsonObject(),
        });
        var edit = actions![0]!["edit"]!["changes"]![Editor.Uri]!.AsArray();
        Assert.Equal(Texts.Small, Texts.Applied(Texts.Small.Replace("1 Beans", "1 Baens", StringComparison.Ordinal), edit));
        editor.Change(edit[0]!["range"]!, "Beans");
        Assert.Empty(await editor.Diagnostics());
    }

    [Fact]
    public async Task Signs_that_surely_mean_something_are_mended_all_at_once()
    {
        var text = Texts.Small.Replace("{ order: \"A-1\"", "｛ order： “A-1”", StringComparison.Ordinal);
        await using var editor = await Editor.Open(text);
        Assert.NotEmpty(await editor.Diagnostics());
        var actions = await editor.Ask("textDocument/codeAction", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = Editor.Uri }, ["range"] = Texts.Range((1, 1), (1, 1)), ["context"] = new JsonObject(),
        });
        var all = actions!.AsArray().Single(action => action!["kind"]!.GetValue<string>() == "source.fixAll.loyalty");
        Assert.Equal(Texts.Small, Texts.Applied(text, all!["edit"]!["changes"]![Editor.Uri]!.AsArray()));
    }

    [Fact]
    public async Task Hovering_says_what_a_word_means_and_what_a_name_is()
    {
        await using var editor = await Editor.Open(Texts.Small);
        Assert.Contains("multipliers can multiply", await Hover(editor, "award"), StringComparison.Ordinal);
        Assert.Contains("window", await Hover(editor, "over last"), StringComparison.Ordinal);
        Assert.Contains("worth  0.05 EUR", await Hover(editor, "Beans per"), StringComparison.Ordinal);
        Assert.Contains("total : money", await Hover(editor, "total\n"), StringComparison.Ordinal);
        var rule = await Hover(editor, "Base\n");
        Assert.Contains("What everybody gets", rule, StringComparison.Ordinal);
        Assert.Contains("10 EUR of", rule, StringComparison.Ordinal);
        Assert.Contains("One is worth 0.05 EUR; expires 12 months after earned, end of month.", await Hover(editor, "Beans per"), StringComparison.Ordinal);
        Assert.Contains("member of this example", await Hover(editor, "anna earned"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_leads_to_its_declaration_and_to_all_its_places()
    {
        await using var editor = await Editor.Open(Texts.Small);
        var (line, column) = Texts.Place(Texts.Small, "anna Purchase", 7);
        var declared = await editor.AskAt("textDocument/definition", line, column);
        Assert.Equal(Texts.Place(Texts.Small, "event Purchase").Line - 1, declared!["range"]!["start"]!["line"]!.GetValue<int>());
        var places = await editor.AskAt(
            "textDocument/references", line, column, new JsonObject { ["context"] = new JsonObject { ["includeDeclaration"] = true } });
        Assert.Equal(Texts.Small.Split("Purchase").Length - 1, places!.AsArray().Count);
    }

    [Fact]
    public async Task A_name_that_is_taken_or_none_is_refused()
    {
        await using var editor = await Editor.Open(Texts.Small);
        var (line, column) = Texts.Place(Texts.Small, "Gold", 1);
        foreach (var name in new[] { "Blue", "Regulars", "two words", "when", "", "7up" })
        {
            var answer = await editor.Answer("textDocument/rename", new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = Editor.Uri },
                ["position"] = new JsonObject { ["line"] = line - 1, ["character"] = column - 1 },
                ["newName"] = name,
            });
            Assert.Contains("name", answer["error"]?["message"]?.GetValue<string>() ?? answer.ToJsonString(), StringComparison.Ordinal);
            Assert.Null(answer["result"]);
        }
    }

    [Fact]
    public async Task The_table_of_contents_has_blocks_and_their_parts()
    {
        await using var editor = await Editor.Open(Texts.Small);
        var symbols = (await editor.Ask("textDocument/documentSymbol", Of()))!.AsArray();
        Assert.Equal(
            ["Club", "Purchase", "Beans", "Status", "Regulars", "Base", "Ten euros are a bean"],
            symbols.Select(symbol => symbol!["name"]!.GetValue<string>()));
        Assert.Equal(["Blue", "Gold"], symbols[3]!["children"]!.AsArray().Select(part => part!["name"]!.GetValue<string>()));
        Assert.Equal("rule: What everybody gets", symbols[5]!["detail"]!.GetValue<string>());
        Assert.Equal(6, (await editor.Ask("textDocument/foldingRange", Of()))!.AsArray().Count);
    }

    [Fact]
    public async Task Words_are_coloured_by_what_they_stand_for()
    {
        var text = Texts.Small.Replace("  order : text key", "  order : text key  # the number, 訂單", StringComparison.Ordinal);
        await using var editor = await Editor.Open(text);
        var data = (await editor.Ask("textDocument/semanticTokens/full", Of()))!["data"]!.AsArray().Select(number => number!.GetValue<int>()).ToList();
        var (line, column) = (0, 0);
        var shown = new List<(string Word, int Type)>();
        var lines = text.Split('\n');
        for (var i = 0; i < data.Count; i += 5)
        {
            (line, column) = data[i] == 0 ? (line, column + data[i + 1]) : (line + data[i], data[i + 1]);
            shown.Add((lines[line].Substring(column, data[i + 2]), data[i + 3]));
        }

        Assert.Contains(("award", 0), shown);
        Assert.Contains(("Purchase", 1), shown);
        Assert.Contains(("total", 2), shown);
        Assert.Contains(("Beans", 3), shown);
        Assert.Contains(("Base", 4), shown);
        Assert.Contains(("Gold", 5), shown);
        Assert.Contains(("anna", 6), shown);
        Assert.Contains(("2026-03-04", 7), shown);
        Assert.Contains(("\"A-1\"", 8), shown);
        Assert.Contains(("# the number, 訂單", 9), shown);
    }

    [Fact]
    public async Task Numbers_say_what_they_come_to()
    {
        await using var editor = await Editor.Open(Texts.Small);
        var hints = (await editor.Ask("textDocument/inlayHint", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = Editor.Uri }, ["range"] = Texts.Range((1, 1), (99, 1)),
        }))!.AsArray();
        Assert.Equal(
            ["earned on 2026-01-01: until 2027-01-31", "= 0.05 EUR"],
            hints.Select(hint => hint!["label"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Rules_that_overlap_say_so_above_both_of_them()
    {
        const string Two = "\nrule Small {\n  on    Purchase where total <= 50 EUR\n  bonus 1 Beans\n}\n\nrule Large {\n  on    Purchase where total >= 50 EUR\n  bonus 2 Beans\n}\n";
        var text = Texts.Small + Two;
        await using var editor = await Editor.Open(text);
        for (var messages = await editor.Diagnostics(); !messages.Any(one => one!["code"]!.GetValue<string>() == "LOY2908"); messages = await editor.Diagnostics())
        {
            // The first ones are of each block by itself; what rules say together follows.
        }

        var lenses = (await editor.Ask("textDocument/codeLens", Of()))!.AsArray()
            .Select(lens => (lens!["range"]!["start"]!["line"]!.GetValue<int>() + 1, lens["command"]!["title"]!.GetValue<string>()));
        Assert.Contains((Texts.Place(text, "rule Small").Line, "overlaps with Large"), lenses);
        Assert.Contains((Texts.Place(text, "rule Large").Line, "overlaps with Small"), lenses);
    }

    [Fact]
    public async Task A_message_links_to_its_page_where_there_is_one()
    {
        await using var editor = await Editor.Open(Texts.Small.Replace("of total", "of totl", StringComparison.Ordinal), new Workflows.Cli.Shell.ProgrammeWorld());
        var one = (await editor.Diagnostics())[0]!;
        var page = new Uri(one["codeDescription"]!["href"]!.GetValue<string>());
        Assert.StartsWith($"# {one["code"]!.GetValue<string>()}: ", File.ReadAllText(page.LocalPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_in_chinese_is_told_in_chinese()
    {
        var text = Texts.Small.Replace("of total", "of totl", StringComparison.Ordinal);
        await using var editor = await Editor.Open(text, new Workflows.Cli.Shell.ProgrammeWorld(), locale: "zh-tw");
        Assert.StartsWith("`totl` 在這裏沒有意思\n是不是想寫 `total`", (await editor.Diagnostics())[0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_a_block_lays_it_out_and_the_rest_stays()
    {
        var text = Texts.Small.Replace("  on    Purchase\n  award 1", "    on Purchase\n award    1", StringComparison.Ordinal)
            .Replace("  worth  0.05", " worth 0.05", StringComparison.Ordinal);
        await using var editor = await Editor.Open(text);
        var (line, column) = Texts.Place(text, "of total\n}", 10);
        var edits = await editor.AskAt("textDocument/onTypeFormatting", line, column, new JsonObject { ["ch"] = "}" });
        Assert.Equal(Texts.Small.Replace("  worth  0.05", " worth 0.05", StringComparison.Ordinal), Texts.Applied(text, edits!.AsArray()));
        Assert.Equal(Texts.Small, Texts.Applied(text, (await editor.Ask("textDocument/formatting", Of()))!.AsArray()));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Places_behind_wide_letters_and_in_any_line_endings_are_those_of_the_editor(string newLine)
    {
        var text = Texts.Small.Replace("\"A-1\", total", "\"訂單🎉\", totl", StringComparison.Ordinal).Replace("\n", newLine, StringComparison.Ordinal);
        await using var editor = await Editor.Open(text);
        var one = (await editor.Diagnostics()).First(one => one!["code"]!.GetValue<string>() == "LOY2003");
        Assert.Equal(text.Split('\n')[Texts.Place(text, "totl").Line - 1].IndexOf("totl", StringComparison.Ordinal),
            one!["range"]!["start"]!["character"]!.GetValue<int>());
    }

    private static JsonObject Of() => new() { ["textDocument"] = new JsonObject { ["uri"] = Editor.Uri } };

    private static async Task<string> Hover(Editor editor, string word)
    {
        var (line, column) = Texts.Place(Texts.Small, word, 1);
        return (await editor.AskAt("textDocument/hover", line, column))!["contents"]!["value"]!.GetValue<string>();
    }
}
