using System.Globalization;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Following;
using Workflows.Core.Planning;
using Workflows.Core.Versions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Runtime.Versions;
using Workflows.Storage.Reading;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Versions;

/// <summary>Finds out what a text would change as the next version of a database; nothing is written.</summary>
internal static class ChangePlanning
{
    /// <summary>So many of the last days of the log are judged by both versions where nobody says otherwise.</summary>
    public const int DaysUsual = 90;

    private const int BadInput = 2;

    /// <summary>The plan.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="stored">Its programmes.</param>
    /// <param name="oldFile">The text in force, as it is to be named.</param>
    /// <param name="old">What it means.</param>
    /// <param name="nextFile">The text that is to follow.</param>
    /// <param name="at">From when, as <see cref="InstantOf"/> reads it.</param>
    /// <param name="days">How many of the last days of the log are judged by both.</param>
    /// <param name="terminal">Where mistakes of the texts are told.</param>
    /// <exception cref="ShellFault">It can't follow, or there is nothing to plan for.</exception>
    public static ChangePlan Of(
        RunReader reader, StoredProgrammes stored, ProgrammeFile oldFile, Programme old, ProgrammeFile nextFile, string? at, int days, Terminal terminal)
    {
        var next = nextFile.Checked(terminal);
        RequireNothingLost(stored.Versions, next, nextFile.Path, terminal);
        if (reader.Received == Instant.Earliest)
        {
            throw new ShellFault("The database has no events yet, so there is nothing to plan for; feed some with `loyalty run`.");
        }

        var from = InstantOf(at, stored.Plan.Calendar, reader.Received);
        var version = PlanFrom(stored.Versions, next, from).With(reader.VoucherSecret);
        var members = StoredMembers.Try(reader, stored.Plan, version);
        var running = stored.Plan.With(PauseTable.Of(stored.Plan, reader.OwnInputs()));
        var points = LogTrial.Run(reader, running, PlanFrom(stored.Versions, next, DaysBefore(stored, reader.Received, days)).With(reader.VoucherSecret), days);
        return new ChangePlan(
            next.Title, next.Currency, stored.Plan.Number, from, TextChanges.Of(oldFile, old, nextFile, next), members, points,
            NewLimits.Of(stored.Plan, version), RankingChanges.Of(stored.Plan.Programme, version.Programme),
            Publishing.Of(reader.Approvals(), stored.Plan.Programme, next, stored.Plan.Number + 1), version);
    }

    /// <summary>The instant that somebody names; right after the clock of the database where nobody does.</summary>
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
}
