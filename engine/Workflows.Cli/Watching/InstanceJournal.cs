using Workflows.Cli.Printing;
using Workflows.Core.Planning;
using Workflows.Designer.Ports;
using Workflows.Model.Effects;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Watching;

/// <summary>What happened in one run of a journey, out of the log of its member.</summary>
/// <param name="plan">The programme with the journeys of all versions.</param>
internal sealed class InstanceJournal(ProgrammePlan plan)
{
    private readonly JourneyText _text = new(plan);

    /// <summary>The decisions of a run, oldest first; none where the member never began it.</summary>
    /// <param name="log">The member's log, newest entry first; it is read as far back as the run goes.</param>
    /// <param name="run">Which.</param>
    public List<(StoredDecisions Entry, Effect Effect)> Of(IEnumerable<StoredDecisions> log, RunName run)
    {
        var found = new List<(StoredDecisions Entry, Effect Effect)>();
        foreach (var entry in log)
        {
            foreach (var effect in entry.Effects.Reverse().Where(effect => IsOf(effect, run)))
            {
                found.Add((entry, effect));
                if (effect.Kind == EffectKind.JourneyStarted)
                {
                    found.Reverse();
                    return found;
                }
            }
        }

        return [];
    }

    /// <summary>A decision as a line of the journal.</summary>
    public JournalLine LineOf(StoredDecisions entry, in Effect effect)
    {
        var (step, outcome) = IsOfAStep(effect.Kind) ? JourneyText.StepAndOutcome(effect.Text ?? "") : (null, null);
        var cause = entry.Type >= 0 ? $"; by {plan.Programme.EventTypes[entry.Type].Name} {entry.Key}".TrimEnd() : "";
        return new JournalLine(
            entry.Id, effect.At, KindOf(effect), step, effect.Kind == EffectKind.StepDone ? outcome : null, _text.WhatOf(effect) + cause);
    }

    private bool IsOf(in Effect effect, RunName run) =>
        KindOf(effect) is var kind && (kind != JournalKind.Noted || IsNoted(effect.Kind)) && effect.Subject == run.Number
        && plan.IsOneJourney(effect.Source, run.Journey);

    private static bool IsNoted(EffectKind kind) => IsOfAStep(kind) || kind is EffectKind.GoalReached or EffectKind.JourneyMoved;

    private static bool IsOfAStep(EffectKind kind) => kind is EffectKind.JourneySuspended or EffectKind.StepDone or EffectKind.JourneyGave or EffectKind.MessageSent
        or EffectKind.MessagePutOff or EffectKind.MessageDropped or EffectKind.TaskGiven or EffectKind.TaskEnded;

    private static JournalKind KindOf(in Effect effect) => effect.Kind switch
    {
        EffectKind.JourneyStarted => JournalKind.Started,
        EffectKind.JourneyFinished => JournalKind.Finished,
        EffectKind.JourneyCancelled => JournalKind.Cancelled,
        EffectKind.StepDone => JournalKind.Done,
        EffectKind.MessagePutOff => JournalKind.PutOff,
        _ => (JourneyMarks.Of(effect) & JourneyMark.Problem) != 0 ? JournalKind.Problem : JournalKind.Noted,
    };
}
