using System.Collections.Immutable;
using Workflows.Core.Members;
using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>A member's run of a journey as it stands, for whoever looks at it from outside.</summary>
/// <param name="Journey">Index of the journey by whose text it goes on.</param>
/// <param name="Began">Index of the journey with which it began: that of an earlier version where it was moved.</param>
/// <param name="Number">Which of the member's runs of that journey it is, from 1.</param>
/// <param name="EndedAt">When it ended; <see cref="Instant.Never"/> while it runs. A held-out one ends as it starts.</param>
/// <param name="Waits">What it waits for, oldest first; empty once it is over.</param>
public sealed record JourneyInstance(int Journey, int Began, int Number, Instant EndedAt, ImmutableArray<InstanceWait> Waits)
{
    /// <summary>What went wrong, where it stands still because of that; null for one that goes on.</summary>
    public JourneyIncident? Incident { get; init; }

    /// <summary>Whether it is not over yet.</summary>
    public bool IsRunning => EndedAt == Instant.Never;

    /// <summary>Those of a member that are kept: all that run, and the latest of each journey that has ended.</summary>
    public static ImmutableArray<JourneyInstance> Of(MemberState member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return [.. member.Journeys.Select(run => new JourneyInstance(
            run.Journey, run.Began, run.Number, run.EndedAt,
            run.IsWaiting ? [.. run.Waits.Select(wait => new InstanceWait(StepOf(wait.Step), wait.Due, wait.Since))] : [])
        {
            Incident = run.Incident,
        })];
    }

    /// <summary>What follows the first hyphen of an activity's id is the step's own.</summary>
    private static string StepOf(string activity) => activity[(activity.IndexOf('-', StringComparison.Ordinal) + 1)..];
}

/// <summary>A step at which a run of a journey waits.</summary>
/// <param name="Step">Id of the step; empty where the journey is about to begin.</param>
/// <param name="Due">When it goes on if nothing comes before.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record InstanceWait(string Step, Instant Due, Instant Since);
