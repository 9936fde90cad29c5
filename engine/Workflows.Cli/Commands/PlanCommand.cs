using System.CommandLine;
using System.Text.Json;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Cli.Versions;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty plan</c>: what a new version of a programme would change, and for whom, before it does.</summary>
internal static class PlanCommand
{
    private const int BadInput = 2;
    private const int DaysMost = 3_660;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var old = new Argument<string?>("OLD") { Description = "The version that is in force: a programme file, or a folder with one.", Arity = ArgumentArity.ZeroOrOne };
        var next = new Argument<string?>("NEW") { Description = "The version that is to follow.", Arity = ArgumentArity.ZeroOrOne };
        var database = new Option<string>("--db") { Description = "The database; nothing is written to it.", Required = true };
        var at = ApplyCommand.InstantOption();
        var days = new Option<int>("--days")
        {
            Description = "How many of the last days of the log are judged by both.", DefaultValueFactory = _ => ChangePlanning.DaysUsual,
        };
        var history = new Option<bool>("--history") { Description = "Says instead which versions were in force, who was for each, and why; takes no programme." };
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "plan", "Says what a new version would change, and for whom.\n\nExample: loyalty plan harbour.loyalty harbour-2.loyalty --db harbour.db")
        {
            old, next, database, at, days, history, format,
        };
        command.SetAction(options =>
        {
            var terminal = new Terminal(options);
            if (options.GetValue(history))
            {
                return History(options.GetValue(database)!, options.GetValue(format) == "json", terminal);
            }

            if (options.GetValue(old) is not { } oldPath || options.GetValue(next) is not { } nextPath)
            {
                throw new ShellFault("Name the version in force and the one that is to follow, or give --history.", BadInput);
            }

            var count = options.GetValue(days);
            if (count is < 1 or > DaysMost)
            {
                throw new ShellFault($"--days {count}: give a number from 1 to {DaysMost}.", BadInput);
            }

            using var reader = RunReader.Open(options.GetValue(database)!);
            var plan = Of(
                ProgrammeFile.Read(oldPath), ProgrammeFile.Read(nextPath), reader, options.GetValue(at), count, terminal);
            Print(plan, options.GetValue(format) == "json");
            return 0;
        });
        return command;
    }

    private static int History(string database, bool isJson, Terminal terminal)
    {
        using var reader = RunReader.Open(database);
        foreach (var line in isJson ? [HistoryText.Json(reader).ToJsonString(Indented)] : HistoryText.Lines(reader, StoredProgrammes.Of(reader, terminal).Plan))
        {
            Terminal.Result(line);
        }

        return 0;
    }

    private static ChangePlan Of(ProgrammeFile oldFile, ProgrammeFile nextFile, RunReader reader, string? at, int days, Terminal terminal)
    {
        var old = oldFile.Checked(terminal);
        var stored = StoredProgrammes.Of(reader, terminal);
        return stored.Versions[^1].Programme.Version == old.Version
            ? ChangePlanning.Of(reader, stored, oldFile, old, nextFile, at, days, terminal)
            : throw new ShellFault($"{oldFile.Path}: this is not the version that is in force in the database; name that one first.");
    }

    private static void Print(ChangePlan plan, bool isJson)
    {
        if (isJson)
        {
            Terminal.Result(ChangePlanText.Json(plan).ToJsonString(Indented));
            return;
        }

        foreach (var line in ChangePlanText.Lines(plan))
        {
            Terminal.Result(line);
        }
    }
}
