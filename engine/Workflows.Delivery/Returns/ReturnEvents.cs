using System.Globalization;
using System.Text.Json.Nodes;
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

    private string? Withdrawal(ReturnNote note, StoredMessage message, string member)
    {
        var purpose = programme.Journeys[message.Journey].Purpose;
        var consent = programme.Consents.FirstOrDefault(one => one.Purpose == purpose && one.Channel == message.Channel);
        return note.Kind == ReturnKind.Bounce || consent is null ? null
            : Line("Updated", note, message, member, (consent.Column, JsonValue.Create("no")));
    }

    /// <summary>The event that the programme declares for it, with the message as its key; its other fields have to have defaults or be optional.</summary>
    private string? Told(ReturnNote note, StoredMessage message, string member)
    {
        var type = programme.EventTypes.FirstOrDefault(one => one.Name == NameOf(note.Kind));
        return note.Kind == ReturnKind.Unsubscribe || type?.Fields.FirstOrDefault(field => field.IsKey && field.Type.Kind == DataKind.Text) is not { } key ? null
            : Line(type.Name, note, message, member, [(key.Name, JsonValue.Create(KeyOf(note, message))),
                .. type.Fields.Where(field => field is { Name: "channel", Type.Kind: DataKind.Text }).Select(field => (field.Name, JsonValue.Create(message.Channel)))]);
    }

    private static string NameOf(ReturnKind kind) => kind == ReturnKind.Bounce ? "Bounced" : "Complained";

    private static string Line(string type, ReturnNote note, StoredMessage message, string member, params ReadOnlySpan<(string Name, JsonValue? Value)> fields)
    {
        var line = new JsonObject
        {
            ["type"] = type, ["member"] = member, ["at"] = note.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        };
        if (type == "Updated")
        {
            line["key"] = KeyOf(note, message);
        }

        foreach (var (name, value) in fields)
        {
            line[name] = value;
        }

        return line.ToJsonString();
    }

    /// <summary>The same word told twice is one event.</summary>
    private static string KeyOf(ReturnNote note, StoredMessage message) => $"{note.Kind} {message.Entry}-{message.Line}".ToLowerInvariant();
}
