using System.CommandLine;
using System.Text.Json;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Planning;
using Workflows.Core.Versions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Runtime.Versions;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty plan</c>: what a new version of a programme would change, and for whom, before it does.</summary>
internal static class PlanCommand
{
    private const int BadInput = 2;
    private const int DaysMost = 3_660;
    private const int DaysUsual = 90;
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
            Description = "How many of the last days of the log are judged by both.", DefaultValueFactory = _ => DaysUsual,
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
        var (old, next) = (oldFile.Checked(terminal), nextFile.Checked(terminal));
        var stored = StoredProgrammes.Of(reader, terminal);
        if (stored.Versions[^1].Programme.Version != old.Version)
        {
            throw new ShellFault($"{oldFile.Path}: this is not the version that is in force in the database; name that one first.");
        }

        ApplyCommand.RequireNothingLost(stored.Versions, next, nextFile.Path, terminal);
        if (reader.Received == Instant.Earliest)
        {
            throw new ShellFault("The database has no events yet, so there is nothing to plan for; feed some with `loyalty run`.");
        }

        var from = ApplyCommand.InstantOf(at, stored.Plan.Calendar, reader.Received);
        var version = PlanFrom(stored.Versions, next, from).With(reader.VoucherSecret);
        var members = StoredMembers.Try(reader, stored.Plan, version);
        var points = LogTrial.Run(reader, stored.Plan, PlanFrom(stored.Versions, next, DaysBefore(stored, reader.Received, days)).With(reader.VoucherSecret), days);
        return new ChangePlan(
            next.Title, next.Currency, stored.Plan.Number, from, TextChanges.Of(oldFile, old, nextFile, next), members, points, NewLimits.Of(stored.Plan, version),
            RankingChanges.Of(stored.Plan.Programme, version.Programme),
            Publishing.Of(reader.Approvals(), stored.Plan.Programme, next, stored.Plan.Number + 1), version);
    }

    private static ProgrammePlan PlanFrom(IReadOnlyList<ProgrammeVersion> versions, Programme next, Instant from) =>
        ProgrammeFile.Plan([.. versions, new ProgrammeVersion(next, from)]);

    /// <summary>The start of the local day so many days ago; not before the version in force began.</summary>
    private static Instant DaysBefore(StoredProgrammes stored, Instant clock, int days)
    {
        var calendar = stored.Plan.Calendar;
        var start = calendar.StartOfDay(calendar.DayOf(clock) - days);
        var began = stored.Versions[^1].From;
        return began >= start ? new Instant(began.Micros + 1) : start;
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
