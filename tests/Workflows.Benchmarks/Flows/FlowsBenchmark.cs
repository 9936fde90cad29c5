using System.Diagnostics;
using System.Globalization;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Library;
using Workflows.Flows.Running;

namespace Workflows.Benchmarks.Flows;

/// <summary>
/// Five activities, as a sequence and as a flowchart, from the start of an instance to its end: CPU time of one thread and what is allocated, without and
/// with the journal. The instance that comes of it is kept until the next one.
/// </summary>
internal static class FlowsBenchmark
{
    private const string Sequence = """
        {"id":"s:1","definitionId":"s","name":"s","variables":[{"id":"v","name":"v","typeName":"Int32","value":"0"}],"root":{"id":"root","type":"Elsa.Sequence","activities":[
        {"id":"a","type":"Elsa.SetVariable","variable":{"id":"v"},"value":1},{"id":"b","type":"Elsa.SetVariable","variable":{"id":"v"},"value":2},
        {"id":"c","type":"Elsa.If","condition":true},{"id":"d","type":"Elsa.WriteLine","text":"five"},{"id":"e","type":"Elsa.SetVariable","variable":{"id":"v"},"value":3}]}}
        """;

    private const string Flowchart = """
        {"id":"f:1","definitionId":"f","name":"f","variables":[{"id":"v","name":"v","typeName":"Int32","value":"0"}],"root":{"id":"root","type":"Elsa.Flowchart","activities":[
        {"id":"a","type":"Elsa.SetVariable","variable":{"id":"v"},"value":1},{"id":"b","type":"Elsa.FlowDecision","condition":true},
        {"id":"c","type":"Elsa.WriteLine","text":"four"},{"id":"d","type":"Elsa.SetVariable","variable":{"id":"v"},"value":2},{"id":"e","type":"Elsa.WriteLine","text":"five"}],
        "connections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b"}},{"source":{"activity":"b","port":"True"},"target":{"activity":"c"}},
        {"source":{"activity":"c","port":"Done"},"target":{"activity":"d"}},{"source":{"activity":"d","port":"Done"},"target":{"activity":"e"}}]}}
        """;

    /// <summary>Runs each case a number of times, in turns.</summary>
    public static void Run(int runs, int rounds)
    {
        (string Name, string Json, bool Journal)[] cases =
            [("sequence", Sequence, false), ("flowchart", Flowchart, false), ("sequence, journal kept", Sequence, true), ("flowchart, journal kept", Flowchart, true)];
        var measured = cases.Select(one => (one.Name, Times: new List<double>(), Bytes: new List<long>())).ToList();
        for (var round = 0; round <= rounds; round++)
        {
            for (var place = 0; place < cases.Length; place++)
            {
                var (seconds, bytes) = Once(cases[place].Json, cases[place].Journal, runs);
                if (round > 0)
                {
                    measured[place].Times.Add(seconds);
                    measured[place].Bytes.Add(bytes);
                }
            }
        }

        foreach (var (name, times, bytes) in measured)
        {
            var median = times.Order().ElementAt(times.Count / 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name}: {runs / median:N0} runs a second of CPU time, {median * 1e6 / runs:0.00} us and {bytes.Min() / runs} B a run"));
        }
    }

    private static (double Seconds, long Bytes) Once(string json, bool journal, int runs)
    {
        var library = FlowLibrary.Of([FlowDefinition.Read(json)], []);
        var flow = library.Version(library.Definitions[0].Id)!.Flow!;
        var executor = new FlowExecutor(library, new FlowSettings { KeepsJournal = journal });
        var at = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var start = new FlowStart("i");
        Require(executor, flow, start, at);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var run = 0; run < runs; run++)
        {
            executor.Start(flow, start, at);
        }

        return ((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static void Require(FlowExecutor executor, Flow flow, FlowStart start, DateTimeOffset at)
    {
        var burst = executor.Start(flow, start, at);
        if (burst.Instance.SubStatus != Workflows.Flows.Instances.FlowSubStatus.Finished || burst.Instance.LastContext != 7)
        {
            throw new InvalidOperationException($"The benchmark's workflow ended as {burst.Instance.SubStatus} after {burst.Instance.LastContext} activities.");
        }
    }
}
