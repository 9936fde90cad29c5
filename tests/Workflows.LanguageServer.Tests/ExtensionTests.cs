using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflows.Dsl.Editing;
using Workflows.Testing;
using Xunit.Abstractions;

namespace Workflows.LanguageServer.Tests;

/// <summary>The extension for Visual Studio Code.</summary>
public sealed class ExtensionTests(ITestOutputHelper output)
{
    private static string Folder => RepositoryFolder.At("designer/vscode");

    [Fact]
    public void Colours_and_forms_are_those_of_the_words_that_the_parser_knows()
    {
        foreach (var (path, text) in EditorFiles.All())
        {
            var file = Path.Combine(Folder, path);
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            {
                File.WriteAllText(file, text);
            }

            Assert.True(text == File.ReadAllText(file), $"{path} is old; write it with `loyalty lsp --write-editor-files designer/vscode`.");
        }
    }

    [Fact]
    public void The_colours_tell_comments_texts_fields_and_words_apart()
    {
        var rules = JsonNode.Parse(EditorFiles.All().Single(file => file.Path.StartsWith("syntaxes", StringComparison.Ordinal)).Text)!["patterns"]!.AsArray()
            .Select(rule => (Name: rule!["name"]!.GetValue<string>(), Match: new Regex(rule["match"]!.GetValue<string>(), RegexOptions.Multiline))).ToList();
        Assert.Equal("comment", KindAt("  award 1 # of total", "of total"));
        Assert.Equal("string", KindAt("  benefit \"at most # one\"", "most"));
        Assert.Equal("variable", KindAt("  total : money", "total"));
        Assert.Equal("variable", KindAt("  when Purchase.limit > 3", "limit"));
        Assert.Equal("keyword", KindAt("  total : money", "money"));
        Assert.Equal("keyword", KindAt("rule Base {", "rule"));
        Assert.Equal("entity", KindAt("rule Base {", "Base"));
        Assert.Equal("constant", KindAt("  starts 2026-01-01", "01-01"));
        Assert.Equal("entity", KindAt("segment 金會員 when", "會員"));

        // As editors do: the rule that begins first counts, of several that begin at one place the first.
        string KindAt(string line, string word)
        {
            var wanted = line.IndexOf(word, StringComparison.Ordinal);
            for (var at = 0; ;)
            {
                var (name, match) = rules.Select(rule => (rule.Name, Match: rule.Match.Match(line, at))).Where(one => one.Match.Success)
                    .OrderBy(one => one.Match.Index).First();
                if (match.Index + match.Length > wanted)
                {
                    return name.Split('.')[0];
                }

                at = match.Index + match.Length;
            }
        }
    }

    [Fact]
    public void It_is_packed_by_one_command_and_starts_the_server_that_it_names()
    {
        if (Nodes.Ready(Folder) is { } reason)
        {
            output.WriteLine(reason);
            return;
        }

        var work = Directory.CreateTempSubdirectory("loyalty-vsix");
        var file = Path.Combine(work.FullName, "loyalty.vsix");
        var (code, said) = Nodes.Run(Path.Combine(Folder, "package"), Folder, [file]);
        Assert.True(code == 0, said);
        ZipFile.ExtractToDirectory(file, work.FullName);
        var extension = Path.Combine(work.FullName, "extension");
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(extension, "package.json")))!;
        Assert.Equal([".loyalty"], manifest["contributes"]!["languages"]![0]!["extensions"]!.AsArray().Select(one => one!.GetValue<string>()));
        foreach (var path in new[] { "grammars", "snippets" }.Select(kind => manifest["contributes"]![kind]![0]!["path"]!.GetValue<string>())
            .Append(manifest["main"]!.GetValue<string>()).Append("node_modules/vscode-languageclient/node.js"))
        {
            Assert.True(File.Exists(Path.Combine(extension, path)), path);
        }

        Assert.Contains("Content-Length", Served(extension, work.FullName), StringComparison.Ordinal);
        work.Delete(recursive: true);
    }

    /// <summary>What the program that the packed extension names answers to an editor's first message, in a folder that has `loyalty` in it.</summary>
    private static string Served(string extension, string open)
    {
        var program = Path.Combine(open, "loyalty");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet \"{Path.Combine(AppContext.BaseDirectory, "loyalty.dll")}\" \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        const string script = """
            const { serverCommand } = require(process.argv[1] + "/server.js");
            const { command, args } = serverCommand("", [process.argv[2]]);
            if (command !== require("path").join(process.argv[2], "loyalty")) throw new Error(command);
            if (serverCommand("mine", [process.argv[2]]).command !== "mine") throw new Error("the setting doesn't count");
            if (serverCommand("", []).command !== "loyalty") throw new Error("the path doesn't count");
            const server = require("child_process").spawn(command, args, { stdio: ["pipe", "inherit", "inherit"] });
            const hello = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: {} });
            server.stdin.end(`Content-Length: ${hello.length}\r\n\r\n${hello}`);
            """;
        return Nodes.Run("node", open, ["-e", script, extension, open]).Said;
    }
}
