using System.CommandLine;
using System.Text;
using Workflows.Cli.Shell;
using Workflows.Dsl.Editing;
using Workflows.LanguageServer;
using Workflows.LanguageServer.Protocol;
using Workflows.Delivery.Files;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty lsp</c>: the language server that editors start.</summary>
internal static class LspCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The command.</summary>
    public static Command Make()
    {
        // Clients of the protocol name the way that they talk; there is no other one yet.
        var stdio = new Option<bool>("--stdio") { Description = "Talks on standard input and output, as it always does." };
        var files = new Option<string?>("--write-editor-files")
        {
            Description = "Writes the files by which editors know the language (colours, forms) into a folder, and ends.",
        };
        var command = new Command(
            "lsp", "Serves editors on standard input and output: mistakes as you write, completion, help.\n\nExample: loyalty lsp") { stdio, files };
        command.SetAction(async (options, stop) =>
        {
            if (options.GetValue(files) is { } folder)
            {
                Write(folder);
                return 0;
            }

            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();

            // Standard output belongs to the protocol: whatever else is printed goes where nobody takes it for a message.
            Console.SetOut(Console.Error);
            return await new Server(new StreamTransport(input, output), new ProgrammeWorld(), Pause).Run(stop);
        });
        return command;
    }

    private static void Write(string folder)
    {
        foreach (var (path, text) in EditorFiles.All())
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WholeFile.Write(file, Encoding.UTF8.GetBytes(text));
        }
    }
}
