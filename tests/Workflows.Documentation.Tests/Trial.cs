using Workflows.Core.Examples;
using Workflows.Dsl;
using Workflows.Model.Programmes;
using Workflows.Testing;

namespace Workflows.Documentation.Tests;

/// <summary>Compiles programmes and runs their examples.</summary>
internal static class Trial
{
    /// <summary>What the compiler says of a text, as printed.</summary>
    public static IEnumerable<string> Findings(string file, string text) =>
        Compiler.Compile(file, text).Diagnostics.Select(diagnostic => diagnostic.ToString());

    /// <summary>What is not as the examples of a programme promise, with the example's name; the text compiles.</summary>
    public static IEnumerable<string> Failures(string text)
    {
        var programme = World.Compile(text);
        var runner = new ExampleRunner(World.PlanOf(programme));
        return programme.Examples.SelectMany(example => Failures(runner, example)).ToList();
    }

    private static IEnumerable<string> Failures(ExampleRunner runner, Example example) =>
        runner.Run(example).Failures.Select(failure => $"{example.Title}, line {failure.Place.Line}: {failure.Message}");
}
