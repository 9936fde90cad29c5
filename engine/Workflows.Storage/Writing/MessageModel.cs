using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Progress;
using Workflows.Core.Time;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Storage.Writing;

/// <summary>
/// What a message may say of its member, as JSON: taken at the step that decided it, so that a message says the same whenever and however
/// often it is rendered.
/// </summary>
internal sealed class MessageModel(ProgrammePlan plan)
{
    // What is written below is well-formed by how it is written.
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly ProgressReader _progress = new(plan);
    private readonly StandingModel _standing = new(plan);

    private Calendar _clock = plan.Calendar;

    /// <summary>The model of a message; valid until the next call.</summary>
    /// <param name="member">The member after the step that decided it.</param>
    /// <param name="sender">Who sends it.</param>
    /// <param name="at">When it was decided.</param>
    /// <param name="start">The event that started its journey; null where something else did.</param>
    public ReadOnlySpan<byte> Of(MemberState member, MessageSender sender, Instant at, EventRecord? start)
    {
        _buffer.ResetWrittenCount();
        _clock = plan.Clocks.Of(member);
        using (var json = new Utf8JsonWriter(_buffer, Unchecked))
        {
            json.WriteStartObject();
            json.WriteString("sent", Local(at, _clock));
            WriteProgramme(json);
            WriteJourney(json, sender);
            WriteEvent(json, start);
            WriteVoucher(json, member, start);
            WriteConsent(json, member, sender, at);
            WriteMember(json, member);
            WriteTiers(json, member, at);
            WriteChallenges(json, member, at);
            _standing.Write(json, member, at);
            WritePoints(json, member);
            json.WriteEndObject();
        }

        return _buffer.WrittenSpan;
    }

    private void WriteProgramme(Utf8JsonWriter json)
    {
        json.WriteStartObject("programme");
        json.WriteString("name", plan.Programme.Name);
        json.WriteString("title", plan.Programme.Title);
        json.WriteString("currency", plan.Programme.Currency);
        json.WriteEndObject();
    }

    /// <summary>The journey; of a message that a workflow asked for its definition, so that one template serves both.</summary>
    private static void WriteJourney(Utf8JsonWriter json, MessageSender sender)
    {
        json.WriteStartObject("journey");
        json.WriteString("name", sender.Name);
        json.WriteString("title", sender.Title);
        json.WriteString("purpose", sender.Purpose);
        json.WriteEndObject();
    }

    /// <summary>The event that started the journey: when it was, and its fields.</summary>
    private void WriteEvent(Utf8JsonWriter json, EventRecord? start)
    {
        if (start is null)
        {
            return;
        }

        json.WriteStartObject("event");
        json.WriteString("at", Local(start.At, _clock));
        foreach (var field in plan.Programme.EventTypes[start.Type].Fields)
        {
            if (field.Type.Kind == DataKind.Lines)
            {
                FieldModel.WriteLines(json, field, start.Lines);
            }
            else if (start.Has(field.Index))
            {
                FieldModel.Write(json, field, start.Numbers[field.Index], start.Texts[field.Index]);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// The voucher of the redemption that started the journey, or else the last that the member has and can use: its <c>code</c>, the <c>reward</c>, what
    /// is <c>left</c> of its worth, and <c>until</c> when it can be used.
    /// </summary>
    private void WriteVoucher(Utf8JsonWriter json, MemberState member, EventRecord? start)
    {
        if (VoucherInHand.Of(member, start?.Type == BuiltInEvents.Redeemed ? start.Key : null) is not { } voucher)
        {
            return;
        }

        json.WriteStartObject("voucher");
        json.WriteString("code", voucher.Code);
        json.WriteString("reward", plan.Programme.Rewards[voucher.Reward].Title);
        WriteNumber(json, "left", voucher.Left == 0 ? null : Fraction.Of(voucher.Left, plan.Programme.MoneyScale));
        WriteTime(json, "until", LastDay(voucher.Expires));
        json.WriteEndObject();
    }

    /// <summary>Under which consent the message goes: <c>purpose</c>, <c>channel</c>, since when it is <c>given</c>, version of its <c>text</c>.</summary>
    private void WriteConsent(Utf8JsonWriter json, MemberState member, MessageSender sender, Instant at)
    {
        var (purpose, channel) = (sender.Purpose, sender.Channel);
        if (plan.Programme.Consents.FirstOrDefault(one => one.Purpose == purpose && one.Channel == channel) is not { } consent)
        {
            return;
        }

        json.WriteStartObject("consent");
        json.WriteString("purpose", purpose);
        json.WriteString("channel", channel);

        // Who never consented gets no such message; a preview for such a member is as if it were given now.
        var given = member.ConsentAt(consent.Index);
        json.WriteString("given", Local(given == Instant.Never ? at : given, _clock));
        json.WriteString("text", member.ConsentText(consent.Index));
        json.WriteEndObject();
    }

    private void WriteMember(Utf8JsonWriter json, MemberState member)
    {
        json.WriteStartObject("member");
        json.WriteString("id", member.Id);
        json.WriteString("joined", Local(member.JoinedAt, _clock));
        foreach (var field in plan.Programme.MemberFields)
        {
            if (member.Has(field.Index))
            {
                FieldModel.Write(json, field, member.FieldNumber(field.Index), member.FieldText(field.Index));
            }
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// By ladder: the tier's <c>name</c>, <c>benefits</c>, <c>until</c> and <c>grace</c>, whether it is
    /// <c>lent</c> and the <c>own</c> one; <c>next</c> with <c>missing</c>, <c>unit</c> and
    /// <c>by</c> of the first thing that is missing to it; and the same of <c>keep</c>. All that is missing stands in <c>gaps</c>.
    /// </summary>
    private void WriteTiers(Utf8JsonWriter json, MemberState member, Instant at)
    {
        json.WriteStartObject("tiers");
        foreach (var progress in _progress.Of(member, at))
        {
            json.WriteStartObject(progress.Ladder.Name);
            json.WriteString("name", progress.Tier.Name);
            json.WriteStartArray("benefits");
            foreach (var benefit in progress.Tier.Benefits)
            {
                json.WriteStringValue(benefit);
            }

            json.WriteEndArray();
            WriteTime(json, "until", progress.Until);
            json.WriteBoolean("grace", progress.IsInGrace);
            json.WriteBoolean("lent", progress.IsLent);
            json.WriteString("own", progress.Own.Name);
            json.WriteString("next", progress.Next?.Name);
            WriteGaps(json, progress.ToNext);
            json.WriteStartObject("keep");
            WriteGaps(json, progress.ToKeep);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>By challenge: how often it was reached, and what there is, is missing and is needed to the next time, by which day.</summary>
    private void WriteChallenges(Utf8JsonWriter json, MemberState member, Instant at)
    {
        if (plan.Programme.Challenges.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("challenges");
        foreach (var progress in _progress.ChallengesOf(member, at))
        {
            json.WriteStartObject(progress.Challenge.Name);
            json.WriteString("title", progress.Challenge.Title);
            json.WriteNumber("times", progress.Times);
            WriteNumber(json, "missing", progress.Missing);
            WriteNumber(json, "has", progress.Has);
            WriteNumber(json, "needs", progress.Challenge.Step);
            json.WriteString("unit", progress.Challenge.Of.Type.Unit);
            WriteTime(json, "by", progress.By is { } end ? LastDay(end) : null);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteGaps(Utf8JsonWriter json, ImmutableArray<TierGap> gaps)
    {
        if (!gaps.IsEmpty)
        {
            WriteGap(json, gaps[0]);
        }

        json.WriteStartArray("gaps");
        foreach (var gap in gaps)
        {
            json.WriteStartObject();
            WriteGap(json, gap);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>How much of what, and the last day on which it counts.</summary>
    private void WriteGap(Utf8JsonWriter json, TierGap gap)
    {
        WriteNumber(json, "missing", gap.Missing);
        WriteNumber(json, "has", gap.Has);
        WriteNumber(json, "needs", gap.Needs);
        json.WriteString("unit", gap.Of.Type.Unit);
        WriteTime(json, "by", gap.By is { } end ? LastDay(end) : null);
    }

    private Instant LastDay(Instant end) => plan.Calendar.StartOfDay(plan.Calendar.LastDayBefore(end));

    // Days by which something has to be done are those of the programme's terms, wherever the member lives.
    private void WriteTime(Utf8JsonWriter json, string name, Instant? at) => json.WriteString(name, at is { } time ? Local(time, plan.Calendar) : null);

    internal static void WriteNumber(Utf8JsonWriter json, string name, Fraction? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value is { } number ? LiteralOf(number) : "null");
    }

    /// <summary>Decimals where there are some; six are enough for people.</summary>
    private static string LiteralOf(Fraction number)
    {
        const long Micro = 1_000_000;
        var rounded = new Fraction((number * Fraction.Of(Micro)).Floor(), Micro);
        return rounded.ToString();
    }

    private void WritePoints(Utf8JsonWriter json, MemberState member)
    {
        json.WriteStartObject("points");
        foreach (var currency in plan.Programme.Currencies)
        {
            json.WriteStartObject(currency.Name);
            json.WriteNumber("available", member.Available(currency.Index));
            json.WriteNumber("pending", member.Pending(currency.Index));
            if (NextExpiry.Of(member, currency.Index) is { } next)
            {
                json.WriteStartObject("expiring");
                json.WriteNumber("points", next.Points);
                WriteTime(json, "until", LastDay(next.At));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Local time with its distance from UTC.</summary>
    private static string Local(Instant at, Calendar clock)
    {
        var local = new Instant((clock.DayOf(at) * Instant.PerDay) + clock.TimeOfDay(at));
        var offset = TimeSpan.FromMicroseconds(local.Micros - at.Micros);
        return at.ToDateTimeOffset().ToOffset(offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
    }
}
