using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflows.Flows.Values;

namespace Workflows.Flows.Instances;

/// <summary>
/// Values as JSON from which the same values are read again. What JSON has no form for is an object with the member <c>$</c>; so is a record that has such
/// a member itself.
/// </summary>
internal static class ValueCodec
{
    private const string Mark = "$";

    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case double number: Tagged(writer, "d", number.ToString("R", CultureInfo.InvariantCulture)); break;
            case decimal amount: Tagged(writer, "m", amount.ToString(CultureInfo.InvariantCulture)); break;
            case DateTimeOffset moment: Tagged(writer, "t", moment.ToString("O", CultureInfo.InvariantCulture)); break;
            case TimeSpan span: Tagged(writer, "s", span.ToString("c")); break;
            case Guid id: Tagged(writer, "g", id.ToString()); break;
            case ImmutableArray<object?> list: WriteList(writer, list); break;
            case FlowRecord record: WriteRecord(writer, record); break;
            default: JsonText.Write(writer, value); break;
        }
    }

    /// <summary>A value as text.</summary>
    public static string Text(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, _options))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Text"/> gave.</summary>
    public static object? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    /// <summary>Writes the elements of a list.</summary>
    public static void WriteList(Utf8JsonWriter writer, ImmutableArray<object?> list)
    {
        writer.WriteStartArray();
        foreach (var element in list)
        {
            Write(writer, element);
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => ReadList(json),
        JsonValueKind.Object when json.TryGetProperty(Mark, out var tag) => ReadTagged(tag.GetString()!, json.GetProperty("v")),
        JsonValueKind.Object => ReadMembers(json),
        _ => JsonText.ValueOf(json),
    };

    /// <summary>Reads a list.</summary>
    public static ImmutableArray<object?> ReadList(JsonElement json) => [.. json.EnumerateArray().Select(Read)];

    private static FlowRecord ReadMembers(JsonElement json) =>
        new([.. json.EnumerateObject().Select(member => new KeyValuePair<string, object?>(member.Name, Read(member.Value)))]);

    private static object? ReadTagged(string tag, JsonElement value) => tag switch
    {
        "d" => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        "m" => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        "t" => DateTimeOffset.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture),
        "s" => TimeSpan.ParseExact(value.GetString()!, "c", CultureInfo.InvariantCulture),
        "g" => Guid.Parse(value.GetString()!),
        "r" => ReadMembers(value),
        _ => throw new FormatException($"a value of the kind `{tag}` isn't known here; a newer program wrote it."),
    };

    private static void WriteRecord(Utf8JsonWriter writer, FlowRecord record)
    {
        var isMarked = record.TryGet(Mark, out _);
        if (isMarked)
        {
            writer.WriteStartObject();
            writer.WriteString(Mark, "r");
            writer.WritePropertyName("v");
        }

        writer.WriteStartObject();
        foreach (var (name, member) in record.Members)
        {
            writer.WritePropertyName(name);
            Write(writer, member);
        }

        writer.WriteEndObject();
        if (isMarked)
        {
            writer.WriteEndObject();
        }
    }

    private static void Tagged(Utf8JsonWriter writer, string tag, string value)
    {
        writer.WriteStartObject();
        writer.WriteString(Mark, tag);
        writer.WriteString("v", value);
        writer.WriteEndObject();
    }
}
