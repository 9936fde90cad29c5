using System.CommandLine;
using Workflows.Cli.Shell;
using Workflows.Cli.Versions;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty apply</c>: puts a version of a programme into force, from an instant on.</summary>
internal static class ApplyCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        var path = new Argument<string>("NEW") { Description = "The version that is to be in force: a programme file, or a folder with one." };
        var database = new Option<string>("--db") { Description = "The database.", Required = true };
        var at = InstantOption();
        var by = new Option<string?>("--by") { Description = "Who is for it. Where the programme says `publish by N people`, it comes into force with the last of them." };
        var why = new Option<string?>("--why") { Description = "Why, for whoever reads `loyalty plan --history`." };
        var command = new Command(
            "apply", "Puts a version into force from an instant on; nothing that members have is lost.\n\n"
            + "Example: loyalty apply harbour-2.loyalty --db harbour.db --at 2026-07-01T00:00 --by \"Anna Wong\" --why \"Autumn terms\"")
        {
            path, database, at, by, why,
        };
        command.SetAction(options =>
        {
            var result = Beginning.Of(
                ProgrammeFile.Read(options.GetValue(path)!), options.GetValue(database)!, options.GetValue(at),
                Beginning.Person(options.GetValue(by), options.GetValue(why)), new Terminal(options));
            if (result.Words.Length > 0)
            {
                Terminal.Result(result.Words);
            }

            return 0;
        });
        return command;
    }

    /// <summary>From when a version is to be in force.</summary>
    public static Option<string?> InstantOption() => new("--at")
    {
        Description = "From when it is in force: local, 2026-07-01 or 2026-07-01T06:00; right after the clock of the database if not given.",
    };
}
