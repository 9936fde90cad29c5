using System.Text;
using Workflows.Delivery.Mails;
using Workflows.Delivery.Messages;
using Workflows.Delivery.Sending;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Files;

/// <summary>What came of writing an outbox.</summary>
/// <param name="Written">Messages written now.</param>
/// <param name="There">Messages that were there already.</param>
/// <param name="Sent">Messages that are not there, as they were sent on another way.</param>
/// <param name="Problems">Templates that could not be rendered, each once.</param>
public sealed record OutboxResult(long Written, long There, long Sent, IReadOnlyList<MessageProblem> Problems);

/// <summary>
/// Writes the messages of a database into a folder, each under a name that comes from its cause: an e-mail as <c>.eml</c>, a letter as a page,
/// others as text or JSON. A message that is there is whole and stays; so it may be stopped at any moment and begun again.
/// </summary>
/// <param name="renderer">Makes the messages.</param>
/// <param name="settings">What all messages have in common.</param>
public sealed class OutboxWriter(MessageRenderer renderer, MessageSettings settings)
{
    /// <summary>Writes every message that is not there yet and was not sent.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="standings">How far messages are that were tried to be sent, by their keys: whoever has one by mail doesn't get it again.</param>
    /// <param name="folder">The folder; a folder for each month is made in it.</param>
    public OutboxResult Write(RunReader reader, IReadOnlyDictionary<string, DeliveryStanding> standings, string folder)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(standings);
        var problems = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (written, there, sent) = (0L, 0L, 0L);
        foreach (var message in reader.Outbox())
        {
            if (message.Model.IsEmpty)
            {
                // Nobody knows any more to whom it was to go.
                continue;
            }

            var path = Path.Combine(folder, NameOf(message));
            if (File.Exists(path))
            {
                there++;
                continue;
            }

            if (standings.TryGetValue(DeliveryRun.KeyOf(message), out var standing) && standing.Stage == DeliveryStage.Sent)
            {
                sent++;
                continue;
            }

            var (rendered, problem) = renderer.Render(message.Channel, message.Template, message.Model, LinkToken.Of(message, reader));
            if (rendered is null)
            {
                problems.TryAdd(problem!.Template, problem.Words);
                continue;
            }

            WholeFile.Write(path, BytesOf(message, rendered));
            written++;
        }

        return new OutboxResult(written, there, sent, [.. problems.Select(problem => new MessageProblem(problem.Key, problem.Value))]);
    }

    private static string NameOf(StoredMessage message)
    {
        var ending = message.Channel == "email" ? "eml" : $"{message.Channel}.{MessageForm.Of(message.Channel)}";
        return Path.Combine($"{message.At.ToDateTimeOffset():yyyy-MM}", $"{message.Entry:D9}-{message.Line:D3}-{message.Template}.{ending}");
    }

    private byte[] BytesOf(StoredMessage message, RenderedMessage rendered) => rendered switch
    {
        { Channel: "email" } => MailFile.Of(message, settings.From, rendered),
        { Json: { } json } => Encoding.UTF8.GetBytes(json.Trim() + "\n"),
        { Html: { } html } => Encoding.UTF8.GetBytes(html.Trim() + "\n"),
        _ => TextFile.Of(message, rendered.Address, rendered.Text),
    };
}
