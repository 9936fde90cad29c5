using Workflows.Core.Following;
using Workflows.Core.Planning;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Runtime.Auditing;

/// <summary>
/// Checks what follow-ups decided: each looked at once for a period that had closed, under its own key; nothing done unless it fired, nothing while it
/// rested; what it paused is a journey of the version that was in force. That nobody began what was paused shows when the log runs again.
/// </summary>
internal sealed class FollowUpCheck(ProgrammePlan plan, Findings findings)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _fired = new(StringComparer.Ordinal);

    /// <summary>Looks at an entry of the log.</summary>
    public void Follow(StoredEntry entry)
    {
        if (entry.Event is not { Type: BuiltInEvents.FollowUpLooked } record)
        {
            return;
        }

        var look = FollowUpLook.Of(record);
        var programme = (plan.Past.FirstOrDefault(past => past.Until > look.At)?.Plan ?? plan).Programme;
        var followUp = programme.FollowUps.FirstOrDefault(one => one.Name == look.FollowUp);
        Require(entry, followUp is not null, $"{look.FollowUp} is no follow-up of the version in force");
        Require(entry, record.Key == look.Key && _keys.Add(look.Key), $"{look.FollowUp} was looked at for a period that its key doesn't name, or twice");
        Require(entry, look.At >= plan.Calendar.StartOfDay(look.Until), $"{look.FollowUp} was looked at before its period had closed");
        var isFired = look.Outcome == FollowUpOutcome.Fired;
        Require(entry, look.Acts.Length == (isFired ? followUp?.Actions.Length : 0), $"{look.FollowUp} did something else than what it says");
        foreach (var act in look.Acts.Where(act => act.Kind == FollowUpDeed.Pause))
        {
            Require(entry, programme.Journeys.Any(journey => journey.IsInForce && journey.Name == act.What), $"{act.What} was paused and is no journey");
        }

        if (isFired)
        {
            var rests = followUp?.Rest is { } rest && _fired.TryGetValue(look.FollowUp, out var before) && plan.Calendar.Plus(before, rest) > look.At;
            Require(entry, !rests, $"{look.FollowUp} fired while it rested");
            _fired[look.FollowUp] = look.At;
        }
    }

    private void Require(StoredEntry entry, bool holds, string sentence) => findings.Require(holds, $"Entry {entry.Id}: {sentence}.");
}
