using System.Diagnostics;
using Workflows.Runtime.Running;
using Workflows.Storage;
using Workflows.Testing;

namespace Workflows.Benchmarks.Ingest;

/// <summary>What <c>loyalty run</c> does: a CSV file into SQLite, against a loop that only inserts the rows that come of it.</summary>
internal static class IngestBenchmark
{
    private const double Micro = 1e6;

    public static void Run(int purchases, int? batchSize)
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-ingest");
        try
        {
            Run(purchases, batchSize, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(int purchases, int? batchSize, string folder)
    {
        var file = Path.Combine(folder, "events.csv");
        var events = EventsFile.Write(file, purchases);
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Loyalty20", "loyalty20.loyalty"));
        var request = new RunRequest
        {
            Plan = World.PlanOf(text), Sources = [new SourceText("loyalty20.loyalty", text)], Database = Path.Combine(folder, "run.db"), Files = [file],
        };
        request = request with { BatchSize = batchSize ?? request.BatchSize };
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var result = EventRun.Execute(request, bad => throw new InvalidOperationException(bad.ToString()));
        var (elapsed, processor) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        if (result.Taken != events)
        {
            throw new InvalidOperationException($"Only {result.Taken} events were taken.");
        }

        using var members = new MemberRows(request.Plan, file);
        using var inserts = new PlainInserts(request.Database, Path.Combine(folder, "plain.db"), members);
        var plain = inserts.Run(request.BatchSize);
        inserts.CheckRows(request.Database);
        Print("ingest", events, elapsed, processor);
        Print("inserts", events, plain.Elapsed, plain.Processor);
        Console.WriteLine(FormattableString.Invariant($"ratio to inserts: {elapsed / plain.Elapsed:0.00}"));
        Console.WriteLine(FormattableString.Invariant($"ratio to inserts in CPU time: {processor / plain.Processor:0.00}"));
    }

    private static void Print(string name, int events, double elapsed, double processor)
    {
        Console.WriteLine(FormattableString.Invariant($"{name}: {events / elapsed:0} events/s"));
        Console.WriteLine(FormattableString.Invariant($"{name} CPU time: {processor * Micro / events:0.0} us/event"));
    }
}
