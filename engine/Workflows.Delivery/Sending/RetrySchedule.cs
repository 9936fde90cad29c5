namespace Workflows.Delivery.Sending;

/// <summary>When a message that was not taken is tried again: soon at first, then ever later, and at last no more.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8), TimeSpan.FromHours(24),
    ];

    /// <summary>How often a message is tried before it is set aside.</summary>
    public static int MostAttempts => Pauses.Length + 1;

    /// <summary>
    /// When it is tried again after so many attempts; null where it is set aside. Who wants to be left alone is, for a day at most: nobody is to
    /// put a message off for ever.
    /// </summary>
    /// <param name="attempts">Attempts so far, at least 1.</param>
    /// <param name="last">The instant of the last one.</param>
    /// <param name="outcome">What came of that one.</param>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset last, DeliveryOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.State != DeliveryState.Later || attempts > Pauses.Length)
        {
            return null;
        }

        var pause = Pauses[attempts - 1];
        var wanted = outcome.NotBefore is { } asked && asked < Pauses[^1] ? asked : outcome.NotBefore is null ? pause : Pauses[^1];
        return last + (wanted > pause ? wanted : pause);
    }
}
