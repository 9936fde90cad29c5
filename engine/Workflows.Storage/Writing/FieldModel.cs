using System.Globalization;
using System.Text.Json;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Numbers;
using Calendar = Workflows.Core.Time.Calendar;

namespace Workflows.Storage.Writing;

/// <summary>Values of fields as a message may say them.</summary>
internal static class FieldModel
{
    /// <summary>Writes a value that is there.</summary>
    public static void Write(Utf8JsonWriter json, Field field, long number, string? text)
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
                json.WriteString(field.Name, Calendar.DateOf((int)number).ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                json.WritePropertyName(field.Name);
                json.WriteRawValue(Fraction.Of(number, field.Type.Scale).ToString(), skipInputValidation: true);
                break;
        }
    }

    /// <summary>Writes the lines of a basket or bill.</summary>
    public static void WriteLines(Utf8JsonWriter json, Field list, LineRecord[] lines)
    {
        json.WriteStartArray(list.Name);
        foreach (var line in lines)
        {
            json.WriteStartObject();
            foreach (var field in list.Type.LineFields.Where(field => line.Has(field.Index)))
            {
                Write(json, field, line.Numbers[field.Index], line.Texts[field.Index]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
