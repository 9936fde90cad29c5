using System.Diagnostics;
using System.Globalization;
using Workflows.Dsl.Analysis;
using Workflows.Dsl.Binding;
using Workflows.Dsl.Checking;
using Workflows.Dsl.Hashing;
using Workflows.Dsl.Parsing;
using Workflows.Dsl.Syntax;
using Workflows.Model.Programmes;

namespace Workflows.Benchmarks.Checking;

/// <summary>What each part of a check costs: reading, binding, looking at what makes no sense, comparing rules, hashing.</summary>
internal static class PhasesBenchmark
{
    private const double Megabyte = 1_000_000;

    /// <summary>Runs it over a text so many times, warm; the median of each part in CPU time, and the speed of reading and binding.</summary>
    public static void Run(string text, int rounds)
    {
        var (read, bound, looked, compared, hashed) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            SyntaxFile tree = null!;
            Programme programme = null!;
            var findings = new Findings(_ => text, isWhole: true, hidesNames: false);
            var names = new Names(findings);
            read.Add(Timed(() => tree = Parser.Parse("large.loyalty", text)));
            bound.Add(Timed(() => programme = ProgrammeBinder.Bind(tree, findings, names)));
            looked.Add(Timed(() => ProgrammeChecks.Check(programme, findings, names)));
            compared.Add(Timed(() => ProgrammeAnalysis.Check(programme, findings)));
            hashed.Add(Timed(() => MeaningHash.Of(programme)));
        }

        Print("reading, CPU time", Median(read));
        Print("binding, CPU time", Median(bound));
        Print("looking for what makes no sense, CPU time", Median(looked));
        Print("comparing rules, tiers and segments, CPU time", Median(compared));
        Print("hashing, CPU time", Median(hashed));
        var speed = text.Length / Megabyte / ((Median(read) + Median(bound)) / 1_000);
        Console.WriteLine($"reading and binding: {speed.ToString("0.0", CultureInfo.InvariantCulture)} MB/s");
    }

    private static double Timed(Action action)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
    }

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    private static void Print(string name, double milliseconds) =>
        Console.WriteLine($"{name}: {milliseconds.ToString("0", CultureInfo.InvariantCulture)} ms");
}
