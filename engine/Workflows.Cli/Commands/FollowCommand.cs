using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Following;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Following;
using Workflows.Delivery.Files;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty follow</c>: looks at follow-ups whose period has closed, and carries out what fires.</summary>
internal static class FollowCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var database = new Option<string>("--db") { Description = "The database.", Required = true };
        var until = new Option<string?>("--until") { Description = "Only periods that are over with this local day, YYYY-MM-DD; all that the clock has closed if not given." };
        var outbox = new Option<string?>("--outbox") { Description = "A folder for the notices to staff." };
        var resume = new Option<string?>("--resume") { Description = "Instead: a journey that a follow-up paused starts again." };
        var done = new Option<string?>("--done") { Description = "Instead: a task that a follow-up gave is done." };
        var by = new Option<string?>("--by") { Description = "Who says so; to be told with --resume and --done." };
        var why = new Option<string?>("--why") { Description = "Why, for whoever reads the log." };
        var command = new Command(
            "follow", "Looks at the follow-ups whose calendar period has closed, each once, and carries out what fires. Run it after each `loyalty run`.\n\n"
            + "Example: loyalty follow --db harbour.db --outbox outbox\nExample: loyalty follow --db harbour.db --resume WinBack --by \"Anna Wong\" --why \"New letters\"")
        {
            database, until, outbox, resume, done, by, why,
        };
        command.SetAction(options =>
        {
            var (journey, task) = (options.GetValue(resume), options.GetValue(done));
            if (journey is not null && task is not null)
            {
                throw new ShellFault("--resume and --done are two answers; give one at a time.", 2);
            }

            var terminal = new Terminal(options);
            var desk = FollowUpDesk.Of(options.GetValue(database)!, terminal);
            if (journey is null && task is null)
            {
                Tell(desk.Look(DayOf(options.GetValue(until))), desk, terminal);
                WriteNotices(options.GetValue(database)!, desk, options.GetValue(outbox), terminal);
            }
            else
            {
                var person = options.GetValue(by) ?? throw new ShellFault("Say who answers, with --by NAME: it stands in the log.", 2);
                desk.Answer(journey is null ? FollowUpReply.TaskDone : FollowUpReply.Resumed, journey ?? task!, person, options.GetValue(why));
                Terminal.Result(journey is null ? $"{task} is done" : $"{journey} starts again");
            }

            return 0;
        });
        return command;
    }

    private static int? DayOf(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Calendar.DayNumber(date)
        : throw new ShellFault($"--until {text}: write a date as YYYY-MM-DD.", 2);

    private static void Tell(IReadOnlyList<FollowUpLook> looks, FollowUpDesk desk, Terminal terminal)
    {
        foreach (var line in looks.SelectMany(FollowUpText.Of))
        {
            Terminal.Result(line);
        }

        if (looks.Count == 0)
        {
            terminal.Note(desk.Plan.Programme.FollowUps.IsEmpty ? "The programme has no follow-ups." : "No follow-up has a period that closed since it was looked at.");
        }
    }

    private static void WriteNotices(string database, FollowUpDesk desk, string? folder, Terminal terminal)
    {
        if (folder is null)
        {
            return;
        }

        using var reader = RunReader.Open(database);
        var (written, there) = new StaffNotices(desk.Plan).Write(reader, folder);
        terminal.Note($"{Terminal.Number(written)} notices to staff written to {Path.Combine(folder, StaffNotices.Folder)}, {Terminal.Number(there)} were there");
    }
}
