using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Tests.Naive;

/// <summary>What journeys do in the step that is looked at: they start and go on, and what they give is given, until nothing is left.</summary>
/// <param name="live">The step; null where nothing is looked at.</param>
/// <param name="step">What follows from what they give.</param>
internal sealed class NaiveLiveJourneys(NaiveLive? live, NaiveSubSteps step)
{
    /// <summary>Whether the input at hand is the one that is looked at.</summary>
    public bool IsOn { get; set; }

    /// <summary>Which waits an event ends.</summary>
    public void Find(EventRecord record)
    {
        if (IsOn)
        {
            live!.Journeys.Find(record, step.Facts);
        }
    }

    public void Cancel()
    {
        if (IsOn)
        {
            live!.Journeys.Cancel(step.Facts.Now);
        }
    }

    /// <summary>Starts what an event or a change starts, and goes on with what was found.</summary>
    public void GoThrough(EventRecord? record) => GoThrough(journey => IsStarted(journey, record));

    /// <summary>The end of what is looked at: a correction has changed who is in what, or what waits is over.</summary>
    public void End()
    {
        if (live is not { } looked || !(looked.IsCorrection || looked.EndsWaits))
        {
            return;
        }

        step.Begin(looked.At, null, looked.Id);
        if (looked.IsCorrection)
        {
            var started = looked.Started.ToList();
            GoThrough(journey => started.Contains(journey.Index));
        }
        else
        {
            looked.Journeys.FindDue(looked.At);
            GoThrough(_ => false);
        }
    }

    private void GoThrough(Func<Journey, bool> isStarted)
    {
        var journeys = live!.Journeys;
        journeys.Start(isStarted, step.Facts);
        var seen = step.Changes;
        journeys.Resume(step.Facts);
        while (live.NextRound() is { } round)
        {
            step.Give(round);
            var from = seen;
            seen = step.Changes;
            journeys.Start(journey => step.HasChanged(journey.Start, from), step.Facts);
        }
    }

    /// <summary>Whether an event starts a journey, or a change that it made.</summary>
    private bool IsStarted(Journey journey, EventRecord? record) =>
        (record is not null && journey.Start is Trigger.Event on && on.EventType == record.Type && (on.Where is null || step.Facts.Holds(on.Where)))
        || step.HasChanged(journey.Start, 0);
}
