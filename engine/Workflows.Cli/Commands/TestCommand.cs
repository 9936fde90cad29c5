using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Shell;
using Workflows.Cli.Trials;
using Workflows.Core.Examples;
using Workflows.Generation.Trials;
using Workflows.Model.Programmes;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty test</c>: runs the examples of a programme, and says how much they see.</summary>
internal static class TestCommand
{
    private const int UsualCustomers = 200;

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Programme files, or folders with one.", Arity = ArgumentArity.OneOrMore };
        var coverage = new Option<bool>("--coverage") { Description = "Lists what no example shows: rules, conditions, tiers, ways of a journey." };
        var mutate = new Option<bool>("--mutate")
        {
            Description = "Changes the programme in many small ways (a limit, a clause, a rule) and says which example notices.",
        };
        var customers = new Option<int>("--customers")
        {
            Description = "How many customers are made up to try the promises on (`always`, `never`).", DefaultValueFactory = _ => UsualCustomers,
        };
        var seed = new Option<ulong>("--seed") { Description = "Of the customers who are made up: the same seed makes the same ones.", DefaultValueFactory = _ => 1 };
        var least = new Option<int>("--least")
        {
            Description = "With --mutate: fails where fewer than so many percent of the changes are noticed.", DefaultValueFactory = _ => 0,
        };
        var command = new Command(
            "test", "Runs the examples in programmes: each is a promise to a member.\n\nExample: loyalty test harbour.loyalty --mutate --least 80")
        {
            paths, coverage, mutate, least, customers, seed,
        };
        command.SetAction(options =>
        {
            var terminal = new Terminal(options);
            var failed = options.GetValue(paths)!.Select(ProgrammeFile.Read).Count(file =>
            {
                var programme = file.Checked(terminal);
                var passes = Run(file, programme, terminal) & Try(file, programme, terminal, options.GetValue(customers), options.GetValue(seed));
                if (options.GetValue(coverage))
                {
                    PrintCoverage(CoverageTrial.Run(programme));
                    PrintReached(programme, options.GetValue(customers), options.GetValue(seed));
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
            Terminal.Result($"{(result.Failures.IsEmpty ? "passed" : "FAILED")}  {example.FullTitle}");
            foreach (var failure in result.Failures)
            {
                terminal.Problem($"    {failure.Place}: {failure.Message}");
            }
        }

        Terminal.Result($"{file.Path}: {programme.Examples.Length - failed} passed, {failed} failed");
        return failed == 0;
    }

    private static bool Try(ProgrammeFile file, Programme programme, Terminal terminal, int customers, ulong seed)
    {
        var tried = PromiseTrial.Run(programme, customers, seed);
        foreach (var one in tried)
        {
            Terminal.Result($"{(one.Customer is null ? "kept  " : "BROKEN")}  {one.Promise.Title}");
            if (one.Customer is { } number)
            {
                terminal.Problem($"    {one.Promise.Span}: {one.Found} (customer {number} of seed {seed}, made as small as it goes)");
                Terminal.Result(one.Example);
            }
        }

        var broken = tried.Count(one => one.Customer is not null);
        if (tried.Count > 0)
        {
            Terminal.Result($"{file.Path}: promises: {tried.Count - broken} kept, {broken} broken, by {customers} customers who were made up");
        }

        return broken == 0;
    }

    private static void PrintCoverage(Coverage coverage)
    {
        foreach (var missing in coverage.Missing)
        {
            Terminal.Result($"not shown  {missing.Place}: {missing.Words}");
        }

        Terminal.Result(Share("shown by examples", coverage.Total - coverage.Missing.Count, coverage.Total));
    }

    /// <summary>Promises show nothing one by one, but what their customers never come to, they can't be broken by.</summary>
    private static void PrintReached(Programme programme, int customers, ulong seed)
    {
        if (!programme.Promises.IsEmpty)
        {
            var lives = new ProgrammeLives(programme, seed);
            var reached = CoverageTrial.Run(programme, Enumerable.Range(1, customers).Select(lives.Life));
            Terminal.Result(Share("reached by the customers of promises", reached.Total - reached.Missing.Count, reached.Total));
        }
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
