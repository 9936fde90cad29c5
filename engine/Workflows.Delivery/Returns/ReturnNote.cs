using System.Globalization;
using System.Text.Json;
using Workflows.Delivery.Messages;

namespace Workflows.Delivery.Returns;

/// <summary>What came back on a message.</summary>
public enum ReturnKind
{
    /// <summary>The member followed the link to stop such messages.</summary>
    Unsubscribe,

    /// <summary>The member said to the mail program that it was not wanted.</summary>
    Complaint,

    /// <summary>The address doesn't exist, or takes nothing.</summary>
    Bounce,
}

/// <summary>Word that something came back on a message, as whoever takes such words writes it down: a line of JSON.</summary>
/// <param name="Kind">What.</param>
/// <param name="Message">The message that it is about, not yet believed where it comes with a token.</param>
/// <param name="Token">The token of its links; null where the message is named by its key.</param>
/// <param name="At">When.</param>
public sealed record ReturnNote(ReturnKind Kind, LinkToken Message, string? Token, DateTimeOffset At)
{
    /// <summary>
    /// Reads a line: <c>{"kind": "unsubscribe", "token": "…", "at": "2026-03-04T10:00:00Z"}</c>; <c>complaint</c> and <c>bounce</c> may name the message by
    /// its <c>key</c> instead, <c>17-3</c> or with the programme before it, as the mail server or receiver was given it.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="wrong">What is wrong with it, where it gives null.</param>
    public static ReturnNote? Read(string line, out string wrong)
    {
        wrong = "";
        try
        {
            using var document = JsonDocument.Parse(line);
            var (kind, token, key, at) = (Text(document, "kind"), Text(document, "token"), Text(document, "key"), Text(document, "at"));
            if (!Enum.TryParse<ReturnKind>(kind, ignoreCase: true, out var known) || !Enum.IsDefined(known) || char.IsDigit(kind![0]))
            {
                wrong = "`kind` has to be unsubscribe, complaint or bounce";
            }
            else if (!DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            {
                wrong = "`at` has to be a date and time, such as 2026-03-04T10:00:00Z";
            }
            else if (token is null && known == ReturnKind.Unsubscribe)
            {
                wrong = "an unsubscribe needs the `token` of the link: a key alone anybody could make up";
            }
            else if ((token is null ? KeyOf(key) : LinkToken.Read(token)) is not { } message)
            {
                wrong = "`token` or `key` names no message";
            }
            else
            {
                return new(known, message, token, instant);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            wrong = "this is no JSON record";
        }

        return null;
    }

    private static string? Text(JsonDocument line, string name) =>
        line.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static LinkToken? KeyOf(string? key)
    {
        // As it stands in a Message-ID, in angle brackets and with a domain behind it, or by itself.
        var parts = (key ?? "").Trim('<', '>', ' ').Split('-', '.', '@');
        var first = Array.FindIndex(parts, part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        return first >= 0 && first + 1 < parts.Length && int.TryParse(parts[first + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new LinkToken(long.Parse(parts[first], CultureInfo.InvariantCulture), line) : null;
    }
}
