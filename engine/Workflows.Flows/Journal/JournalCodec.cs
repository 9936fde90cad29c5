using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflows.Flows.Instances;
using Workflows.Flows.Values;

namespace Workflows.Flows.Journal;

/// <summary>Lines of a journal and records of activities as JSON, and back.</summary>
public static class JournalCodec
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes lines; each is a list, so that names aren't written a thousand times.</summary>
    public static void Write(ImmutableArray<JournalLine> lines, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, _options);
        writer.WriteStartArray();
        foreach (var line in lines)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(line.Sequence);
            writer.WriteStringValue(line.ActivityInstanceId);
            writer.WriteStringValue(line.ParentActivityInstanceId);
            writer.WriteStringValue(line.ActivityId);
            writer.WriteStringValue(line.ActivityType);
            writer.WriteStringValue(line.ActivityName);
            writer.WriteStringValue(line.NodeId);
            writer.WriteStringValue(line.Event);
            writer.WriteStringValue(line.Message);
            writer.WriteNumberValue(line.At.UtcTicks);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads lines.</summary>
    public static ImmutableArray<JournalLine> ReadLines(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(line => new JournalLine(
            line[0].GetInt64(), line[1].GetString()!, line[2].GetString(), line[3].GetString()!, line[4].GetString()!, line[5].GetString(), line[6].GetString()!,
            line[7].GetString()!, line[8].GetString(), Moment(line[9])))];
    }

    /// <summary>Writes a record.</summary>
    public static void Write(ActivityRecord record, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, _options);
        writer.WriteStartArray();
        writer.WriteStringValue(record.Id);
        writer.WriteStringValue(record.ActivityId);
        writer.WriteStringValue(record.NodeId);
        writer.WriteStringValue(record.ActivityType);
        writer.WriteNumberValue(record.ActivityTypeVersion);
        writer.WriteStringValue(record.ActivityName);
        writer.WriteNumberValue((int)record.Status);
        ValueCodec.Write(writer, record.Inputs);
        ValueCodec.Write(writer, record.Outputs);
        ValueCodec.Write(writer, record.Payload);
        ValueCodec.WriteList(writer, [.. record.Properties]);
        writer.WriteBooleanValue(record.HasBookmarks);
        writer.WriteNumberValue(record.FaultCount);
        writer.WriteStringValue(record.Fault);
        writer.WriteNumberValue(record.Depth);
        writer.WriteStringValue(record.SchedulerId);
        writer.WriteNumberValue(record.StartedAt.UtcTicks);
        writer.WriteNumberValue(record.EndedAt?.UtcTicks ?? -1);
        writer.WriteEndArray();
    }

    /// <summary>Reads a record.</summary>
    public static ActivityRecord ReadRecord(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var record = document.RootElement;
        return new ActivityRecord(
            record[0].GetString()!, record[1].GetString()!, record[2].GetString()!, record[3].GetString()!, record[4].GetInt32(), record[5].GetString(),
            (ActivityStatus)record[6].GetInt32())
        {
            Inputs = (FlowRecord)ValueCodec.Read(record[7])!,
            Outputs = (FlowRecord)ValueCodec.Read(record[8])!,
            Payload = (FlowRecord)ValueCodec.Read(record[9])!,
            Properties = [.. record[10].EnumerateArray().Select(name => name.GetString()!)],
            HasBookmarks = record[11].GetBoolean(),
            FaultCount = record[12].GetInt32(),
            Fault = record[13].GetString(),
            Depth = record[14].GetInt32(),
            SchedulerId = record[15].GetString(),
            StartedAt = Moment(record[16]),
            EndedAt = record[17].GetInt64() is >= 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        };
    }

    private static DateTimeOffset Moment(JsonElement ticks) => new(ticks.GetInt64(), TimeSpan.Zero);
}
