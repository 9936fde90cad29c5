using System.CommandLine;
using System.Text;
using Workflows.Cli.Shell;
using Workflows.Generation;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty generate</c>: simulated customers, the same bytes for the same seed everywhere.</summary>
internal static class GenerateCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var members = new Option<int>("--members") { Description = "How many members, 1 to 9,999,999.", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "Another seed gives other customers.", Required = true };
        var file = new Option<string>("--out") { Description = "The file of JSON lines to write.", Required = true };
        var command = new Command("generate", "Writes realistic customers and events.\n\nExample: loyalty generate --members 2000 --seed 1 --out events.jsonl")
        {
            members, seed, file,
        };
        command.SetAction(options =>
        {
            var count = options.GetValue(members);
            if (count is < 1 or > 9_999_999)
            {
                throw new ShellFault($"--members {count}: give a number from 1 to 9,999,999.", 2);
            }

            Write(new GenerationModel(), count, options.GetValue(seed), options.GetValue(file)!);
            Terminal.Result(options.GetValue(file)!);
            return 0;
        });
        return command;
    }

    /// <summary>Writes the events of a model to a file, which is there whole or not at all.</summary>
    public static void Write(GenerationModel model, int members, ulong seed, string path) => OutputFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        EventLineWriter.Write(EventStream.Generate(model, members, seed), writer);
    });
}
