using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Shell;
using Workflows.Flows.Definitions;
using Workflows.Flows.Library;
using Workflows.Flows.Transcripts;
using Workflows.Flows.Values;
using Workflows.Scripts;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty workflow</c>: workflow definitions of Elsa 3, run to be looked at, or kept going by a server.</summary>
internal static class WorkflowCommand
{
    /// <summary>The command.</summary>
    public static Command Make() => new(
        "workflow", "Workflow definitions of Elsa 3 (JSON).\n\nExample: loyalty workflow run order.json --resume") { MakeRun(), WorkflowServing.Make() };

    private static Command MakeRun()
    {
        var file = new Argument<string>("FILE") { Description = "The definition that is run." };
        var children = new Argument<string[]>("CHILD") { Description = "Definitions that it uses or starts.", Arity = ArgumentArity.ZeroOrMore };
        var resume = new Option<bool>("--resume") { Description = "Ends each wait in turn, the first first, until none is left." };
        var log = new Option<bool>("--log") { Description = "Tells the journal and the runs of activities too." };
        var token = new Option<bool>("--token") { Description = "Flowcharts run by tokens and not by counting visits." };
        var input = new Option<string[]>("--input") { Description = "An input, as NAME=VALUE; the value is JSON, or else text. Again for another one." };
        var answer = new Option<string[]>("--answer") { Description = "How a step of ours ends, as ACTIVITY=OUTCOME, with --resume. Again for another one." };
        var at = new Option<string?>("--at") { Description = "The instant of the run (2026-05-01T12:00:00Z); now if not given." };
        var command = new Command(
            "run", "Runs a definition once, in memory, and tells what it does.\n\nExample: loyalty workflow run order.json --input amount=42 --resume --log")
        {
            file, children, resume, log, token, input, answer, at,
        };
        command.SetAction(options =>
        {
            var request = new TranscriptRequest(InstantOf(options.GetValue(at)))
            {
                Input = InputOf(options.GetValue(input) ?? []),
                Answers = [.. (options.GetValue(answer) ?? []).Select(text => Pair(text, "--answer", "ACTIVITY=OUTCOME"))],
                Resumes = options.GetValue(resume),
                TellsJournal = options.GetValue(log),
                UsesTokens = options.GetValue(token),
            };
            return Run(options.GetValue(file)!, options.GetValue(children) ?? [], request, new Terminal(options));
        });
        return command;
    }

    private static int Run(string file, string[] children, TranscriptRequest request, Terminal terminal)
    {
        var definitions = new[] { file }.Concat(children).Select(Read).ToList();
        var library = FlowLibrary.Of(definitions, [new JavaScriptEngine(), new LoyaltyEngine()]);
        var build = library.Version(definitions[0].Id)!;
        foreach (var problem in build.Problems)
        {
            terminal.Problem($"{file}: {problem}", isError: build.Flow is null);
        }

        if (build.Flow is null)
        {
            return 1;
        }

        foreach (var line in FlowTranscript.Of(build.Flow, library, request))
        {
            Terminal.Result(line);
        }

        return 0;
    }

    private static FlowDefinition Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ShellFault($"{path}: there is no such file.");
        }

        try
        {
            return FlowDefinition.Read(File.ReadAllText(path));
        }
        catch (FormatException fault)
        {
            throw new ShellFault($"{path}: {fault.Message}");
        }
    }

    private static FlowRecord InputOf(string[] pairs)
    {
        var input = FlowRecord.Empty;
        foreach (var pair in pairs)
        {
            var (name, value) = Pair(pair, "--input", "NAME=VALUE");
            input = input.With(name, JsonText.Guess(value));
        }

        return input;
    }

    private static KeyValuePair<string, string> Pair(string text, string option, string form) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        ? new(text[..equals], text[(equals + 1)..]) : throw new ShellFault($"{option} {text}: write it as {form}.", 2);

    private static DateTimeOffset InstantOf(string? text)
    {
        if (text is null)
        {
            return TimeProvider.System.GetUtcNow();
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at : throw new ShellFault($"--at {text}: this is no instant; write it as 2026-05-01T12:00:00Z.", 2);
    }
}
