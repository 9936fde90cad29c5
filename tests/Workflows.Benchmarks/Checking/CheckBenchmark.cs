using System.Diagnostics;
using System.Globalization;
using System.Text;
using Workflows.Dsl;
using Workflows.Testing;

namespace Workflows.Benchmarks.Checking;

/// <summary>How long it takes to read, bind and check a programme of a megabyte: the rules of Loyalty-20, again and again under other names.</summary>
internal static class CheckBenchmark
{
    private const int Size = 1_000_000;

    /// <summary>Runs it so many times.</summary>
    /// <param name="rounds">How many times.</param>
    /// <param name="inside">Whether to stay within this process.</param>
    public static void Run(int rounds, bool inside)
    {
        var text = Programme(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Loyalty20", "loyalty20.loyalty")));
        var milliseconds = new List<double>();
        var processor = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var before = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            if (Compiler.Compile("large.loyalty", text).Programme is null)
            {
                throw new InvalidOperationException("The programme has errors.");
            }

            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            processor.Add((System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
        }

        Print("check of 1 MB, first time", milliseconds[0]);
        Print("CPU time of that", processor[0]);
        Print("check of 1 MB, median", milliseconds.Order().ElementAt(rounds / 2));
        Print("CPU time, median", processor.Order().ElementAt(rounds / 2));
        PhasesBenchmark.Run(text, rounds);
        if (!inside)
        {
            AsProcesses(text, rounds);
        }
    }

    // What somebody at a terminal waits for: the program as `./loyalty` builds it, from its start to its end.
    private static void AsProcesses(string text, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-check");
        var file = Path.Combine(folder.FullName, "large.loyalty");
        File.WriteAllText(file, text);
        Process("loyalty check of 1 MB as a process", file, rounds);
        Process("loyalty check of the sample as a process", RepositoryFolder.At("templates/programmes/harbour/harbour.loyalty"), rounds);
        ColdBenchmark.Run(file, rounds);
        folder.Delete(recursive: true);
    }

    private static void Process(string what, string file, int rounds)
    {
        // The first one builds what is missing and isn't counted.
        var milliseconds = Enumerable.Range(0, rounds + 1).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            using var process = System.Diagnostics.Process.Start(
                new ProcessStartInfo(RepositoryFolder.At("loyalty"), ["check", file, "--quiet"]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{file} has errors.");
        }).Skip(1).Order().ToList();
        Print($"{what}, median", milliseconds[rounds / 2]);
        Print($"{what}, quickest", milliseconds[0]);
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
