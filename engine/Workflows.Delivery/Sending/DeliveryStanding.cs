namespace Workflows.Delivery.Sending;

/// <summary>How far a message is.</summary>
public enum DeliveryStage
{
    /// <summary>It waits to be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>It is set aside until somebody says <c>retry</c>.</summary>
    SetAside,
}

/// <summary>How far a message is, from its attempts.</summary>
/// <param name="Stage">How far.</param>
/// <param name="Attempts">How often it was tried since somebody last said <c>retry</c>.</param>
/// <param name="Next">From when on it is tried; null for at once, and where it isn't.</param>
/// <param name="Words">What was said last; empty for nothing.</param>
public sealed record DeliveryStanding(DeliveryStage Stage, int Attempts, DateTimeOffset? Next, string Words)
{
    /// <summary>One that was never tried.</summary>
    public static DeliveryStanding New { get; } = new(DeliveryStage.Waiting, 0, null, "");

    /// <summary>The standings of all messages that were ever tried, by their keys.</summary>
    /// <param name="attempts">The attempts, in their order.</param>
    public static Dictionary<string, DeliveryStanding> Of(IEnumerable<DeliveryAttempt> attempts)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        var standings = new Dictionary<string, DeliveryStanding>(StringComparer.Ordinal);
        foreach (var attempt in attempts)
        {
            standings[attempt.Key] = standings.GetValueOrDefault(attempt.Key, New).After(attempt);
        }

        return standings;
    }

    /// <summary>The standing after one more attempt. What was sent is sent.</summary>
    /// <param name="attempt">The attempt.</param>
    public DeliveryStanding After(DeliveryAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (Stage == DeliveryStage.Sent)
        {
            return this;
        }

        if (attempt.Outcome is not { } outcome)
        {
            return new(DeliveryStage.Waiting, 0, null, Words);
        }

        var next = RetrySchedule.Next(Attempts + 1, attempt.At, outcome);
        var stage = outcome.State == DeliveryState.Sent ? DeliveryStage.Sent : next is null ? DeliveryStage.SetAside : DeliveryStage.Waiting;
        return new(stage, Attempts + 1, next, outcome.Words);
    }
}
