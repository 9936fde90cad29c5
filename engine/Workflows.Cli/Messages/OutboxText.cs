using System.Globalization;
using Workflows.Delivery.Sending;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Messages;

/// <summary>Tells how far messages are, a line each.</summary>
internal static class OutboxText
{
    /// <summary>A message: key, when it was due, channel, template, member, how far it is, and what was said last.</summary>
    public static string Line(StoredMessage message, string member, DeliveryStanding standing) =>
        $"{DeliveryRun.KeyOf(message)}  {message.At}  {message.Channel}  {message.Template}  {member}  "
        + (message.Model.IsEmpty ? "erased" : WordOf(standing.Stage))
        + (standing.Attempts > 0 ? $" after {standing.Attempts} {(standing.Attempts == 1 ? "attempt" : "attempts")}" : "")
        + (standing.Next is { } next ? $", next at {next.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : "")
        + (standing.Words.Length > 0 ? $": {standing.Words}" : "");

    /// <summary>An attempt: when, and what came of it.</summary>
    public static string Attempt(DeliveryAttempt attempt) =>
        $"  {attempt.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC  "
        + (attempt.Outcome is { } outcome ? $"{WordOf(outcome.State)}: {outcome.Words}" : "to be sent again, by word of somebody");

    private static string WordOf(DeliveryState state) => state switch
    {
        DeliveryState.Sent => "taken",
        DeliveryState.Later => "not taken now",
        DeliveryState.Never => "refused",
    };

    /// <summary>How far, in a word.</summary>
    public static string WordOf(DeliveryStage stage) => stage switch
    {
        DeliveryStage.Waiting => "waiting",
        DeliveryStage.Sent => "sent",
        DeliveryStage.SetAside => "set-aside",
    };
}
