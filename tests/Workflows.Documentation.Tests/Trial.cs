using Workflows.Core.Examples;
using Workflows.Dsl;
using Workflows.Dsl.Including;
using Workflows.Generation.Trials;
using Workflows.Model.Programmes;
using Workflows.Testing;

namespace Workflows.Documentation.Tests;

/// <summary>Compiles programmes and runs their examples.</summary>
internal static class Trial
{
    private const int Customers = 100;

    /// <summary>What the compiler says of a text, as printed.</summary>
    public static IEnumerable<string> Findings(string file, string text, Func<string, IncludedText>? include = null) =>
        Compiler.Compile(file, text, include).Diagnostics.Select(diagnostic => diagnostic.ToString());

    /// <summary>What is not as the examples of a programme promise, with the example's name; the text compiles.</summary>
    public static IEnumerable<string> Failures(string text, Func<string, IncludedText>? include = null)
    {
        var programme = Compiler.Compile("sample.loyalty", text, include).Programme!;
        var runner = new ExampleRunner(World.PlanOf(programme));
        return [.. programme.Examples.SelectMany(example => Failures(runner, example)), .. Broken(programme)];
    }

    private static IEnumerable<string> Broken(Programme programme)
    {
        if (programme.Promises.IsEmpty)
        {
            return [];
        }

        var runner = new PromiseRunner(programme, watched => World.PlanOf(watched));
        var lives = new ProgrammeLives(programme, 7);
        return Enumerable.Range(1, Customers).SelectMany(number => runner.Breaches(lives.Life(number))
            .Select((breach, i) => (Breach: breach, programme.Promises[i].Title, number)))
            .Where(one => one.Breach is not null).Select(one => $"{one.Title}: broken by customer {one.number}").Take(1).ToList();
    }

    private static IEnumerable<string> Failures(ExampleRunner runner, Example example) =>
        runner.Run(example).Failures.Select(failure => $"{example.Title}, line {failure.Place.Line}: {failure.Message}");
}
