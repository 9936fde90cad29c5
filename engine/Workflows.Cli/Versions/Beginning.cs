using Workflows.Cli.Messages;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Following;
using Workflows.Core.Versions;
using Workflows.Model.Time;
using Workflows.Runtime.Versions;
using Workflows.Storage.Reading;
using Workflows.Storage.Writing;

namespace Workflows.Cli.Versions;

/// <summary>What came of asking for a text to be put into force.</summary>
/// <param name="IsInForce">Whether it is.</param>
/// <param name="Words">What happened.</param>
internal sealed record BeginningResult(bool IsInForce, string Words);

/// <summary>Puts a text into force in a database, or notes that somebody is for it where more than one person has to be.</summary>
internal static class Beginning
{
    private const int BadInput = 2;
    private const int NameMost = 100;

    /// <summary>Who is for it and why; null where nobody says.</summary>
    /// <exception cref="ShellFault">That is no name, or there is a reason without anybody.</exception>
    public static (string Name, string? Why)? Person(string? by, string? why)
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

    /// <summary>Does it.</summary>
    /// <param name="file">The text.</param>
    /// <param name="database">The database.</param>
    /// <param name="at">From when, as <see cref="ChangePlanning.InstantOf"/> reads it.</param>
    /// <param name="person">Who is for it.</param>
    /// <param name="terminal">Where mistakes of the texts are told.</param>
    /// <param name="expected">The version that the text has to be; null for any.</param>
    /// <exception cref="ShellFault">It can't follow, or somebody has to say who is for it.</exception>
    public static BeginningResult Of(
        ProgrammeFile file, string database, string? at, (string Name, string? Why)? person, Terminal terminal, string? expected = null)
    {
        var next = file.Checked(terminal);
        if (expected is not null && expected != next.Version)
        {
            throw new ShellFault($"{file.Path} was changed since its plan was shown; look at the plan as it is now.");
        }

        ApplyRequest request;
        Instant clock;
        List<Pause> paused;
        using (var reader = RunReader.Open(database))
        {
            var stored = StoredProgrammes.Of(reader, terminal);
            if (stored.Versions[^1].Programme.Version == next.Version)
            {
                terminal.Note($"{file.Path} means what is in force already; nothing is to be done.");
                return new BeginningResult(true, "");
            }

            ChangePlanning.RequireNothingLost(stored.Versions, next, file.Path, terminal);
            LaunchCheck.Require(next, file, isWriting: false, terminal);
            clock = reader.Received;
            var from = ChangePlanning.InstantOf(at, stored.Plan.Calendar, clock);
            var before = Publishing.Of(reader.Approvals(), stored.Plan.Programme, next, stored.Plan.Number + 1);
            var approval = person is { } somebody ? new StoredApproval(before.Number, next.Version, somebody.Name, Now(), somebody.Why) : null;
            var publishing = Approved(before, person, approval);
            if (publishing is { Needed: > 1, Missing: > 0 })
            {
                Approvals.Add(database, approval!);
                return new BeginningResult(false, $"{approval!.Name} is for version {publishing.Number} of {next.Name} ({HistoryText.Short(next.Version)}); "
                    + $"{HistoryText.PeopleFor(publishing)}. Nothing is in force yet.");
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
            paused = [.. PauseTable.Of(stored.Plan, reader.OwnInputs()).All.Where(pause => pause.HoldsAt(from))];
        }

        if (at is not null && clock != Instant.Earliest)
        {
            terminal.Note($"the clock goes on from {clock} to {request.At}: what is due until then is done by the version before, as with `run --until`");
        }

        var result = VersionRun.Apply(request);
        foreach (var pause in paused)
        {
            terminal.Note($"{pause.Journey} starts again: a new version ends its pause by {pause.FollowUp}");
        }

        return new BeginningResult(true, Words(request, result));
    }

    private static string Words(ApplyRequest request, ApplyResult result) =>
        $"version {request.Next.Number} of {request.Next.Programme.Name} is in force from {request.At}: {Terminal.Number(result.Members)} members went over, "
        + $"{Terminal.Number(result.TierMoves)} changed tier, segments were entered or left {Terminal.Number(result.SegmentMoves)} times"
        + (result.JourneyMoves > 0 ? $", {Terminal.Number(result.JourneyMoves)} running journeys go on in it" : "")
        + (result.JourneyStarts > 0 ? $", {Terminal.Number(result.JourneyStarts)} journeys begin for who is in already" : "");

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

    private static Instant Now() => new((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
}
