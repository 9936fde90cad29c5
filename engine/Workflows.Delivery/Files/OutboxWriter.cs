using System.Text;
using Workflows.Delivery.Mails;
using Workflows.Delivery.Messages;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Files;

/// <summary>What came of writing an outbox.</summary>
/// <param name="Written">Messages written now.</param>
/// <param name="There">Messages that were there already.</param>
/// <param name="Problems">Templates that could not be rendered, each once.</param>
public sealed record OutboxResult(long Written, long There, IReadOnlyList<MessageProblem> Problems);

/// <summary>
/// Writes the messages of a database into a folder, each under a name that comes from its cause: an e-mail as <c>.eml</c>, a letter as a page,
/// others as text or JSON. A message that is there is whole and stays; so it may be stopped at any moment and begun again.
/// </summary>
/// <param name="renderer">Makes the messages.</param>
/// <param name="programme">The programme's name, for message ids.</param>
/// <param name="settings">What all messages have in common.</param>
public sealed class OutboxWriter(MessageRenderer renderer, string programme, MessageSettings settings)
{
    /// <summary>Writes every message that is not there yet.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="folder">The folder; a folder for each month is made in it.</param>
    public OutboxResult Write(RunReader reader, string folder)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var problems = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (written, there) = (0L, 0L);
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

            var token = new LinkToken(message.Entry, message.Line).Signed(reader.LinkKeyOf(message.Member));
            var (rendered, problem) = renderer.Render(message.Channel, message.Template, message.Model, token);
            if (rendered is null)
            {
                problems.TryAdd(problem!.Template, problem.Words);
                continue;
            }

            WholeFile.Write(path, BytesOf(message, rendered));
            written++;
        }

        return new OutboxResult(written, there, [.. problems.Select(problem => new MessageProblem(problem.Key, problem.Value))]);
    }

    private static string NameOf(StoredMessage message)
    {
        var ending = message.Channel == "email" ? "eml" : $"{message.Channel}.{MessageForm.Of(message.Channel)}";
        return Path.Combine($"{message.At.ToDateTimeOffset():yyyy-MM}", $"{message.Entry:D9}-{message.Line:D3}-{message.Template}.{ending}");
    }

    private byte[] BytesOf(StoredMessage message, RenderedMessage rendered) => rendered switch
    {
        { Channel: "email" } => MailFile.Of(message, programme, settings.From, rendered),
        { Json: { } json } => Encoding.UTF8.GetBytes(json.Trim() + "\n"),
        { Html: { } html } => Encoding.UTF8.GetBytes(html.Trim() + "\n"),
        _ => TextFile.Of(message, rendered.Address, rendered.Text),
    };
}
