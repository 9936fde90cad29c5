using System.Collections.Immutable;
using System.Text.Json;

namespace Workflows.Elsa.Definitions;

/// <summary>Reads a definition that Elsa 3 exported, that its Studio saved, or that <see cref="DefinitionWriter"/> wrote.</summary>
internal static class DefinitionReader
{
    private static readonly JsonDocumentOptions _options = new() { MaxDepth = 256 };

    /// <summary>Reads a definition; unknown members are passed over.</summary>
    /// <exception cref="FormatException">It isn't JSON, or isn't a workflow definition; the message says what is missing where.</exception>
    public static ElsaDefinition Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, _options);
            return ReadDefinition(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}: this isn't JSON; export the workflow again.",
                exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The JSON reader's answer to half a surrogate pair, in the text itself or as an escape within it.
            throw new FormatException("a text in the definition isn't valid Unicode; export the workflow again.", exception);
        }
    }

    private static ElsaDefinition ReadDefinition(JsonElement json)
    {
        if (json.Member("root") is not { ValueKind: JsonValueKind.Object } root)
        {
            throw new FormatException("the definition has no `root`: this isn't a workflow definition of Elsa 3.");
        }

        var definitionId = json.TextOf("definitionId") ?? json.TextOf("id") ?? "";
        return new ElsaDefinition(
            json.TextOf("id") ?? definitionId,
            definitionId,
            json.TextOf("name") ?? definitionId,
            json.TextOf("description") ?? "",
            json.WholeOf("version") ?? 1,
            ReadProperties(json.Member("customProperties")),
            ReadActivity(root, "the root"));
    }

    private static ImmutableArray<ElsaProperty> ReadProperties(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } members
            ? [.. members.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .Select(member => new ElsaProperty(member.Name, member.Value.GetString()!))]
            : [];

    private static ElsaActivity ReadActivity(JsonElement json, string place)
    {
        var type = json.TextOf("type") ?? throw new FormatException($"{place} has no `type`; every activity needs one.");
        var id = json.TextOf("id") ?? throw new FormatException($"{place} (`{type}`) has no `id`; every activity needs one.");
        var own = json.Member("customProperties");
        var metadata = json.Member("metadata");
        return new ElsaActivity(id, type)
        {
            Name = json.TextOf("name") ?? id,
            Version = json.WholeOf("version") ?? 1,
            CanStart = own?.Member("canStartWorkflow") is { ValueKind: JsonValueKind.True },
            Source = own?.TextOf("source"),
            DisplayText = metadata?.TextOf("displayText"),
            Position = ReadPosition(metadata?.Member("designer")?.Member("position")),
            Inputs = [.. json.EnumerateObject().Select(ReadInput).OfType<ElsaInput>()],
            Flow = json.Member("activities") is { } activities ? ReadFlow(json, activities, id) : null,
        };
    }

    private static ElsaPosition? ReadPosition(JsonElement? json) =>
        json?.Member("x") is { ValueKind: JsonValueKind.Number } x && json?.Member("y") is { ValueKind: JsonValueKind.Number } y
            ? new ElsaPosition(x.GetDouble(), y.GetDouble())
            : null;

    private static ElsaInput? ReadInput(JsonProperty member)
    {
        if (member.Value.TextOf("typeName") is not { } typeName)
        {
            return null;
        }

        var expression = member.Value.Member("expression");
        return new ElsaInput(member.Name, typeName, expression?.TextOf("type") ?? "Literal", expression?.Member("value") switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { } value => value.GetRawText(),
        });
    }

    private static ElsaFlow ReadFlow(JsonElement json, JsonElement activities, string id)
    {
        var read = ImmutableArray.CreateBuilder<ElsaActivity>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in activities.Elements())
        {
            var activity = ReadActivity(element, $"activity {read.Count + 1} of `{id}`");
            if (!ids.Add(activity.Id))
            {
                throw new FormatException($"`{id}` holds two activities with the id `{activity.Id}`; give one of them another id.");
            }

            read.Add(activity);
        }

        return new ElsaFlow(
            json.TextOf("start"),
            read.ToImmutable(),
            [.. (json.Member("connections")?.Elements() ?? [])
                .Select(ReadConnection)
                .Where(connection => ids.Contains(connection.Source) && ids.Contains(connection.Target))]);
    }

    /// <summary>Older exports write the ends flat; a missing port is the one of what has only one outcome.</summary>
    private static ElsaConnection ReadConnection(JsonElement json) =>
        json.Member("source") is { ValueKind: JsonValueKind.Object } source
            ? new ElsaConnection(
                source.TextOf("activity") ?? "",
                source.TextOf("port") ?? ElsaConnection.Done,
                json.Member("target")?.TextOf("activity") ?? "")
            : new ElsaConnection(
                json.TextOf("source") ?? "", json.TextOf("sourcePort") ?? ElsaConnection.Done, json.TextOf("target") ?? "");
}
