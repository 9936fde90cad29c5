using Workflows.Cli.Shell;
using Workflows.Core.Following;
using Workflows.Core.Planning;
using Workflows.Evaluation.Following;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Runtime.Following;
using Workflows.Storage;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Following;

/// <summary>Looks at the follow-ups of a database, and takes what people answer.</summary>
/// <param name="database">The database.</param>
/// <param name="stored">Its programmes.</param>
/// <param name="sources">The files of the one in force.</param>
internal sealed class FollowUpDesk(string database, StoredProgrammes stored, IReadOnlyList<SourceText> sources)
{
    /// <summary>The desk of a database.</summary>
    public static FollowUpDesk Of(string database, Terminal terminal)
    {
        using var reader = RunReader.Open(database);
        return new FollowUpDesk(database, StoredProgrammes.Of(reader, terminal), reader.Versions()[^1].Sources);
    }

    /// <summary>The programme in force.</summary>
    public ProgrammePlan Plan => stored.Plan;

    /// <summary>Looks at what has closed since it was looked at, and carries out what fires.</summary>
    /// <param name="until">Only what is over with this local day, as a day number; null for all that the clock has closed.</param>
    /// <returns>What was decided now.</returns>
    public IReadOnlyList<FollowUpLook> Look(int? until) => [.. FollowUpRun.Take(database, Plan, sources, (reader, at) =>
    {
        var own = reader.OwnInputs();
        var first = FirstDay(reader);
        var closed = Plan.Calendar.DayOf(new Instant(reader.Received.Micros + 1));
        var turns = FollowUpDecisions.Due(Plan, own, first, Math.Min(closed, until + 1 ?? closed));
        if (turns.IsEmpty)
        {
            return [];
        }

        var findings = Reporting.FollowUps(reader, Plan, stored.File, FollowUpDecisions.Periods(Plan, turns));
        return [.. FollowUpDecisions.Decide(Plan, own, turns, first, period => findings[period], at).Select(look => look.ToRecord())];
    }).Select(FollowUpLook.Of)];

    /// <summary>Takes an answer.</summary>
    /// <exception cref="ShellFault">Nothing of the kind waits for one.</exception>
    public void Answer(FollowUpReply reply, string name, string by, string? why) => FollowUpRun.Take(database, Plan, sources, (reader, at) =>
    {
        var own = reader.OwnInputs();
        var isThere = reply == FollowUpReply.Resumed ? PauseTable.Of(Plan, own).Of(name, at) is not null : IsOpen(own, name);
        return isThere ? [new FollowUpAnswer(reply, name, by, why, at).ToRecord()]
            : throw new ShellFault(reply == FollowUpReply.Resumed ? $"No follow-up has paused {name}." : $"No follow-up has a task {name} open.");
    });

    /// <summary>The day from which on the log is whole: from when the programme says that it starts, or else from the first event on.</summary>
    private int FirstDay(RunReader reader)
    {
        var day = Plan.Calendar.DayOf(Reporting.FirstInstant(reader));
        return Plan.Programme.Starts is { } starts ? Math.Min(starts, day) : day;
    }

    private static bool IsOpen(IReadOnlyList<EventRecord> own, string task)
    {
        var isOpen = false;
        foreach (var record in own)
        {
            isOpen = record.Type switch
            {
                BuiltInEvents.FollowUpLooked => isOpen || FollowUpLook.Of(record).Acts.Any(act => act.Kind == FollowUpDeed.Task && act.What == task),
                BuiltInEvents.FollowUpAnswered => isOpen && FollowUpAnswer.Of(record) is var answer && (answer.Reply != FollowUpReply.TaskDone || answer.Name != task),
                _ => isOpen,
            };
        }

        return isOpen;
    }
}
