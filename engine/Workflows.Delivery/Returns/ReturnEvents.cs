using Workflows.Delivery.Messages;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Storage.Reading;

namespace Workflows.Delivery.Returns;

/// <summary>
/// Makes events of what came back on messages, for the programme to judge as any other: an unsubscribe or a complaint withdraws the consent under
/// which the message went; a bounce or a complaint is also an event <c>Bounced</c> or <c>Complained</c> where the programme declares one.
/// </summary>
/// <param name="programme">The programme.</param>
/// <param name="reader">The database.</param>
public sealed class ReturnEvents(Programme programme, RunReader reader)
{
    private readonly Dictionary<(long, int), StoredMessage> _messages = reader.Outbox().ToDictionary(message => (message.Entry, message.Line));

    /// <summary>The events of a note, as lines of an event file; none where nothing follows from it.</summary>
    /// <param name="note">The note.</param>
    /// <param name="wrong">Why nothing follows; empty where something does.</param>
    public IReadOnlyList<string> Of(ReturnNote note, out string wrong)
    {
        ArgumentNullException.ThrowIfNull(note);
        wrong = "";
        if (!_messages.TryGetValue((note.Message.Entry, note.Message.Line), out var message))
        {
            wrong = "there is no such message in this database";
            return [];
        }

        var member = reader.Members[message.Member];
        if (member.IsErased)
        {
            wrong = "the member was erased since";
            return [];
        }

        if (note.Token is { } token && !LinkToken.IsSignedBy(token, reader.LinkKeyOf(message.Member)))
        {
            wrong = "the token isn't signed by this database";
            return [];
        }

        string[] lines = [.. new[] { Withdrawal(note, message, member.Id), Told(note, message, member.Id) }.OfType<string>()];
        wrong = lines.Length > 0 ? "" : note.Kind == ReturnKind.Unsubscribe
            ? "the message needed no consent, so there is none to withdraw" : $"the programme declares no event {NameOf(note.Kind)} with a text as its key";
        return lines;
    }

    /// <summary>Who consents again later and then stops such messages by the same link has stopped them again: so it is one event with its instant.</summary>
    private string? Withdrawal(ReturnNote note, StoredMessage message, string member)
    {
        var purpose = message.PurposeIn(programme);
        var consent = programme.Consents.FirstOrDefault(one => one.Purpose == purpose && one.Channel == message.Channel);
        return note.Kind == ReturnKind.Bounce || consent is null ? null
            : EventLine.Of("Updated", member, note.At, ("key", $"{KeyOf(note, message)} {EventLine.InstantOf(note.At)}"), (consent.Column, "no"));
    }

    /// <summary>The event that the programme declares for it, with the message as its key; its other fields have to have defaults or be optional.</summary>
    private string? Told(ReturnNote note, StoredMessage message, string member)
    {
        var type = programme.EventTypes.FirstOrDefault(one => one.Name == NameOf(note.Kind));
        return note.Kind == ReturnKind.Unsubscribe || type?.Fields.FirstOrDefault(field => field.IsKey && field.Type.Kind == DataKind.Text) is not { } key ? null
            : EventLine.Of(type.Name, member, note.At, [(key.Name, KeyOf(note, message)),
                .. type.Fields.Where(field => field is { Name: "channel", Type.Kind: DataKind.Text }).Select(field => (field.Name, message.Channel))]);
    }

    private static string NameOf(ReturnKind kind) => kind == ReturnKind.Bounce ? "Bounced" : "Complained";

    /// <summary>The same word told twice is one event.</summary>
    private static string KeyOf(ReturnNote note, StoredMessage message) => $"{note.Kind} {message.Entry}-{message.Line}".ToLowerInvariant();
}
