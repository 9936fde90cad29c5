using System.Globalization;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Sending;

/// <summary>What came of checking a journal of deliveries.</summary>
/// <param name="Attempts">How many attempts it has.</param>
/// <param name="Findings">What is wrong, a sentence each.</param>
public sealed record DeliveryFindings(long Attempts, IReadOnlyList<string> Findings);

/// <summary>
/// Checks the journal of deliveries of a database against its outbox: each attempt is of a message that was decided, by its channel; nothing was
/// handed over again after it was taken or set aside, or before it was due.
/// </summary>
public static class DeliveryAudit
{
    /// <summary>Checks the journal beside a database; null where there is none.</summary>
    /// <param name="database">Where the database is.</param>
    /// <param name="reader">The database.</param>
    public static DeliveryFindings? Of(string database, RunReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!File.Exists(DeliveryJournal.PathOf(database)))
        {
            return null;
        }

        IReadOnlyList<DeliveryAttempt> attempts;
        try
        {
            attempts = DeliveryJournal.Read(database, reader);
        }
        catch (DeliveryFault fault)
        {
            return new(0, [fault.Message]);
        }

        return new(attempts.Count, [.. Findings(attempts, reader)]);
    }

    private static IEnumerable<string> Findings(IReadOnlyList<DeliveryAttempt> attempts, RunReader reader)
    {
        var channels = reader.Outbox().ToDictionary(DeliveryRun.KeyOf, message => message.Channel, StringComparer.Ordinal);
        var standings = new Dictionary<string, DeliveryStanding>(StringComparer.Ordinal);
        foreach (var attempt in attempts)
        {
            var standing = standings.GetValueOrDefault(attempt.Key, DeliveryStanding.New);
            if (!channels.TryGetValue(attempt.Key, out var channel))
            {
                yield return $"{Told(attempt)}, which is not in the outbox.";
            }
            else if (channel != attempt.Channel)
            {
                yield return $"{Told(attempt)} by {attempt.Channel}; it is to go by {channel}.";
            }
            else if (WrongOf(attempt, standing) is { } wrong)
            {
                yield return $"{Told(attempt)} {wrong}.";
            }

            standings[attempt.Key] = standing.After(attempt);
        }
    }

    private static string? WrongOf(DeliveryAttempt attempt, DeliveryStanding before) => (before.Stage, attempt.Outcome) switch
    {
        (DeliveryStage.Sent, _) => "after it was taken",
        (DeliveryStage.SetAside, not null) => "after it was set aside, by nobody's word",
        (DeliveryStage.Waiting, not null) when before.Next is { } due && attempt.At < due => $"before {At(due)}, when it was due again",
        _ => null,
    };

    private static string Told(DeliveryAttempt attempt) =>
        $"The journal of deliveries has {(attempt.Outcome is null ? "a word to send again" : "an attempt")} at {At(attempt.At)} for the message {attempt.Key}";

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
