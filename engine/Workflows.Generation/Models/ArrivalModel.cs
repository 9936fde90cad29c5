namespace Workflows.Generation.Models;

/// <summary>
/// When members join. Given how many members there are, the arrivals of a Poisson process with the intensity of the seasons are
/// independent draws from that intensity; that is how they are drawn. A new member makes a first purchase within minutes.
/// </summary>
public sealed record ArrivalModel
{
    /// <summary>The share of members who joined before the period starts, 0 to 1.</summary>
    public double AlreadyMembersShare { get; init; } = 0.4;

    /// <summary>
    /// Over how many days before the start those joined, 0 to 3,650. Their `Joined` has its true instant; what they did before the
    /// start shapes them but isn't in the stream.
    /// </summary>
    public int PriorDays { get; init; } = 365;

    /// <summary>The probability that a member was brought by another, who gets a `ReferralJoined`, 0 to 1.</summary>
    public double ReferredShare { get; init; } = 0.12;

    internal void Check()
    {
        Require.Share(AlreadyMembersShare);
        Require.Share(ReferredShare);
        ArgumentOutOfRangeException.ThrowIfNegative(PriorDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PriorDays, 3650);
    }
}
