using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Messages;
using Workflows.Cli.Shell;
using Workflows.Runtime.Running;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty run</c>: events in, durable; can be stopped at any moment and run again.</summary>
internal static class RunCommand
{
    private const int BadInput = 2;
    private const int MostThreads = 256;

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var path = new Argument<string>("PATH") { Description = "A programme file, or a folder with one." };
        var events = new Option<string[]>("--events")
        {
            Description = "Event files, in order: CSV, JSON lines, gzipped or not.", Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var database = new Option<string>("--db") { Description = "The database; made where there is none.", Required = true };
        var until = new Option<string?>("--until") { Description = "The last local day, YYYY-MM-DD; the clock goes on to its end." };
        var outbox = new Option<string?>("--outbox") { Description = "A folder for the messages." };
        var threads = new Option<int>("--threads")
        {
            Description = "How many threads step members side by side; what comes of it is the same.", DefaultValueFactory = _ => RunRequest.UsualThreads,
        };
        var command = new Command(
            "run", "Feeds events in order; goes on where it was.\n\nExample: loyalty run harbour.loyalty --events orders.csv --db harbour.db --outbox outbox")
        {
            path, events, database, until, outbox, threads,
        };
        command.SetAction(options =>
        {
            var terminal = new Terminal(options);
            var count = options.GetValue(threads);
            if (count is < 1 or > MostThreads)
            {
                throw new ShellFault($"--threads {count}: give a number from 1 to {MostThreads}.", BadInput);
            }

            var file = ProgrammeFile.Read(options.GetValue(path)!);
            var programme = file.Checked(terminal);
            var lacks = LaunchCheck.Require(programme, file, options.GetValue(outbox) is not null, terminal);
            var plan = StoredProgrammes.For(programme, options.GetValue(database)!, terminal);
            var result = Running.Run(
                file, plan, options.GetValue(events)!, options.GetValue(database)!, DayOf(options.GetValue(until)), options.GetValue(outbox), terminal, count);
            if (lacks is not null)
            {
                terminal.Note(lacks);
            }

            return result.HasBadInput ? BadInput : 0;
        });
        return command;
    }

    private static int? DayOf(string? text) => text is null
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Calendar.DayNumber(date)
            : throw new ShellFault($"--until {text}: write a date as YYYY-MM-DD.", BadInput);
}
