using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Core.Progress;

/// <summary>How far a member is with a challenge.</summary>
/// <param name="Challenge">The challenge.</param>
/// <param name="Times">How many times it was reached in the period at hand; of periods in a row: in the row at hand. From 0.</param>
/// <param name="Has">What there is on the way to the next time, from 0 and below <see cref="Challenge.Step"/>.</param>
/// <param name="By">
/// The instant before which the next step on the way has to be done, as it counts anew from then on; null for no such instant.
/// </param>
public sealed record ChallengeProgress(Challenge Challenge, long Times, Fraction Has, Instant? By)
{
    /// <summary>How much is missing to the next time, above 0, in points, whole money, or a number.</summary>
    public Fraction Missing => Challenge.Step - Has;
}
