using Workflows.Model.Time;

namespace Workflows.Core.Journeys;

/// <summary>What went wrong in a run of a journey, which stands still since then.</summary>
/// <param name="Step">Id of the step at which it did; <see cref="AtStart"/> where it was none yet.</param>
/// <param name="Why">What went wrong, in words.</param>
/// <param name="At">When.</param>
public sealed record JourneyIncident(string Step, string Why, Instant At)
{
    /// <summary>Stands for the step where the journey had not come to any.</summary>
    public const string AtStart = "start";
}
