using System.Buffers;
using System.Text.Json;
using Workflows.Core.Members;
using Workflows.Core.Planning;
using Workflows.Core.Time;
using Workflows.Model.Effects;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
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

    /// <summary>The model of a message; valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(MemberState member, in Effect effect)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Unchecked))
        {
            json.WriteStartObject();
            json.WriteString("sent", Local(effect.At));
            WriteProgramme(json);
            WriteJourney(json, effect.Source);
            WriteMember(json, member);
            WriteStandings(json, member);
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

    private void WriteJourney(Utf8JsonWriter json, int index)
    {
        var journey = plan.Programme.Journeys[index];
        json.WriteStartObject("journey");
        json.WriteString("name", journey.Name);
        json.WriteString("title", journey.Title);
        json.WriteString("purpose", journey.Purpose);
        json.WriteEndObject();
    }

    private void WriteMember(Utf8JsonWriter json, MemberState member)
    {
        json.WriteStartObject("member");
        json.WriteString("id", member.Id);
        json.WriteString("joined", Local(member.JoinedAt));
        foreach (var field in plan.Programme.MemberFields)
        {
            if (member.Has(field.Index))
            {
                WriteField(json, field, member.FieldNumber(field.Index), member.FieldText(field.Index));
            }
        }

        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, Field field, long number, string? text)
    {
        switch (field.Type.Kind)
        {
            case DataKind.Text or DataKind.Member:
                json.WriteString(field.Name, text);
                break;
            case DataKind.YesNo:
                json.WriteBoolean(field.Name, number != 0);
                break;
            case DataKind.Choice:
                json.WriteString(field.Name, field.Type.Choices[(int)number]);
                break;
            case DataKind.Date:
                json.WriteString(field.Name, Calendar.DateOf((int)number).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                json.WritePropertyName(field.Name);
                json.WriteRawValue(Fraction.Of(number, field.Type.Scale).ToString(), skipInputValidation: true);
                break;
        }
    }

    private void WriteStandings(Utf8JsonWriter json, MemberState member)
    {
        json.WriteStartObject("tiers");
        foreach (var ladder in plan.Programme.Ladders)
        {
            json.WriteString(ladder.Name, ladder.Tiers[member.Tier(ladder.Index)].Name);
        }

        json.WriteEndObject();
        json.WriteStartObject("points");
        foreach (var currency in plan.Programme.Currencies)
        {
            json.WriteStartObject(currency.Name);
            json.WriteNumber("available", member.Available(currency.Index));
            json.WriteNumber("pending", member.Pending(currency.Index));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Local time with its distance from UTC.</summary>
    private string Local(Instant at)
    {
        var local = new Instant((plan.Calendar.DayOf(at) * Instant.PerDay) + plan.Calendar.TimeOfDay(at));
        var offset = TimeSpan.FromMicroseconds(local.Micros - at.Micros);
        return at.ToDateTimeOffset().ToOffset(offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
    }
}
