using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflows.Flows.Values;

/// <summary>Values as JSON, and JSON as values.</summary>
public static class JsonText
{
    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions _reading = new() { MaxDepth = 256 };

    /// <summary>A value as JSON in one line. Instants are written to the tick, spans as <c>00:05:00</c>.</summary>
    public static string Of(object? value) => Write(value, _plain);

    /// <summary>A value as JSON, with every sign escaped that Elsa escapes in what it hashes.</summary>
    internal static string Hashed(object? value) => Write(value, default);

    /// <summary>Reads a JSON text.</summary>
    /// <exception cref="JsonException">It isn't JSON.</exception>
    public static object? Read(string text)
    {
        using var document = JsonDocument.Parse(text, _reading);
        return ValueOf(document.RootElement);
    }

    /// <summary>What a text says where it is JSON; else the text itself.</summary>
    public static object? Guess(string text)
    {
        try
        {
            return Read(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>What a piece of JSON says; whole numbers are <see cref="long"/>, others <see cref="double"/>.</summary>
    public static object? ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(ValueOf).ToImmutableArray(),
        JsonValueKind.Object => new FlowRecord(
            [.. json.EnumerateObject().Select(member => new KeyValuePair<string, object?>(member.Name, ValueOf(member.Value)))]),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
    };

    /// <summary>Writes a value.</summary>
    internal static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case decimal amount: writer.WriteNumberValue(amount); break;
            case DateTimeOffset moment: writer.WriteStringValue(moment); break;
            case TimeSpan span: writer.WriteStringValue(span.ToString("c")); break;
            case Guid id: writer.WriteStringValue(id); break;
            case ImmutableArray<object?> list: WriteList(writer, list); break;
            case FlowRecord record: WriteRecord(writer, record); break;
            default: writer.WriteStringValue(Conversion.TextOf(value)); break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, ImmutableArray<object?> list)
    {
        writer.WriteStartArray();
        foreach (var element in list)
        {
            Write(writer, element);
        }

        writer.WriteEndArray();
    }

    private static void WriteRecord(Utf8JsonWriter writer, FlowRecord record)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in record.Members)
        {
            writer.WritePropertyName(name);
            Write(writer, member);
        }

        writer.WriteEndObject();
    }

    private static string Write(object? value, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
