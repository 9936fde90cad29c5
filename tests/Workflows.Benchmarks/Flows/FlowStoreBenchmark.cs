using System.Diagnostics;
using System.Globalization;
using Workflows.Flows.Hosting;
using Workflows.Flows.Instances;
using Workflows.Flows.Running;
using Workflows.Storage.Flows;

namespace Workflows.Benchmarks.Flows;

/// <summary>
/// Workflows that wait in SQLite: each is started, waits for an event with its correlation id, and is resumed by it to its end; others wait for an instant.
/// By the clock and by CPU time, with every commit synced to the disk.
/// </summary>
internal static class FlowStoreBenchmark
{
    private const string Waits = """
        {"definitionId":"waits","root":{"id":"root","type":"Elsa.Sequence","activities":[
        {"id":"e","type":"Elsa.Event","eventName":"paid"},{"id":"w","type":"Elsa.SetName","value":"done"}]}}
        """;

    private const string Sleeps = """
        {"definitionId":"sleeps","root":{"id":"root","type":"Elsa.Sequence","activities":[
        {"id":"d","type":"Elsa.Delay","timeSpan":"01:00:00"},{"id":"w","type":"Elsa.SetName","value":"done"}]}}
        """;

    private const int WarmUpRounds = 5;
    private const int WarmUpInstances = 2_000;

    /// <summary>Runs a number of instances of each kind.</summary>
    /// <param name="instances">How many.</param>
    /// <param name="together">How many are kept by one commit.</param>
    /// <param name="waiting">How many others wait all the while, for the same event and for an instant that doesn't come.</param>
    public static void Run(int instances, int together, int waiting)
    {
        var folder = Directory.CreateTempSubdirectory("flow-store");
        try
        {
            using var store = new SqliteFlowStore(Path.Combine(folder.FullName, "flows.db"));
            var runtime = new FlowRuntime(store, new FlowSettings(), []);
            var at = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
            Publish(runtime, "waits", Waits, at);
            Publish(runtime, "sleeps", Sleeps, at);
            if (waiting > 0)
            {
                Measure("start of those that wait all the while", waiting, () => Each(runtime, waiting, together, number => Require(
                    runtime.Start(number % 2 == 0 ? "waits" : "sleeps", new FlowStart(Id("x", number)) { CorrelationId = Id("y", number) }, at.AddYears(1)),
                    FlowSubStatus.Suspended)));
                Console.WriteLine($"file: {folder.GetFiles().Sum(file => file.Length) / waiting:N0} B each; resident {Environment.WorkingSet / 1e6:0} MB");
            }

            WarmUp(runtime, together, at);
            Measure("start until the wait", instances, () => Each(runtime, instances, together, number =>
                Require(runtime.Start("waits", new FlowStart(Id("w", number)) { CorrelationId = Id("c", number) }, at), FlowSubStatus.Suspended)));
            Console.WriteLine($"file: {folder.GetFiles().Sum(file => file.Length) / (instances + waiting):N0} B an instance that waits");
            Measure("resume by event until the end", instances, () => Each(runtime, instances, together, number =>
                Require(runtime.Send(Stimulus.OfEvent("paid", null) with { CorrelationId = Id("c", number), Key = Id("k", number) }, at), FlowSubStatus.Finished)));
            Measure("start and resume, both", instances, () => Each(runtime, instances, together, number =>
            {
                Require(runtime.Start("waits", new FlowStart(Id("b", number)) { CorrelationId = Id("d", number) }, at), FlowSubStatus.Suspended);
                Require(runtime.Send(Stimulus.OfEvent("paid", null) with { CorrelationId = Id("d", number), Key = Id("l", number) }, at), FlowSubStatus.Finished);
            }));
            Each(runtime, instances, together, number => runtime.Start("sleeps", new FlowStart(Id("s", number)), at));
            Measure("waits that are due", instances, () =>
            {
                while (runtime.RunDue(at.AddHours(1), together).Instances.Length > 0)
                {
                }
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every way is gone some thousand times first, as in a server that has run for a minute: else the compiler of the runtime is measured.</summary>
    private static void WarmUp(FlowRuntime runtime, int together, DateTimeOffset at)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            var kind = "u" + round.ToString(CultureInfo.InvariantCulture) + "-";
            Each(runtime, WarmUpInstances, together, number =>
                runtime.Start("waits", new FlowStart(Id(kind, number)) { CorrelationId = Id(kind, number) }, at));
            Each(runtime, WarmUpInstances, together, number =>
                runtime.Send(Stimulus.OfEvent("paid", null) with { CorrelationId = Id(kind, number), Key = Id(kind, number) }, at));
            Each(runtime, WarmUpInstances, together, number => runtime.Start("sleeps", new FlowStart(Id(kind + "s", number)), at));
            while (runtime.RunDue(at.AddHours(1), together).Instances.Length > 0)
            {
            }
        }
    }

    private static void Publish(FlowRuntime runtime, string id, string json, DateTimeOffset at) => runtime.Together(() =>
    {
        runtime.Definitions.Import(json, at);
        runtime.Definitions.Publish(id, at);
    });

    private static void Each(FlowRuntime runtime, int instances, int together, Action<int> action)
    {
        for (var first = 0; first < instances; first += together)
        {
            runtime.Together(() =>
            {
                for (var number = first; number < Math.Min(first + together, instances); number++)
                {
                    action(number);
                }
            });
        }
    }

    private static void Require(FlowOutcome outcome, FlowSubStatus status)
    {
        if (outcome.Instances is not [{ } instance] || instance.SubStatus != status)
        {
            throw new InvalidOperationException($"Not one instance became {status}: {outcome.Refusal ?? outcome.Instances.Length.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private static void Measure(string name, int count, Action action)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        action();
        var seconds = clock.Elapsed.TotalSeconds;
        var cpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {count / seconds:N0} a second by the clock, {cpuSeconds * 1e6 / count:0.0} us of CPU each, heap {GC.GetTotalMemory(true) / 1e6:0.0} MB, resident {Environment.WorkingSet / 1e6:0} MB"));
    }

    private static string Id(string kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);
}
