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
        var (read, bound, looked, compared, hashed) = (new Phase("reading"), new Phase("binding"), new Phase("looking for what makes no sense"),
            new Phase("comparing rules, tiers and segments"), new Phase("hashing"));
        for (var round = 0; round < rounds; round++)
        {
            SyntaxFile tree = null!;
            Programme programme = null!;
            var findings = new Findings(_ => text, isWhole: true, hidesNames: false);
            var names = new Names(findings);
            read.Run(() => tree = Parser.Parse("large.loyalty", text));
            bound.Run(() => programme = ProgrammeBinder.Bind(tree, findings, names));
            looked.Run(() => ProgrammeChecks.Check(programme, findings, names));
            compared.Run(() => ProgrammeAnalysis.Check(programme, findings));
            hashed.Run(() => MeaningHash.Of(programme));
        }

        foreach (var phase in new[] { read, bound, looked, compared, hashed })
        {
            phase.Print();
        }

        var speed = text.Length / Megabyte / ((read.Milliseconds + bound.Milliseconds) / 1_000);
        Console.WriteLine($"reading and binding: {speed.ToString("0.0", CultureInfo.InvariantCulture)} MB/s");
    }

    /// <summary>What a part took, each time it was run.</summary>
    private sealed class Phase(string name)
    {
        private readonly List<double> _milliseconds = [];
        private readonly List<double> _megabytes = [];

        public double Milliseconds => Median(_milliseconds);

        public void Run(Action action)
        {
            var allocated = GC.GetTotalAllocatedBytes();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            action();
            _milliseconds.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            _megabytes.Add((GC.GetTotalAllocatedBytes() - allocated) / Megabyte);
        }

        public void Print() => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {Milliseconds:0} ms of CPU, {Median(_megabytes):0.0} MB allocated"));

        private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);
    }
}
