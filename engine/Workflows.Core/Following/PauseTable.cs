using System.Collections.Immutable;
using Workflows.Core.Planning;
using Workflows.Model.Events;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Following;

/// <summary>That a journey starts for nobody.</summary>
/// <param name="Journey">The name of the journey.</param>
/// <param name="FollowUp">The follow-up that paused it.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">From when on it starts again; <see cref="Instant.Never"/> while nobody has resumed it and no other version is in force.</param>
public sealed record Pause(string Journey, string FollowUp, Instant From, Instant Until)
{
    /// <summary>Whether it holds at an instant.</summary>
    public bool HoldsAt(Instant at) => From <= at && at < Until;
}

/// <summary>
/// Which journeys are paused when, as the programme's own inputs say. Immutable: what a step asks it depends on the instant of the step alone, so
/// that the same log gives the same starts, however and how often it is run.
/// </summary>
public sealed class PauseTable
{
    private PauseTable(ImmutableArray<Pause> all) => All = all;

    /// <summary>Nothing is paused.</summary>
    public static PauseTable None { get; } = new([]);

    /// <summary>All pauses, in the order in which they began.</summary>
    public ImmutableArray<Pause> All { get; }

    /// <summary>The pauses that a log says.</summary>
    /// <param name="plan">The programme, which says when other versions came into force: each ends all pauses of those before.</param>
    /// <param name="records">The inputs of the programme, in the order of the log; others among them say nothing.</param>
    public static PauseTable Of(ProgrammePlan plan, IEnumerable<EventRecord> records)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(records);
        var pauses = new List<Pause>();
        foreach (var record in records)
        {
            if (record.Type == BuiltInEvents.FollowUpLooked)
            {
                var look = FollowUpLook.Of(record);
                var end = plan.Past.Select(past => past.Until).FirstOrDefault(until => until > look.At, Instant.Never);
                pauses.AddRange(look.Acts.Where(act => act.Kind == FollowUpDeed.Pause).Select(act => new Pause(act.What, look.FollowUp, look.At, end)));
            }
            else if (record.Type == BuiltInEvents.FollowUpAnswered && FollowUpAnswer.Of(record) is { Reply: FollowUpReply.Resumed } answer)
            {
                for (var i = 0; i < pauses.Count; i++)
                {
                    pauses[i] = pauses[i].Journey == answer.Name && pauses[i].HoldsAt(answer.At) ? pauses[i] with { Until = answer.At } : pauses[i];
                }
            }
        }

        return pauses.Count == 0 ? None : new PauseTable([.. pauses]);
    }

    /// <summary>The pause of a journey at an instant; null for none.</summary>
    public Pause? Of(string journey, Instant at)
    {
        foreach (var pause in All)
        {
            if (pause.HoldsAt(at) && pause.Journey == journey)
            {
                return pause;
            }
        }

        return null;
    }
}
