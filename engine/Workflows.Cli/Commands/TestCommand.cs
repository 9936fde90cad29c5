using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Shell;
using Workflows.Cli.Trials;
using Workflows.Core.Examples;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty test</c>: runs the examples of a programme, and says how much they see.</summary>
internal static class TestCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Programme files, or folders with one.", Arity = ArgumentArity.OneOrMore };
        var coverage = new Option<bool>("--coverage") { Description = "Lists what no example shows: rules, conditions, tiers, ways of a journey." };
        var mutate = new Option<bool>("--mutate")
        {
            Description = "Changes the programme in many small ways (a limit, a clause, a rule) and says which example notices.",
        };
        var least = new Option<int>("--least")
        {
            Description = "With --mutate: fails where fewer than so many percent of the changes are noticed.", DefaultValueFactory = _ => 0,
        };
        var command = new Command(
            "test", "Runs the examples in programmes: each is a promise to a member.\n\nExample: loyalty test harbour.loyalty --mutate --least 80")
        {
            paths, coverage, mutate, least,
        };
        command.SetAction(options =>
        {
            var terminal = new Terminal(options);
            var failed = options.GetValue(paths)!.Select(ProgrammeFile.Read).Count(file =>
            {
                var programme = file.Checked(terminal);
                var passes = Run(file, programme, terminal);
                if (options.GetValue(coverage))
                {
                    PrintCoverage(CoverageTrial.Run(programme));
                }

                // A failing example would be said to notice everything.
                return !passes || (options.GetValue(mutate) && Mutate(file, programme) < options.GetValue(least));
            });
            return failed == 0 ? 0 : 1;
        });
        return command;
    }

    private static bool Run(ProgrammeFile file, Programme programme, Terminal terminal)
    {
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
        return failed == 0;
    }

    private static void PrintCoverage(Coverage coverage)
    {
        foreach (var missing in coverage.Missing)
        {
            Terminal.Result($"not shown  {missing.Place}: {missing.Words}");
        }

        Terminal.Result(Share("shown by examples", coverage.Total - coverage.Missing.Count, coverage.Total));
    }

    /// <summary>Tries the changes and prints how that went.</summary>
    /// <returns>The share that examples notice, in whole percent; 100 where there is nothing to change.</returns>
    private static int Mutate(ProgrammeFile file, Programme programme)
    {
        var tried = MutationTrial.Run(file, programme);
        foreach (var one in tried)
        {
            Terminal.Result(one.NoticedBy is { } example
                ? $"noticed      {one.Mutant.Place}: {one.Mutant.Change} (\"{example}\")"
                : $"NOT NOTICED  {one.Mutant.Place}: {one.Mutant.Change}");
        }

        var noticed = tried.Count(one => one.NoticedBy is not null);
        Terminal.Result(Share("changes noticed by examples", noticed, tried.Count));
        return Percent(noticed, tried.Count);
    }

    private static string Share(string what, int some, int all) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {some} of {all} ({Percent(some, all)}%)");

    private static int Percent(int some, int all) => all == 0 ? 100 : some * 100 / all;
}
