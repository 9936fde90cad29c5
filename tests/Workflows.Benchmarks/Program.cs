using System.Globalization;
using Workflows.Benchmarks.Checking;
using Workflows.Benchmarks.Flows;
using Workflows.Benchmarks.Footprint;
using Workflows.Benchmarks.Ingest;
using Workflows.Benchmarks.Keystroke;
using Workflows.Benchmarks.Loyalty20;
using Workflows.Benchmarks.Memory;
using Workflows.Benchmarks.Refresh;
using Workflows.Benchmarks.Templates;

string? Text(string name)
{
    var at = Array.IndexOf(args, name);
    return at > 0 && at + 1 < args.Length ? args[at + 1] : null;
}

int? Given(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

int Option(string name, int usual) => Given(name) ?? usual;

(string Name, string Options, string What, Func<Task> Run)[] benchmarks =
[
    ("loyalty20", "[--sample K] [--rounds N] [--batch N] [--threads N]", "twenty rules over a million purchases, against a loop written by hand",
        () => Once(() => Loyalty20Benchmark.Run(Option("--sample", 1), Option("--rounds", 9), Option("--batch", 4_000), Option("--threads", 1)))),
    ("memory", "[--sample K]", "what 100,000 members hold after those purchases", () => Once(() => MemoryBenchmark.Run(Option("--sample", 1)))),
    ("ingest", "[--events N] [--batch N]", "the same members and purchases from a CSV file into SQLite, against plain inserts",
        () => Once(() => IngestBenchmark.Run(Option("--events", Workload.Events), Given("--batch")))),
    ("footprint", "[--db FILE] [--events N]", "what a database keeps of each event, by table: of a run of yours, or of ingest's programme",
        () => Once(() => FootprintBenchmark.Run(Text("--db"), Option("--events", 100_000)))),
    ("check", "[--rounds N] [--inside]", "a programme of one megabyte is read and checked; with --inside in this process only",
        () => Once(() => CheckBenchmark.Run(Option("--rounds", 9), args.Contains("--inside")))),
    ("read-once", "--file FILE", "one programme is read once, for `check`, which starts it", () => Once(() => ColdBenchmark.Read(Text("--file")!))),
    ("analysis", "[--rules N] [--rounds N]", "all rules of a programme against all, and one against the others",
        () => Once(() => AnalysisBenchmark.Run(Option("--rules", 10_000), Option("--rounds", 9)))),
    ("lsp-keystroke", "[--rules N] [--keys N]", "somebody writes in a large programme: from the keystroke to its diagnostics",
        () => KeystrokeBenchmark.Run(Option("--rules", 10_000), Option("--keys", 400))),
    ("flows", "[--runs N] [--rounds N]", "Elsa workflows of five activities in memory",
        () => Once(() => FlowsBenchmark.Run(Option("--runs", 200_000), Option("--rounds", 5)))),
    ("flow-store", "[--instances N] [--together N] [--waiting N]", "Elsa workflows that wait in SQLite, for an event and for their time",
        () => Once(() => FlowStoreBenchmark.Run(Option("--instances", 100_000), Option("--together", 500), Option("--waiting", 0)))),
    ("refresh", "[--sample K]", "one refresh of a share, of bands and of a leaderboard over 100,000 members",
        () => Once(() => RefreshBenchmark.Run(Option("--sample", 1)))),
    ("templates", "[--rounds N]", "an e-mail and a report are rendered and parsed, against Handlebars.Net",
        () => Once(() => TemplatesBenchmark.Run(Option("--rounds", 9)))),
];
if (Array.Find(benchmarks, one => one.Name == args.FirstOrDefault()) is { Name: not null } chosen)
{
    await chosen.Run();
    return 0;
}

foreach (var (name, options, what, _) in benchmarks)
{
    Console.WriteLine($"{name} {options}: {what}");
}

return args.Length == 0 ? 0 : 2;

static Task Once(Action run)
{
    run();
    return Task.CompletedTask;
}
