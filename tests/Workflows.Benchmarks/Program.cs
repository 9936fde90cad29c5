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

switch (args.FirstOrDefault())
{
    case "loyalty20":
        Loyalty20Benchmark.Run(Option("--sample", 1), Option("--rounds", 9), Option("--batch", 4_000), Option("--threads", 1));
        return 0;
    case "memory":
        MemoryBenchmark.Run(Option("--sample", 1));
        return 0;
    case "ingest":
        IngestBenchmark.Run(Option("--events", Workload.Events), Given("--batch"));
        return 0;
    case "footprint":
        FootprintBenchmark.Run(Text("--db"), Option("--events", 100_000));
        return 0;
    case "check":
        CheckBenchmark.Run(Option("--rounds", 9));
        return 0;
    case "analysis":
        AnalysisBenchmark.Run(Option("--rules", 10_000), Option("--rounds", 9));
        return 0;
    case "lsp-keystroke":
        await KeystrokeBenchmark.Run(Option("--rules", 10_000), Option("--keys", 400));
        return 0;
    case "flows":
        FlowsBenchmark.Run(Option("--runs", 200_000), Option("--rounds", 5));
        FlowStoreBenchmark.Run(Option("--instances", 100_000), Option("--together", 500));
        return 0;
    case "refresh":
        RefreshBenchmark.Run(Option("--sample", 1));
        return 0;
    case "templates":
        TemplatesBenchmark.Run(Option("--rounds", 9));
        return 0;
    default:
        Console.WriteLine("loyalty20 [--sample K] [--rounds N] [--batch N] [--threads N]   twenty rules over a million purchases, against a loop written by hand");
        Console.WriteLine("memory    [--sample K]                what 100,000 members hold after those purchases");
        Console.WriteLine("ingest    [--events N] [--batch N]    the same members and purchases from a CSV file into SQLite, against plain inserts");
        Console.WriteLine("footprint [--db FILE] [--events N]    what a database keeps of each event, by table: of a run of yours, or of ingest's programme");
        Console.WriteLine("check     [--rounds N]                a programme of one megabyte is read and checked");
        Console.WriteLine("analysis  [--rules N] [--rounds N]    all rules of a programme against all, and one against the others");
        Console.WriteLine("lsp-keystroke [--rules N] [--keys N] somebody writes in a large programme: from the keystroke to its diagnostics");
        Console.WriteLine("flows [--runs N] [--rounds N] [--instances N] [--together N]  Elsa workflows of five activities in memory; others that wait in SQLite");
        Console.WriteLine("refresh   [--sample K]                one refresh of a share, of bands and of a leaderboard over 100,000 members");
        Console.WriteLine("templates [--rounds N]                an e-mail and a report are rendered and parsed, against Handlebars.Net");
        return args.Length == 0 ? 0 : 2;
}
