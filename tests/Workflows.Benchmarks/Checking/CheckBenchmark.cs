using System.Diagnostics;
using System.Globalization;
using System.Text;
using Workflows.Dsl;

namespace Workflows.Benchmarks.Checking;

/// <summary>How long it takes to read, bind and check a programme of a megabyte: the rules of Loyalty-20, again and again under other names.</summary>
internal static class CheckBenchmark
{
    private const int Size = 1_000_000;

    public static void Run(int rounds)
    {
        var text = Programme(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Loyalty20", "loyalty20.loyalty")));
        var milliseconds = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            if (Compiler.Compile("large.loyalty", text).Programme is null)
            {
                throw new InvalidOperationException("The programme has errors.");
            }

            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            if (round == 0)
            {
                Print("check of 1 MB, first time", milliseconds[0]);
                Print("CPU time of that", (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            }
        }

        Print("check of 1 MB, median", milliseconds.Order().ElementAt(rounds / 2));
    }

    private static void Print(string name, double milliseconds) =>
        Console.WriteLine($"{name}: {milliseconds.ToString("0", CultureInfo.InvariantCulture)} ms");

    private static string Programme(string text)
    {
        var blocks = text.Split("\nrule ").Skip(1).Select(block => block[..(block.IndexOf("\n}\n", StringComparison.Ordinal) + 3)]).ToList();
        var all = new StringBuilder(text);
        for (var copy = 1; all.Length < Size; copy++)
        {
            foreach (var block in blocks)
            {
                var name = block.IndexOf(' ', StringComparison.Ordinal);
                all.Append("\nrule ").Append(block, 0, name).Append(CultureInfo.InvariantCulture, $"{copy}").Append(block, name, block.Length - name);
            }
        }

        return all.ToString();
    }
}
