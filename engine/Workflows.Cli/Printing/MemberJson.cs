using System.Globalization;
using System.Text.Json.Nodes;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Cli.Printing;

/// <summary>All that there is of a member as JSON that a person can read: who it is, how it stands, and everything that happened.</summary>
/// <param name="plan">The programme.</param>
/// <param name="nameOf">The id of a member or a household by index.</param>
internal sealed class MemberJson(ProgrammePlan plan, Func<int, string> nameOf)
{
    private readonly Programme _programme = plan.Programme;

    /// <summary>The whole of it.</summary>
    /// <param name="member">The member's state.</param>
    /// <param name="entries">The member's log.</param>
    /// <param name="messages">What was decided to be sent to the member.</param>
    /// <param name="now">Where the clock stands.</param>
    public JsonObject Of(MemberState member, IReadOnlyList<StoredEntry> entries, IReadOnlyList<StoredMessage> messages, Instant now) => new()
    {
        ["programme"] = _programme.Title,
        ["as_of"] = Local(now),
        ["time_zone"] = _programme.TimeZone,
        ["member"] = member.Id,
        ["number"] = MemberState.StandInOf(member.Index),
        ["joined"] = Local(member.JoinedAt),
        ["left"] = member.HasLeft ? Local(member.LeftAt) : null,
        ["erased"] = member.IsErased,
        ["household"] = member.Household < 0 ? null : nameOf(member.Household),
        ["merged_into"] = member.MergedInto,
        ["goes_on_for"] = new JsonArray([.. member.AbsorbedIds.Select(id => JsonValue.Create(id))]),
        ["fields"] = Fields(
            _programme.MemberFields.Where(field => member.Has(field.Index)),
            field => (member.FieldNumber(field.Index), member.FieldText(field.Index))),
        ["consents"] = new JsonArray([.. _programme.Consents.Select(consent => Consent(member, consent))]),
        ["tiers"] = new JsonObject(_programme.Ladders.Select(ladder =>
            KeyValuePair.Create(ladder.Name, (JsonNode?)ladder.Tiers[member.Tier(ladder.Index)].Name))),
        ["segments"] = new JsonArray(
            [.. _programme.Segments.Where(segment => member.IsIn(segment.Index)).Select(segment => JsonValue.Create(segment.Name))]),
        ["points"] = new JsonObject(_programme.Currencies.Select(currency => KeyValuePair.Create(currency.Name, (JsonNode?)new JsonObject
        {
            ["available"] = member.Available(currency.Index), ["pending"] = member.Pending(currency.Index),
            ["held"] = member.Held(currency.Index), ["owed"] = member.Owed(currency.Index),
        }))),
        ["log"] = Log(entries),
        ["messages"] = new JsonArray([.. messages.Select(Message)]),
    };

    private JsonObject Consent(MemberState member, Consent consent) => new()
    {
        ["purpose"] = consent.Purpose,
        ["channel"] = consent.Channel,
        ["given"] = member.HasConsentedTo(consent.Index),
        ["since"] = member.ConsentAt(consent.Index) == Instant.Never ? null : Local(member.ConsentAt(consent.Index)),
        ["text"] = member.ConsentText(consent.Index),
    };

    private JsonArray Log(IReadOnlyList<StoredEntry> entries)
    {
        var text = new ExplanationText(plan) { Log = entries, NameOf = nameOf };
        return [.. entries.Select(entry => Entry(entry, text))];
    }

    private JsonObject Entry(StoredEntry entry, ExplanationText text) => new()
    {
        ["entry"] = entry.Id,
        ["at"] = Local(entry.At),
        ["received"] = Local(entry.Received),
        ["event"] = entry.Event is { } record ? Event(record) : null,
        ["what_came_of_it"] = new JsonArray([.. entry.Effects.Select(effect => JsonValue.Create(text.EffectText(effect)))]),
        ["ledger"] = new JsonArray([.. entry.Postings.Select(posting => new JsonObject
        {
            ["currency"] = _programme.Currencies[posting.Currency].Name, ["from"] = posting.From.ToString(), ["to"] = posting.To.ToString(),
            ["points"] = posting.Amount, ["at"] = Local(posting.At),
        })]),
    };

    private JsonObject Event(EventRecord record)
    {
        var type = _programme.EventTypes[record.Type];
        var json = new JsonObject { ["type"] = type.Name, ["key"] = record.Key, ["replaces"] = record.Replaces };
        json["values"] = Fields(
            type.Fields.Where(field =>
                record.Has(field.Index) && field.Type.Kind != DataKind.Lines && !PassingEvents.IsForTheCore(record.Type, field)),
            field => (record.Numbers[field.Index], record.Texts[field.Index]));
        var lines = type.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Lines);
        if (lines is not null && record.Lines.Length > 0)
        {
            json[lines.Name] = new JsonArray([.. record.Lines.Select(line => Fields(
                lines.Type.LineFields.Where(field => line.Has(field.Index)), field => (line.Numbers[field.Index], line.Texts[field.Index])))]);
        }

        return json;
    }

    /// <summary>A message with what it could say.</summary>
    private JsonObject Message(StoredMessage message) => new()
    {
        ["at"] = Local(message.At),
        ["journey"] = message.SenderIn(_programme),
        ["channel"] = message.Channel,
        ["template"] = message.Template,
        ["said"] = message.Model.IsEmpty ? null : JsonNode.Parse(message.Model.Span),
    };

    private static JsonObject Fields(IEnumerable<Field> fields, Func<Field, (long Number, string? Text)> valueOf) => new(fields.Select(field =>
    {
        var (number, text) = valueOf(field);
        return KeyValuePair.Create(field.Name, ValueOf(field.Type, number, text));
    }));

    private static JsonNode? ValueOf(DataType type, long number, string? text) => type.Kind switch
    {
        DataKind.Text or DataKind.Member => text,
        DataKind.YesNo => number != 0,
        DataKind.Choice => type.Choices[(int)number],
        DataKind.Date => Calendar.DateOf((int)number).ToString("O", CultureInfo.InvariantCulture),
        DataKind.Money when text is not null => text,
        _ => JsonNode.Parse(Fraction.Of(number, type.Scale).ToString()),
    };

    private string Local(Instant at) => LocalTime.Of(plan.Calendar, at);
}
