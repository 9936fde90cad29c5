using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflows.Flows.Values;

namespace Workflows.Flows.Instances;

/// <summary>An instance as JSON. What has its usual value isn't written. Reading gives the same instance again.</summary>
public static class InstanceCodec
{
    private const int Form = 1;

    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes an instance.</summary>
    public static void Write(FlowInstance instance, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, _options);
        writer.WriteStartObject();
        writer.WriteNumber("form", Form);
        writer.WriteString("id", instance.Id);
        writer.WriteString("definition", instance.DefinitionId);
        writer.WriteString("versionId", instance.DefinitionVersionId);
        writer.WriteNumber("version", instance.DefinitionVersion);
        writer.WriteNumber("status", (int)instance.SubStatus);
        Text(writer, "correlation", instance.CorrelationId);
        Text(writer, "name", instance.Name);
        Text(writer, "parent", instance.ParentInstanceId);
        Text(writer, "parentBookmark", instance.ParentBookmarkId);
        Text(writer, "trigger", instance.TriggerActivityId);
        Record(writer, "input", instance.Input);
        Record(writer, "output", instance.Output);
        List(writer, "bookmarks", instance.Bookmarks, Write);
        List(writer, "incidents", instance.Incidents, Write);
        List(writer, "contexts", instance.Contexts, Write);
        Values(writer, "undo", [.. instance.Undo]);
        Number(writer, "undoneAs", (long?)instance.UndoneAs ?? 0);
        writer.WriteNumber("lastContext", instance.LastContext);
        Number(writer, "lastBookmark", instance.LastBookmark);
        Number(writer, "journal", instance.JournalLines);
        Moment(writer, "created", instance.CreatedAt);
        Moment(writer, "updated", instance.UpdatedAt);
        if (instance.FinishedAt is { } finished)
        {
            Moment(writer, "finished", finished);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write(FlowInstance, IBufferWriter{byte})"/> wrote.</summary>
    /// <exception cref="FormatException">It is of another form.</exception>
    public static FlowInstance Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (WholeOf(root, "form") != Form)
        {
            throw new FormatException("an instance is kept in a form that another version of this program wrote.");
        }

        return new FlowInstance(
            root.GetProperty("id").GetString()!, root.GetProperty("definition").GetString()!, root.GetProperty("versionId").GetString()!,
            (int)WholeOf(root, "version"))
        {
            SubStatus = (FlowSubStatus)WholeOf(root, "status"),
            CorrelationId = TextOf(root, "correlation"),
            Name = TextOf(root, "name"),
            ParentInstanceId = TextOf(root, "parent"),
            ParentBookmarkId = TextOf(root, "parentBookmark"),
            TriggerActivityId = TextOf(root, "trigger"),
            Input = RecordOf(root, "input") ?? FlowRecord.Empty,
            Output = RecordOf(root, "output") ?? FlowRecord.Empty,
            Bookmarks = ListOf(root, "bookmarks", ReadBookmark),
            Incidents = ListOf(root, "incidents", ReadIncident),
            Contexts = ListOf(root, "contexts", ReadContext),
            Undo = root.TryGetProperty("undo", out var undo) ? [.. undo.EnumerateArray().Select(path => path.GetString()!)] : [],
            UndoneAs = WholeOf(root, "undoneAs") is > 0 and var undone ? (FlowSubStatus)undone : null,
            LastContext = (int)WholeOf(root, "lastContext"),
            LastBookmark = (int)WholeOf(root, "lastBookmark"),
            JournalLines = WholeOf(root, "journal"),
            CreatedAt = MomentOf(root, "created") ?? default,
            UpdatedAt = MomentOf(root, "updated") ?? default,
            FinishedAt = MomentOf(root, "finished"),
        };
    }

    private static void Write(Utf8JsonWriter writer, Bookmark bookmark)
    {
        writer.WriteString("id", bookmark.Id);
        writer.WriteString("name", bookmark.Name);
        writer.WriteString("hash", bookmark.Hash);
        Record(writer, "payload", bookmark.Payload);
        writer.WriteString("activity", bookmark.ActivityId);
        writer.WriteString("node", bookmark.NodeId);
        writer.WriteString("run", bookmark.ActivityInstanceId);
        Moment(writer, "created", bookmark.CreatedAt);
        if (bookmark.DueAt is { } due)
        {
            Moment(writer, "due", due);
        }

        Truth(writer, "stays", !bookmark.AutoBurn);
        writer.WriteNumber("context", bookmark.Context);
    }

    private static Bookmark ReadBookmark(JsonElement json) => new(
        TextOf(json, "id")!, TextOf(json, "name")!, TextOf(json, "hash")!, RecordOf(json, "payload") ?? FlowRecord.Empty, TextOf(json, "activity")!,
        TextOf(json, "node")!, TextOf(json, "run")!, MomentOf(json, "created") ?? default)
    {
        DueAt = MomentOf(json, "due"), AutoBurn = !TruthOf(json, "stays"), Context = (int)WholeOf(json, "context"),
    };

    private static void Write(Utf8JsonWriter writer, Incident incident)
    {
        writer.WriteString("activity", incident.ActivityId);
        writer.WriteString("node", incident.NodeId);
        writer.WriteString("type", incident.ActivityType);
        writer.WriteString("run", incident.ActivityInstanceId);
        writer.WriteString("message", incident.Message);
        Text(writer, "cause", incident.Cause);
        Moment(writer, "at", incident.At);
    }

    private static Incident ReadIncident(JsonElement json) => new(
        TextOf(json, "activity")!, TextOf(json, "node")!, TextOf(json, "type")!, TextOf(json, "run")!, TextOf(json, "message")!, TextOf(json, "cause"),
        MomentOf(json, "at") ?? default);

    private static void Write(Utf8JsonWriter writer, ContextState state)
    {
        writer.WriteNumber("number", state.Number);
        Number(writer, "parent", state.Parent);
        writer.WriteString("node", state.NodeId);
        writer.WriteNumber("status", (int)state.Status);
        Number(writer, "index", state.Index);
        Truth(writer, "breaks", state.IsBreaking);
        Truth(writer, "repeated", state.IsRepeated);
        Number(writer, "faults", state.FaultCount);
        Number(writer, "depth", state.Depth);
        Number(writer, "scheduler", state.Scheduler);
        Moment(writer, "started", state.StartedAt);
        Record(writer, "memory", state.Memory, writesEmpty: true);
        Values(writer, "variables", state.Variables);
        Record(writer, "given", state.Given, writesEmpty: true);
        Values(writer, "inputs", state.Inputs);
    }

    private static ContextState ReadContext(JsonElement json) =>
        new((int)WholeOf(json, "number"), (int)WholeOf(json, "parent"), TextOf(json, "node")!, (ActivityStatus)WholeOf(json, "status"))
        {
            Index = WholeOf(json, "index"),
            IsBreaking = TruthOf(json, "breaks"),
            IsRepeated = TruthOf(json, "repeated"),
            FaultCount = (int)WholeOf(json, "faults"),
            Depth = (int)WholeOf(json, "depth"),
            Scheduler = (int)WholeOf(json, "scheduler"),
            StartedAt = MomentOf(json, "started") ?? default,
            Memory = RecordOf(json, "memory"),
            Variables = json.TryGetProperty("variables", out var variables) ? ValueCodec.ReadList(variables) : [],
            Given = RecordOf(json, "given"),
            Inputs = json.TryGetProperty("inputs", out var inputs) ? ValueCodec.ReadList(inputs) : [],
        };

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter writer, string name, long value)
    {
        if (value != 0)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static void Truth(Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, value);
        }
    }

    /// <summary>Ticks in UTC: instants of the runtime have no zone that would have to come back.</summary>
    private static void Moment(Utf8JsonWriter writer, string name, DateTimeOffset value) => writer.WriteNumber(name, value.UtcTicks);

    private static void Record(Utf8JsonWriter writer, string name, FlowRecord? value, bool writesEmpty = false)
    {
        if (value is not null && (writesEmpty || !value.IsEmpty))
        {
            writer.WritePropertyName(name);
            ValueCodec.Write(writer, value);
        }
    }

    private static void Values(Utf8JsonWriter writer, string name, ImmutableArray<object?> values)
    {
        if (values.Length > 0)
        {
            writer.WritePropertyName(name);
            ValueCodec.WriteList(writer, values);
        }
    }

    private static void List<T>(Utf8JsonWriter writer, string name, ImmutableArray<T> list, Action<Utf8JsonWriter, T> write)
    {
        if (list.Length == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var element in list)
        {
            writer.WriteStartObject();
            write(writer, element);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string? TextOf(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static long WholeOf(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetInt64() : 0;

    private static bool TruthOf(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.GetBoolean();

    private static DateTimeOffset? MomentOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? new DateTimeOffset(value.GetInt64(), TimeSpan.Zero) : null;

    private static FlowRecord? RecordOf(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? (FlowRecord?)ValueCodec.Read(value) : null;

    private static ImmutableArray<T> ListOf<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : [];
}
