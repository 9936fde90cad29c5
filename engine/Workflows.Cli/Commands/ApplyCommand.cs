using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Messages;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Versions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Runtime.Versions;
using Workflows.Storage.Reading;
using Workflows.Storage.Writing;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty apply</c>: puts a version of a programme into force, from an instant on.</summary>
internal static class ApplyCommand
{
    private const int BadInput = 2;
    private const int NameMost = 100;

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
        command.SetAction(options => Apply(
            ProgrammeFile.Read(options.GetValue(path)!), options.GetValue(database)!, options.GetValue(at), Person(options.GetValue(by), options.GetValue(why)),
            new Terminal(options)));
        return command;
    }

    /// <summary>From when a version is to be in force.</summary>
    public static Option<string?> InstantOption() => new("--at")
    {
        Description = "From when it is in force: local, 2026-07-01 or 2026-07-01T06:00; right after the clock of the database if not given.",
    };

    /// <summary>The instant that an option names; right after the clock of the database where it names none.</summary>
    public static Instant InstantOf(string? text, Calendar calendar, Instant clock)
    {
        if (text is null)
        {
            return new Instant(clock.Micros + 1);
        }

        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
        if (!DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            throw new ShellFault($"--at {text}: write a local day or time as 2026-07-01 or 2026-07-01T06:00.", BadInput);
        }

        var at = calendar.At(Calendar.DayNumber(DateOnly.FromDateTime(local)), local.TimeOfDay.Ticks / TimeSpan.TicksPerMicrosecond);
        return at > clock ? at : throw new ShellFault(
            $"--at {text}: the clock of the database stands at {clock} already, and events until then are judged; name a later instant.", BadInput);
    }

    /// <summary>Refuses a text as the next version where something would be lost or couldn't be read any more.</summary>
    public static void RequireNothingLost(IReadOnlyList<ProgrammeVersion> versions, Programme next, string path, Terminal terminal)
    {
        var found = ChangeChecks.Of([.. versions.Select(version => version.Programme)], next);
        foreach (var diagnostic in found)
        {
            terminal.Problem(diagnostic.ToString());
        }

        if (!found.IsEmpty)
        {
            throw new ShellFault($"{path} can't follow on the version in force as it stands; nothing was changed.");
        }
    }

    /// <summary>Who is for it and why; null where nobody says.</summary>
    private static (string Name, string? Why)? Person(string? by, string? why)
    {
        if (by is null)
        {
            return why is null ? null : throw new ShellFault("--why without --by: say too who is for it, with --by NAME.", BadInput);
        }

        var name = by.Trim();
        return name.Length is > 0 and <= NameMost && !name.Any(char.IsControl)
            ? (name, string.IsNullOrWhiteSpace(why) ? null : why.Trim())
            : throw new ShellFault($"--by {by}: write the name of one person, of at most {NameMost} letters.", BadInput);
    }

    /// <summary>Who is for the text, with whoever says so now; a fault where somebody has to say so and nobody does.</summary>
    private static Publishing Approved(Publishing before, (string Name, string? Why)? person, StoredApproval? approval)
    {
        if (before.Needed > 1 && person is null)
        {
            throw new ShellFault($"{HistoryText.PeopleFor(before)}: say who you are with --by NAME.", BadInput);
        }

        if (person is { } somebody && before.Missing > 0 && before.Has(somebody.Name) && before.Needed > 1)
        {
            throw new ShellFault($"{somebody.Name} is for it already; {HistoryText.PeopleFor(before)}.");
        }

        return approval is null ? before : before.With(approval);
    }

    private static int Apply(ProgrammeFile file, string database, string? at, (string Name, string? Why)? person, Terminal terminal)
    {
        var next = file.Checked(terminal);
        ApplyRequest request;
        Instant clock;
        using (var reader = RunReader.Open(database))
        {
            var stored = StoredProgrammes.Of(reader, terminal);
            if (stored.Versions[^1].Programme.Version == next.Version)
            {
                terminal.Note($"{file.Path} means what is in force already; nothing is to be done.");
                return 0;
            }

            RequireNothingLost(stored.Versions, next, file.Path, terminal);
            LaunchCheck.Require(next, file, isWriting: false, terminal);
            clock = reader.Received;
            var from = InstantOf(at, stored.Plan.Calendar, clock);
            var before = Publishing.Of(reader.Approvals(), stored.Plan.Programme, next, stored.Plan.Number + 1);
            var approval = person is { } somebody ? new StoredApproval(before.Number, next.Version, somebody.Name, Now(), somebody.Why) : null;
            var publishing = Approved(before, person, approval);
            if (publishing is { Needed: > 1, Missing: > 0 })
            {
                Approvals.Add(database, approval!);
                Terminal.Result($"{approval!.Name} is for version {publishing.Number} of {next.Name} ({HistoryText.Short(next.Version)}); "
                    + $"{HistoryText.PeopleFor(publishing)}. Nothing is in force yet.");
                return 0;
            }

            request = new ApplyRequest
            {
                Before = stored.Plan,
                Next = ProgrammeFile.Plan([.. stored.Versions, new ProgrammeVersion(next, from)]),
                Sources = file.Sources(next),
                SourcesBefore = stored.File.Sources(stored.Plan.Programme),
                Database = database,
                Approval = approval,
            };
        }

        if (at is not null && clock != Instant.Earliest)
        {
            terminal.Note($"the clock goes on from {clock} to {request.At}: what is due until then is done by the version before, as with `run --until`");
        }

        var result = VersionRun.Apply(request);
        Terminal.Result($"version {request.Next.Number} of {next.Name} is in force from {request.At}: {Terminal.Number(result.Members)} members went over, "
            + $"{Terminal.Number(result.TierMoves)} changed tier, segments were entered or left {Terminal.Number(result.SegmentMoves)} times"
            + (result.JourneyMoves > 0 ? $", {Terminal.Number(result.JourneyMoves)} running journeys go on in it" : "")
            + (result.JourneyStarts > 0 ? $", {Terminal.Number(result.JourneyStarts)} journeys begin for who is in already" : ""));
        return 0;
    }

    private static Instant Now() => new((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
}
