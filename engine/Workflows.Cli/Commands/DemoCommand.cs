using System.CommandLine;
using Workflows.Cli.Shell;
using Workflows.Core.Examples;
using Workflows.Delivery.Sending;
using Workflows.Generation;
using Workflows.Model.Diagnostics;
using Workflows.Runtime.Auditing;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty demo</c>: the main job, end to end, on generated customers.</summary>
internal static class DemoCommand
{
    private const int DefaultMembers = 20_000;
    private const string Note =
        "The customers are generated: their model states how they respond to the journeys, so the lift shows that the measurement works, "
        + "not what real customers would do.";

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var members = new Option<int>("--members") { Description = "How many customers.", DefaultValueFactory = _ => DefaultMembers };
        var seed = new Option<ulong>("--seed") { Description = "Another seed gives other customers.", DefaultValueFactory = _ => 2026 };
        var folder = new Option<string>("--out") { Description = "Where everything is written.", DefaultValueFactory = _ => "demo" };
        var command = new Command(
            "demo", "Runs the sample programme over two years of generated customers and evaluates it.\n\nExample: loyalty demo --members 5000 --out demo")
        {
            members, seed, folder,
        };
        command.SetAction(options =>
        {
            var count = options.GetValue(members);
            return count is < 1 or > 9_999_999
                ? throw new ShellFault($"--members {count}: give a number from 1 to 9,999,999.", 2)
                : Run(count, options.GetValue(seed), options.GetValue(folder)!, new Terminal(options));
        });
        return command;
    }

    private static int Run(int members, ulong seed, string folder, Terminal terminal)
    {
        var file = ProgrammeFile.Read(Path.Combine(AppContext.BaseDirectory, "programmes", "harbour", "harbour.loyalty"));
        var programme = file.Checked(terminal);
        var warnings = CheckCommand.Check(file).Count(diagnostic => diagnostic.Descriptor.Severity == Severity.Warning);
        var plan = ProgrammeFile.Plan(programme);
        var runner = new ExampleRunner(plan);
        var passed = programme.Examples.Count(example => runner.Run(example).Failures.IsEmpty);
        terminal.Note($"1/5 checked {programme.Title}: {programme.Rules.Length} rules, {programme.Journeys.Length} journeys, {warnings} warnings; "
            + $"{passed} of {programme.Examples.Length} examples pass");

        var events = Path.Combine(folder, "events.jsonl");
        GenerateCommand.Write(new GenerationModel(), members, seed, events);
        terminal.Note($"2/5 generated two years of {Terminal.Number(members)} customers: {events}");

        // The demo always shows the same thing, so it begins anew.
        var database = Path.Combine(folder, "harbour.db");
        foreach (var old in new[] { database, $"{database}-wal", $"{database}-shm", DeliveryJournal.PathOf(database) })
        {
            File.Delete(old);
        }

        if (Directory.Exists(Path.Combine(folder, "outbox")))
        {
            Directory.Delete(Path.Combine(folder, "outbox"), recursive: true);
        }

        terminal.Note("3/5 running events, journeys and messages into a database");
        Running.Run(file, plan, [events], database, null, Path.Combine(folder, "outbox"), terminal);
        var audit = Audit.Run(database, plan);
        terminal.Note($"4/5 audited: {(audit.IsSound ? "all invariants hold" : $"{audit.FindingsInAll} findings")}");

        using var reader = RunReader.Open(database);
        var report = Path.Combine(folder, "report.html");
        var result = Reporting.Evaluate(reader, plan, file, period: null, Note);
        Reporting.Write(result, "html", report, template: null);
        terminal.Note("5/5 evaluated");
        Terminal.Result($"report    {Path.GetFullPath(report)}");
        Terminal.Result($"messages  {Path.GetFullPath(Path.Combine(folder, "outbox"))}");
        Terminal.Result($"database  {Path.GetFullPath(database)}");
        Terminal.Result($"events    {Path.GetFullPath(events)}");
        Terminal.Result(audit.LedgerLine);
        foreach (var sentence in result.Summary)
        {
            Terminal.Result($"{sentence.Topic}: {sentence.Words}");
        }

        return audit.IsSound && passed == programme.Examples.Length ? 0 : 1;
    }
}
