using System.CommandLine;
using Workflows.Cli.Shell;
using Workflows.Core.Examples;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty test</c>: runs the examples of a programme.</summary>
internal static class TestCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Programme files, or folders with one.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("test", "Runs the examples in programmes: each is a promise to a member.\n\nExample: loyalty test harbour.loyalty") { paths };
        command.SetAction(options =>
        {
            var terminal = new Terminal(options);
            var failed = options.GetValue(paths)!.Sum(path => Run(ProgrammeFile.Read(path), terminal));
            return failed == 0 ? 0 : 1;
        });
        return command;
    }

    private static int Run(ProgrammeFile file, Terminal terminal)
    {
        var programme = file.Checked(terminal);
        var runner = new ExampleRunner(ProgrammeFile.Plan(programme));
        var failed = 0;
        foreach (var example in programme.Examples)
        {
            var result = runner.Run(example);
            failed += result.Failures.IsEmpty ? 0 : 1;
            Terminal.Result($"{(result.Failures.IsEmpty ? "passed" : "FAILED")}  {example.Title}");
            foreach (var failure in result.Failures)
            {
                terminal.Problem($"    {failure.Place}: {failure.Message}");
            }
        }

        Terminal.Result($"{file.Path}: {programme.Examples.Length - failed} passed, {failed} failed");
        return failed;
    }
}
