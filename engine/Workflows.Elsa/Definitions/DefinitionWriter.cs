using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflows.Elsa.Definitions;

/// <summary>
/// Writes a definition in the form that Elsa 3 exports and its Studio saves. The same definition gives the same bytes. What only a
/// server knows (<c>createdAt</c>, <c>links</c>) is left to the server.
/// </summary>
internal static class DefinitionWriter
{
    /// <summary>The first segment of every node id: the workflow itself.</summary>
    public const string WorkflowNode = "Workflow1";

    /// <summary>The version of Elsa whose form this is.</summary>
    private const string ToolVersion = "3.8.0.0";

    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    // Programmes hold comparisons, quotes and any script; escaping them would make the file unreadable for people.
    private static readonly JsonWriterOptions _options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, indented by two blanks, lines ended by a line feed, the last line too.</summary>
    public static string Write(ElsaDefinition definition)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("id", definition.Id);
            json.WriteString("definitionId", definition.DefinitionId);
            json.WriteString("name", definition.Name);
            json.WriteString("description", definition.Description);
            json.WriteNumber("version", definition.Version);
            json.WriteString("toolVersion", ToolVersion);
            foreach (var list in (ReadOnlySpan<string>)["variables", "inputs", "outputs", "outcomes"])
            {
                WriteEmptyList(json, list);
            }

            WriteProperties(json, definition.CustomProperties);
            json.WriteBoolean("isReadonly", false);
            json.WriteBoolean("isLatest", true);
            json.WriteBoolean("isPublished", false);
            WriteOptions(json);
            json.WritePropertyName("root");
            WriteActivity(json, definition.Root, WorkflowNode);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteProperties(Utf8JsonWriter json, ImmutableArray<ElsaProperty> properties)
    {
        json.WriteStartObject("customProperties");
        foreach (var property in properties)
        {
            json.WriteString(property.Name, property.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json)
    {
        json.WriteStartObject("options");
        json.WriteNull("activationStrategyType");
        json.WriteNull("usableAsActivity");
        json.WriteBoolean("autoUpdateConsumingWorkflows", false);
        json.WriteNull("activityCategory");
        json.WriteNull("incidentStrategyType");
        json.WriteNull("commitStrategyName");
        json.WriteEndObject();
    }

    private static void WriteActivity(Utf8JsonWriter json, ElsaActivity activity, string parentNode)
    {
        var node = $"{parentNode}:{activity.Id}";
        json.WriteStartObject();
        json.WriteString("id", activity.Id);
        json.WriteString("nodeId", node);
        json.WriteString("name", activity.Name);
        json.WriteString("type", activity.Type);
        json.WriteNumber("version", activity.Version);
        WriteOwnProperties(json, activity);
        WriteMetadata(json, activity);
        foreach (var input in activity.Inputs)
        {
            WriteInput(json, input);
        }

        if (activity.Flow is { } flow)
        {
            WriteFlow(json, flow, node);
        }

        json.WriteEndObject();
    }

    private static void WriteOwnProperties(Utf8JsonWriter json, ElsaActivity activity)
    {
        json.WriteStartObject("customProperties");
        json.WriteBoolean("canStartWorkflow", activity.CanStart);
        json.WriteBoolean("runAsynchronously", false);
        if (activity.Source is { } source)
        {
            json.WriteString("source", source);
        }

        if (activity.Flow is not null)
        {
            WriteEmptyList(json, "notFoundConnections");
        }

        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, ElsaActivity activity)
    {
        json.WriteStartObject("metadata");
        if (activity.Position is { } position)
        {
            json.WriteStartObject("designer");
            json.WriteStartObject("position");
            json.WriteNumber("x", position.X);
            json.WriteNumber("y", position.Y);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (activity.DisplayText is { } text)
        {
            json.WriteString("displayText", text);
        }

        json.WriteEndObject();
    }

    private static void WriteInput(Utf8JsonWriter json, ElsaInput input)
    {
        json.WriteStartObject(input.Name);
        json.WriteString("typeName", input.TypeName);
        json.WriteStartObject("expression");
        json.WriteString("type", input.Syntax);
        json.WriteString("value", input.Value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFlow(Utf8JsonWriter json, ElsaFlow flow, string node)
    {
        json.WriteString("start", flow.Start);
        json.WriteStartArray("activities");
        foreach (var activity in flow.Activities)
        {
            WriteActivity(json, activity, node);
        }

        json.WriteEndArray();
        json.WriteStartArray("connections");
        foreach (var connection in flow.Connections)
        {
            json.WriteStartObject();
            WriteEnd(json, "source", connection.Source, connection.Port);
            WriteEnd(json, "target", connection.Target, "In");
            WriteEmptyList(json, "vertices");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteEmptyList(json, "variables");
    }

    private static void WriteEnd(Utf8JsonWriter json, string end, string activity, string port)
    {
        json.WriteStartObject(end);
        json.WriteString("activity", activity);
        json.WriteString("port", port);
        json.WriteEndObject();
    }

    private static void WriteEmptyList(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }
}
