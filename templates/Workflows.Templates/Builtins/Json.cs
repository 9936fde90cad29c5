using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>Values as JSON and back.</summary>
internal static class Json
{
    internal static object? Read(string text, RenderState state)
    {
        try
        {
            state.Work(text.Length / 16);
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = state.Limits.ValueDepth });
            return Value(document.RootElement, state);
        }
        catch (JsonException e)
        {
            throw new TemplateFailure($"The text is not valid JSON: {e.Message}");
        }
    }

    internal static string Write(object? value, RenderState state)
    {
        if (value is Callable)
        {
            throw new TemplateFailure("A function has no form in JSON");
        }

        var buffer = new ArrayBufferWriter<byte>();

        // The text may stand inside of HTML, where the writer's usual escapes keep it from ending a script.
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            Write(writer, value, 0, state);
        }

        state.AllowText(buffer.WrittenCount);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static object? Value(JsonElement element, RenderState state)
    {
        state.Work(1);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var record = new ScriptObject();
                foreach (var member in element.EnumerateObject())
                {
                    record.Set(member.Name, Value(member.Value, state));
                }

                return record;
            case JsonValueKind.Array:
                return new ScriptArray(element.EnumerateArray().Select(item => Value(item, state)));
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.TryGetInt64(out var whole) ? Boxes.Of(whole) : element.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return Boxes.Of(element.ValueKind == JsonValueKind.True);
            default:
                return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth, RenderState state)
    {
        state.Work(1);
        state.RequireLength(writer.BytesCommitted + writer.BytesPending);
        state.RequireDepth(depth);

        switch (value)
        {
            case IReadOnlyDictionary<string, object?> record:
                WriteRecord(writer, record, depth, state);
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item, depth + 1, state);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteScalar(writer, value, state);
                break;
        }
    }

    private static void WriteRecord(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> record, int depth, RenderState state)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in record)
        {
            writer.WritePropertyName(name);
            Write(writer, member, depth + 1, state);
        }

        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, object? value, RenderState state)
    {
        switch (value)
        {
            case null or Callable:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case DateTimeOffset moment:
                writer.WriteStringValue(moment);
                break;
            case DateTime time:
                writer.WriteStringValue(time);
                break;
            case DateOnly day:
                writer.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture));
                break;
            case double number when !double.IsFinite(number):
                throw new TemplateFailure("A number that is infinite or none at all has no form in JSON");
            case int or long or BigInteger or decimal or double or float:
                writer.WriteRawValue(Printing.Text(value, state));
                break;
            default:
                writer.WriteStringValue(Printing.Text(value, state));
                break;
        }
    }
}
