using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Effects;
using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Journeys;

/// <summary>Finds the event that started the journey of a message: what the message may tell of it is as it was told then.</summary>
public static class StartingEvent
{
    /// <summary>The type of the events that start a journey; null where something else does.</summary>
    /// <param name="journey">The journey.</param>
    public static int? TypeOf(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return journey.Start is Trigger.Event on ? on.EventType : null;
    }

    /// <summary>The event; null where the journey didn't start with one.</summary>
    /// <param name="plan">The programme.</param>
    /// <param name="member">The member after the step that sent the message.</param>
    /// <param name="sent">The decision, of the kind <see cref="EffectKind.MessageSent"/>.</param>
    /// <param name="record">The event of that step; null where the clock was its input.</param>
    /// <param name="effects">All decisions of that step.</param>
    /// <param name="log">The log of the member, at least up to that step.</param>
    public static EventRecord? Of(
        ProgrammePlan plan, MemberState member, in Effect sent, EventRecord? record, IReadOnlyList<Effect> effects, IMemberLog log)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(effects);
        ArgumentNullException.ThrowIfNull(log);
        if (TypeOf(plan.Programme.Journeys[sent.Source]) is not { } type)
        {
            return null;
        }

        var (journey, number) = (sent.Source, sent.Subject);
        var began = member.Journeys.Find(run => run.Journey == journey && run.Number == number)?.Began ?? journey;
        var startsHere = effects.Any(effect => effect.Kind == EffectKind.JourneyStarted && effect.Source == began && effect.Subject == number);
        return startsHere && record?.Type == type ? record : Find(log.Of(member.Id), type, startsHere ? null : (began, number));
    }

    /// <summary>The event with which a run started; with the last entry where it is of the step at hand.</summary>
    private static EventRecord? Find(IReadOnlyList<LogEntry> entries, int type, (int Journey, int Number)? run)
    {
        var at = entries.Count - 1;
        while (run is { } wanted && at >= 0 && !entries[at].Started.Contains(wanted))
        {
            at--;
        }

        // Where a household had to be asked, its answer starts the journey, and what it answers came before.
        while (at >= 0 && entries[at].Event is { } found && found.Type != type && PassingEvents.Is(found.Type))
        {
            at--;
        }

        return at >= 0 && entries[at].Event is { } start && start.Type == type ? start : null;
    }
}
