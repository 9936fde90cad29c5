using System.Diagnostics;
using System.Globalization;
using Workflows.Dsl.Parsing;
using Workflows.Testing;

namespace Workflows.Benchmarks.Checking;

/// <summary>How long the first reading of a programme takes in a process that has read nothing yet, with the compiler as `./loyalty` has it: compiled ahead.</summary>
internal static class ColdBenchmark
{
    /// <summary>Reads a file of a megabyte in so many processes of their own. The program must have been built by `./loyalty` before.</summary>
    public static void Run(string file, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-cold");
        Copy(AppContext.BaseDirectory, folder.FullName, _ => true);
        Copy(RepositoryFolder.At("artifacts/loyalty"), folder.FullName, name => File.Exists(Path.Combine(folder.FullName, name)) && name.EndsWith(".dll", StringComparison.Ordinal)
            && !name.StartsWith("Workflows.Benchmarks", StringComparison.Ordinal));
        var milliseconds = Enumerable.Range(0, rounds).Select(_ => Once(folder.FullName, file)).OrderBy(one => one.Clock).ToList();
        folder.Delete(recursive: true);
        var (clock, processor) = milliseconds[rounds / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reading 1 MB, first time in a process, median: {clock:0} ms, {processor:0} ms of CPU"));
    }

    /// <summary>Reads a file once and prints how long that took: what each of the processes does.</summary>
    public static void Read(string file)
    {
        var text = File.ReadAllText(file);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var blocks = Parser.Parse(file, text).Blocks.Count;
        var clock = watch.Elapsed.TotalMilliseconds;
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock} {processor} {blocks}"));
    }

    private static (double Clock, double Processor) Once(string folder, string file)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Workflows.Benchmarks.dll"), "read-once", "--file", file]) { RedirectStandardOutput = true };

        // As `./loyalty check` sets them.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_GCgen0size"] = "10000000";
        using var process = Process.Start(start)!;
        var numbers = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return (double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private static void Copy(string from, string to, Func<string, bool> isWanted)
    {
        foreach (var file in Directory.EnumerateFiles(from).Where(file => isWanted(Path.GetFileName(file))))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
