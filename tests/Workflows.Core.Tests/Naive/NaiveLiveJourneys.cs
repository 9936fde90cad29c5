using Workflows.Model.Events;
using Workflows.Model.Programmes;

namespace Workflows.Core.Tests.Naive;

/// <summary>What journeys do in the step that is looked at: they end, start and go on, and what they give is given, until nothing is left.</summary>
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
    public void GoThrough(EventRecord? record) => GoThrough(record, journey => IsStarted(journey, record));

    /// <summary>The end of what is looked at: a correction has changed who is in what, or what waits is over.</summary>
    public void End()
    {
        if (live is not { } looked || !(looked.IsCorrection || looked.EndsWaits))
        {
            return;
        }

        step.Begin(looked.At, looked.IsCorrection ? looked.News : null, looked.Id);
        if (looked.IsCorrection)
        {
            if (looked.News is { } news)
            {
                looked.Journeys.Find(news, step.Facts, looked.IsLate);
            }

            var started = looked.Started.ToList();
            GoThrough(looked.News, journey => started.Contains(journey.Index), looked.IsLate);
        }
        else
        {
            looked.Journeys.FindDue(looked.At);
            GoThrough(null, _ => false);
        }
    }

    private void GoThrough(EventRecord? record, Func<Journey, bool> isStarted, bool isLate = false)
    {
        var journeys = live!.Journeys;
        journeys.Exit(record, step.Facts, (journey, exit) => live.IsCorrection ? live.HasEnded(journey, exit) : step.HasChanged(exit.Trigger, 0), isLate);
        journeys.Start(isStarted, step.Facts);
        var seen = step.Changes;
        journeys.Resume(step.Facts);
        while (live.NextRound() is { } round)
        {
            step.Give(round);
            var from = seen;
            seen = step.Changes;
            journeys.Exit(null, step.Facts, (_, exit) => step.HasChanged(exit.Trigger, from), isLate: false);
            journeys.Start(journey => step.HasChanged(journey.Start, from), step.Facts);
        }
    }

    /// <summary>Whether an event starts a journey, or a change that it made.</summary>
    private bool IsStarted(Journey journey, EventRecord? record) =>
        (record is not null && journey.Start is Trigger.Event on && on.EventType == record.Type && (on.Where is null || step.Facts.Holds(on.Where)))
        || step.HasChanged(journey.Start, 0);
}
