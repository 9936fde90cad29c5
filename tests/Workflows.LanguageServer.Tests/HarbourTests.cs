using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflows.Cli.Shell;
using Workflows.Dsl;
using Workflows.Dsl.Editing;

namespace Workflows.LanguageServer.Tests;

/// <summary>The shipped programme in the editor, with the engine and the disk behind the server.</summary>
public sealed class HarbourTests
{
    private static readonly string Uri = new Uri(Texts.HarbourFile).AbsoluteUri;

    [Fact]
    public async Task Examples_run_from_the_line_above_them_and_what_fails_is_shown_at_its_place()
    {
        var text = Texts.Harbour.Replace("expect anna earned 9 Miles by BasePoints", "expect anna earned 8 Miles by BasePoints", StringComparison.Ordinal);
        await using var editor = await Editor.Open(text, new ProgrammeWorld());
        Assert.Empty(await editor.Diagnostics());
        var of = new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = Editor.Uri } };
        var lens = (await editor.Ask("textDocument/codeLens", of.DeepClone()))!.AsArray()[0]!["command"]!;
        Assert.Equal("Run example", lens["title"]!.GetValue<string>());
        var result = await editor.Ask("workspace/executeCommand", new JsonObject
        {
            ["command"] = lens["command"]!.GetValue<string>(), ["arguments"] = lens["arguments"]!.DeepClone(),
        });
        Assert.Equal(1, result!["failed"]!.GetValue<int>());
        Assert.Equal(Texts.Place(text, "expect anna earned 8").Line, result["failures"]![0]!["line"]!.GetValue<int>());
        var shown = Assert.Single(await editor.Diagnostics());
        Assert.Equal("example", shown!["source"]!.GetValue<string>());
        lens = (await editor.Ask("textDocument/codeLens", of.DeepClone()))!.AsArray()[0]!["command"]!;
        Assert.Equal("Failed (1): run again", lens["title"]!.GetValue<string>());
        var all = await editor.Ask("workspace/executeCommand", new JsonObject
        {
            ["command"] = "loyalty.runExamples", ["arguments"] = new JsonArray(Editor.Uri),
        });
        Assert.Equal(1, all!["failed"]!.GetValue<int>());
        Assert.True(all["passed"]!.GetValue<int>() > 30);
    }

    [Fact]
    public async Task What_stands_around_the_programme_is_checked_too()
    {
        var text = Texts.Harbour.Replace("\"sorry\"", "\"sory\"", StringComparison.Ordinal);
        await using var editor = await Editor.Open(text, new ProgrammeWorld(), Uri);
        for (var messages = await editor.Diagnostics(); ; messages = await editor.Diagnostics())
        {
            // The first ones are of the text alone; those of the files beside it follow.
            if (messages.Any(one => one!["code"]!.GetValue<string>() == "LOY3101"))
            {
                var found = messages.First(one => one!["code"]!.GetValue<string>() == "LOY3101")!;
                Assert.Equal(Texts.Place(text, "send email \"sory\"").Line - 1, found["range"]!["start"]!["line"]!.GetValue<int>());
                return;
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_renamed_the_examples_pass(int seed)
    {
        var random = new Random(seed);
        var text = Texts.Harbour;
        var world = new ProgrammeWorld();
        await using var editor = await Editor.Open(text, world, Uri);
        var renamed = 0;
        while (renamed < 8)
        {
            var words = Regex.Matches(text, @"\b[A-Za-z_]{3,}\b");
            var word = words[random.Next(words.Count)];
            var (line, column) = Texts.PlaceOf(text, word.Index + 1);
            var position = new JsonObject { ["line"] = line - 1, ["character"] = column - 1 };
            var of = new JsonObject { ["uri"] = Uri };
            if (await editor.Ask("textDocument/prepareRename", new JsonObject { ["textDocument"] = of.DeepClone(), ["position"] = position.DeepClone() }) is null)
            {
                continue;
            }

            var answer = await editor.Answer("textDocument/rename", new JsonObject
            {
                ["textDocument"] = of.DeepClone(), ["position"] = position.DeepClone(), ["newName"] = $"renamed{renamed}",
            });
            if (word.Value == "sku" && answer["error"] is not null)
            {
                continue;
            }

            text = Texts.Applied(text, answer["result"]!["changes"]![Uri]!.AsArray());
            editor.Tell("textDocument/didChange", new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = Uri, ["version"] = 2 + renamed },
                ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
            });
            renamed++;
        }

        Assert.True(Compiler.Compile("h.loyalty", text).Programme is not null, string.Join('\n', Compiler.Compile("h.loyalty", text).Diagnostics));
        var outcomes = world.RunExamples(Compiler.Compile("h.loyalty", text).Programme!, null);
        Assert.Equal([], outcomes.Where(outcome => outcome.Failures.Count > 0).Select(outcome => $"{outcome.Title}: {outcome.Failures[0].Words}"));
        Assert.True(outcomes.Count > 30);
    }

    [Fact]
    public void Every_name_of_the_programme_can_be_given_another_one()
    {
        var text = Texts.Harbour;
        var check = ProgrammeCheck.Of(ProgrammeText.Of("harbour.loyalty", text));
        var refused = new List<string>();
        var seen = new HashSet<Model.Diagnostics.SourceSpan>();
        foreach (var word in Regex.Matches(text, @"\b[A-Za-z_]+\b").Cast<Match>())
        {
            var (line, column) = Texts.PlaceOf(text, word.Index);
            if (NamesInText.Declaration(check, check.Texts.Main, line, column) is { } declared && seen.Add(declared)
                && NamesInText.Rename(check, check.Texts.Main, line, column, "quite_new").Refusal is { } refusal)
            {
                refused.Add($"{word.Value}: {refusal}");
            }
        }

        // A return names the lines that it takes back by the fields that both lists have: one of them can't be renamed alone. A consent's field is made of
        // its purpose and channel. A lift is told of the margin, which is found by its name.
        Assert.Equal(
            ["sku: `quite_new` is taken, or would mean something else at one of", "sku: `quite_new` is taken, or would mean something else at one of",
                "margin: `quite_new` is taken, or would mean something else at one of", "consent_marketing_email: There is no name here that the programme declares."],
            refused.Select(words => Regex.Replace(words, " [0-9]+ places.*", "")));
        Assert.True(seen.Count > 100);
    }

    [Fact]
    public async Task Renaming_points_changes_the_messages_that_name_them()
    {
        await using var editor = await Editor.Open(Texts.Harbour, new ProgrammeWorld(), Uri);
        var (line, column) = Texts.Place(Texts.Harbour, "points Miles", 8);
        var answer = await editor.Ask("textDocument/rename", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = Uri },
            ["position"] = new JsonObject { ["line"] = line - 1, ["character"] = column - 1 },
            ["newName"] = "Leagues",
        });
        var files = answer!["changes"]!.AsObject();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(Texts.HarbourFile)!, "messages"), "*", SearchOption.AllDirectories))
        {
            var before = File.ReadAllText(file);
            var after = files[new Uri(file).AbsoluteUri] is { } edits ? Texts.Applied(before, edits.AsArray()) : before;
            Assert.Equal(before.Replace("points.Miles", "points.Leagues", StringComparison.Ordinal), after);
        }
    }
}
