using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Cli.Printing;
using Workflows.Cli.Shell;
using Workflows.Core.Asked;
using Workflows.Core.Explaining;
using Workflows.Model.Effects;
using Workflows.Model.Programmes;
using Workflows.Model.Time;
using Workflows.Storage.Reading;

namespace Workflows.Cli.Explaining;

/// <summary>Messages to a member, or those that were not sent: which step of which journey, under which consent, put off by what, saying what.</summary>
internal static class MessageAnswer
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer.</summary>
    /// <param name="member">The member.</param>
    /// <param name="name">A message, <c>17-3</c> as its file and its Message-ID begin; or the key of an event that it came of.</param>
    public static Answer Of(MemberCase member, string name)
    {
        var decided = member.Entries.SelectMany(entry => entry.Effects.Select((effect, line) => new Decision(entry, line, effect))).ToList();
        var chosen = decided.Where(one => one.Effect.Kind is EffectKind.MessageSent or EffectKind.MessageDropped or EffectKind.WorkflowSent or EffectKind.WorkflowDropped)
            .Where(Place(name) is var (wanted, at)
                ? one => one.Entry.Id == wanted && one.Line == at
                : one => one.Entry.Event?.Key == name || StartOf(decided, one)?.Entry.Event?.Key == name)
            .ToList();
        if (chosen.Count == 0)
        {
            throw new ShellFault(
                $"Member {member.Member.Id} has no message {name}: name one as its file does, such as 17-3, or the key of the event that it came of.");
        }

        var outbox = member.Reader.OutboxOf(member.Member).ToDictionary(message => (message.Entry, message.Line));
        var found = chosen.Select(one => Json(member, decided, one, outbox.GetValueOrDefault((one.Entry.Id, one.Line)))).ToList();
        return new Answer([.. found.SelectMany(Lines)], new JsonArray([.. found]));
    }

    private static JsonObject Json(MemberCase member, List<Decision> decided, Decision one, StoredMessage? message)
    {
        var text = member.TextOf(one.Entry);
        if (IsOfWorkflow(one.Effect))
        {
            return OfWorkflow(member, decided, one, message, text);
        }

        var (journey, step) = (text.Plan.Programme.Journeys[one.Effect.Source], (JourneyStep.Send)text.Plan.Step(one.Effect.Source, one.Effect.Text!));
        var start = StartOf(decided, one);
        var puts = decided.Where(other => other.Effect.Kind == EffectKind.MessagePutOff && IsSame(other.Effect, one.Effect)
            && other.Effect.Text == one.Effect.Text && (start is null || other.Entry.Id >= start.Entry.Id) && other.Entry.Id <= one.Entry.Id);
        return new JsonObject
        {
            ["message"] = $"{one.Entry.Id}-{one.Line}",
            ["channel"] = step.Channel,
            ["template"] = step.Template,
            ["journey"] = journey.Name,
            ["instance"] = one.Effect.Subject,
            ["step"] = $"{step.Span.File}:{step.Span.Line}",
            ["version"] = member.VersionOf(one.Entry.Id),
            ["journey_started"] = start is null ? null : member.CauseOf(start.Entry.Id),
            ["asked_with"] = member.CauseOf(one.Entry.Id),
            ["put_off"] = new JsonArray([.. puts.Select(put => JsonValue.Create(PutOffText(member, text, put)))]),
            ["sent"] = one.Effect.Kind == EffectKind.MessageSent ? member.Local(one.Effect.At) : null,
            ["given_up"] = one.Effect.Kind == EffectKind.MessageDropped ? JourneyText.DropText((MessageDropReason)one.Effect.Amount) : null,
            ["consent"] = ConsentText(member, text, journey.Purpose, one),
            ["said"] = SaidIn(message),
        };
    }

    /// <summary>A message that a workflow asked for that is no journey: what asked is told by its key, which names workflow, version and step.</summary>
    private static JsonObject OfWorkflow(MemberCase member, List<Decision> decided, Decision one, StoredMessage? message, ExplanationText text)
    {
        var said = WorkflowMessage.Of(one.Effect.Text!);
        var puts = decided.Where(other => other.Effect.Kind == EffectKind.WorkflowPutOff && other.Effect.Text == one.Effect.Text);
        return new JsonObject
        {
            ["message"] = $"{one.Entry.Id}-{one.Line}",
            ["channel"] = said.Channel,
            ["template"] = said.Template,
            ["workflow"] = said.Key,
            ["version"] = member.VersionOf(one.Entry.Id),
            ["asked_with"] = member.CauseOf(one.Entry.Id),
            ["put_off"] = new JsonArray([.. puts.Select(put => JsonValue.Create(PutOffText(member, text, put)))]),
            ["sent"] = one.Effect.Kind == EffectKind.WorkflowSent ? member.Local(one.Effect.At) : null,
            ["given_up"] = one.Effect.Kind == EffectKind.WorkflowDropped ? JourneyText.DropText((MessageDropReason)one.Effect.Amount) : null,
            ["consent"] = ConsentText(member, text, said.Purpose, one),
            ["said"] = SaidIn(message),
        };
    }

    private static bool IsOfWorkflow(in Effect effect) => effect.Kind is EffectKind.WorkflowSent or EffectKind.WorkflowDropped;

    private static JsonNode? SaidIn(StoredMessage? message) => message is null || message.Model.IsEmpty ? null : JsonNode.Parse(message.Model.Span);

    private static IEnumerable<string> Lines(JsonObject message)
    {
        string Of(string name) => message[name]?.ToString() ?? "";
        yield return $"message {Of("message")}: {Of("channel")} \"{Of("template")}\" of "
            + (message["workflow"] is null ? $"{Of("journey")}, its instance {Of("instance")} ({Of("step")})" : Of("workflow"));
        if (message["workflow"] is null)
        {
            yield return $"  the journey started with {Of("journey_started")}";
        }

        foreach (var put in message["put_off"]!.AsArray())
        {
            yield return $"  {put}";
        }

        yield return message["given_up"] is { } reason ? $"  given up with {Of("asked_with")}: {reason}" : $"  sent {Of("sent")} with {Of("asked_with")}, {Of("consent")}";
        if (message["given_up"] is null)
        {
            yield return message["said"] is { } said
                ? $"  what its template could say:\n    {said.ToJsonString(Readable).ReplaceLineEndings("\n    ")}"
                : "  what it could say is erased";
        }

        yield return "";
    }

    private static string PutOffText(MemberCase member, ExplanationText text, Decision decision)
    {
        var put = decision.Effect;
        var (policy, until) = (text.Plan.Programme.Messages, new Instant(put.Amount));
        var zone = ZoneAt(member, policy.Zone, text.Plan.Programme, decision.Entry);
        var why = PutOff.Of(text.Plan, put.At, until, zone);
        var quiet = why.HasFlag(PutOffReasons.QuietHours)
            ? $"quiet hours from {Clock(policy.QuietFrom)} to {Clock(policy.QuietTo)}{(zone is null ? "" : $" in {zone}")}" : null;
        var most = why.HasFlag(PutOffReasons.Limit) ? $"at most {policy.Most} per member in any {policy.MostWithin}" : null;
        return $"put off {member.Local(put.At)} until {member.Local(until)}: {string.Join(" and ", new[] { most, quiet }.OfType<string>())}"
            + (policy.Span.Line > 0 ? $" ({policy.Span.File}:{policy.Span.Line})" : "");
    }

    /// <summary>In which zone the member lived, as was told last up to an entry; null where nothing was.</summary>
    private static string? ZoneAt(MemberCase member, string? name, Programme programme, StoredEntry until)
    {
        if (name is null || programme.MemberFields.FirstOrDefault(field => field.Name == name) is not { } field)
        {
            return null;
        }

        var told = member.Entries.LastOrDefault(entry => entry.Id <= until.Id
            && entry.Event is { Type: BuiltInEvents.Joined or BuiltInEvents.Updated } record && record.Has(field.Index));
        return told?.Event!.Texts[field.Index];
    }

    private static string Clock(int? minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    private static string? ConsentText(MemberCase member, ExplanationText text, string purpose, Decision one)
    {
        if (one.Effect.Kind is not (EffectKind.MessageSent or EffectKind.WorkflowSent))
        {
            return null;
        }

        // The consent is noted right before the message.
        var under = one.Line > 0 ? one.Entry.Effects[one.Line - 1] : default;
        return purpose == Consent.Service ? $"for the purpose {Consent.Service}, which needs no consent"
            : under.Kind == EffectKind.SentUnderConsent ? MembershipText.Of(text.Plan.Programme, under, member.Local) : null;
    }

    private static Decision? StartOf(List<Decision> decided, Decision one) => decided.LastOrDefault(other =>
        !IsOfWorkflow(one.Effect) && other.Effect.Kind == EffectKind.JourneyStarted && IsSame(other.Effect, one.Effect) && other.Entry.Id <= one.Entry.Id);

    private static bool IsSame(in Effect one, in Effect other) => (one.Source, one.Subject) == (other.Source, other.Subject);

    private static (long Entry, int Line)? Place(string name)
    {
        var parts = name.Split('-', '.');
        return parts.Length >= 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var entry)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? (entry, line) : null;
    }

    /// <summary>A decision with its place.</summary>
    private sealed record Decision(StoredEntry Entry, int Line, Effect Effect);
}
