using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Delivery.Mails;
using Workflows.Delivery.Messages;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Sending;

/// <summary>A way on which the messages of a channel leave.</summary>
/// <param name="Transport">Who takes them.</param>
/// <param name="IsMail">Whether it takes mails; else JSON documents.</param>
/// <param name="Limit">How many in a minute.</param>
public sealed record DeliveryWay(IMessageTransport Transport, bool IsMail, RateLimit Limit);

/// <summary>What came of one pass over the outbox.</summary>
/// <param name="Sent">Messages that were taken.</param>
/// <param name="Later">Messages that were not, and are tried again.</param>
/// <param name="SetAside">Messages that were set aside.</param>
/// <param name="NoWay">Messages of channels without a way, which stay as they are.</param>
/// <param name="Next">When something is to be tried again; null where nothing is.</param>
public sealed record DeliveryResult(long Sent, long Later, long SetAside, long NoWay, DateTimeOffset? Next);

/// <summary>
/// One pass over the messages of a database: each that is due is handed over once, in the order in which they were decided, as far as the
/// limit of its channel allows. What came of it stands in the journal before the next is begun; so it may be stopped at any moment, and what
/// was handed over but not noted goes again under the same key.
/// </summary>
/// <param name="renderer">Makes the messages.</param>
/// <param name="ways">The ways, by channel.</param>
/// <param name="programme">The programme's name, for ids.</param>
/// <param name="settings">What all messages have in common.</param>
/// <param name="clock">The time.</param>
public sealed class DeliveryRun(
    MessageRenderer renderer, IReadOnlyDictionary<string, DeliveryWay> ways, string programme, MessageSettings settings, TimeProvider clock)
{
    /// <summary>Makes a pass.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="journal">Its journal.</param>
    /// <param name="stop">Ends it. Of a message that is being handed over then nothing is noted: it goes again under its key.</param>
    public async Task<DeliveryResult> Pass(RunReader reader, DeliveryJournal journal, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(journal);
        foreach (var (channel, way) in ways)
        {
            way.Limit.Begin(journal.Attempts.Where(attempt => attempt.Outcome is not null && attempt.Channel == channel).Select(attempt => attempt.At));
        }

        var standings = DeliveryStanding.Of(journal.Attempts);
        var result = new DeliveryResult(0, 0, 0, 0, null);
        foreach (var message in reader.Outbox().Where(message => !message.Model.IsEmpty))
        {
            if (stop.IsCancellationRequested)
            {
                break;
            }

            var standing = standings.GetValueOrDefault(KeyOf(message), DeliveryStanding.New);
            if (standing.Stage != DeliveryStage.Waiting)
            {
                continue;
            }

            if (!ways.TryGetValue(message.Channel, out var way))
            {
                result = result with { NoWay = result.NoWay + 1 };
                continue;
            }

            var now = clock.GetUtcNow();
            var due = way.Limit.Free(standing.Next is { } next && next > now ? next : now);
            if (due > now)
            {
                result = result with { Next = Earlier(result.Next, due) };
                continue;
            }

            if (await HandOverUntil(reader, message, way, stop).ConfigureAwait(false) is not { } outcome)
            {
                break;
            }

            var made = new DeliveryAttempt(KeyOf(message), clock.GetUtcNow(), message.Channel, outcome);
            journal.Add(made);
            way.Limit.Note(made.At);
            result = Count(result, standing.After(made));
        }

        return result;
    }

    /// <summary>The key by which people name a message: <c>17-3</c>.</summary>
    /// <param name="message">The message.</param>
    public static string KeyOf(StoredMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return $"{message.Entry}-{message.Line}";
    }

    /// <summary>Hands a message over; null where it was broken off.</summary>
    private async Task<DeliveryOutcome?> HandOverUntil(RunReader reader, StoredMessage message, DeliveryWay way, CancellationToken stop)
    {
        try
        {
            return await HandOver(reader, message, way, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<DeliveryOutcome> HandOver(RunReader reader, StoredMessage message, DeliveryWay way, CancellationToken stop)
    {
        var token = LinkToken.Of(message, reader);
        var (rendered, problem) = renderer.Render(message.Channel, message.Template, message.Model, token);
        return rendered is null ? new(DeliveryState.Never, problem!.Words)
            : rendered.Json is { } json && !IsJson(json) ? new(DeliveryState.Never, "what the template writes for this member is no JSON")
            : rendered.Address is not { Length: > 0 } address ? new(DeliveryState.Never, "no address of the member is known for this channel")
            : await way.Transport.Send(
                new($"{Uri.EscapeDataString(programme)}-{KeyOf(message)}", address, way.IsMail ? MailFile.Of(message, settings.From, rendered) : Document(message, rendered)),
                stop).ConfigureAwait(false);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A message for a program: <c>key</c>, <c>channel</c>, <c>template</c>, <c>at</c>, <c>to</c> and <c>text</c>, or <c>content</c> where the template is JSON.</summary>
    private static byte[] Document(StoredMessage message, RenderedMessage rendered) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["key"] = KeyOf(message), ["channel"] = message.Channel, ["template"] = message.Template, ["at"] = message.At.ToString(), ["to"] = rendered.Address,
        [rendered.Json is null ? "text" : "content"] = rendered.Json is { } json ? JsonNode.Parse(json) : rendered.Text,
    });

    private static DeliveryResult Count(DeliveryResult result, DeliveryStanding standing) => standing.Stage switch
    {
        DeliveryStage.Sent => result with { Sent = result.Sent + 1 },
        DeliveryStage.SetAside => result with { SetAside = result.SetAside + 1 },
        DeliveryStage.Waiting => result with { Later = result.Later + 1, Next = Earlier(result.Next, standing.Next!.Value) },
    };

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one is { } known && known < other ? known : other;
}
