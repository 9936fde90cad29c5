using System.Collections.Immutable;
using System.Text.Json;

namespace Workflows.Flows.Definitions;

/// <summary>Reads workflow definitions.</summary>
internal static class DefinitionReader
{
    private static readonly JsonDocumentOptions _options = new() { MaxDepth = 256 };

    /// <summary>Reads a definition.</summary>
    /// <exception cref="FormatException">It isn't one.</exception>
    public static FlowDefinition Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), _options);
            return OfJson(document.RootElement);
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

    /// <summary>The variables that a workflow or a container declares.</summary>
    public static ImmutableArray<FlowVariable> Variables(JsonElement json) => [.. json.Elements("variables").Select(OfVariable).OfType<FlowVariable>()];

    private static FlowDefinition OfJson(JsonElement json)
    {
        if (json.Member("root") is not { ValueKind: JsonValueKind.Object } root)
        {
            throw new FormatException("the definition has no `root`: this isn't a workflow definition of Elsa 3.");
        }

        var definitionId = json.TextOf("definitionId") ?? json.TextOf("id")
            ?? throw new FormatException("the definition has neither `definitionId` nor `id`; give it one.");
        return new FlowDefinition(
            json.TextOf("id") ?? definitionId, definitionId, json.WholeOf("version") ?? 1, json.TextOf("name") ?? definitionId, root.Clone())
        {
            IsLatest = json.IsTrue("isLatest"),
            IsPublished = json.IsTrue("isPublished"),
            Variables = Variables(json),
            Inputs = [.. json.Elements("inputs").Select(OfArgument).OfType<FlowArgument>()],
            Outputs = [.. json.Elements("outputs").Select(OfArgument).OfType<FlowArgument>()],
            Outcomes = [.. json.Elements("outcomes").Where(outcome => outcome.ValueKind == JsonValueKind.String).Select(outcome => outcome.GetString()!)],
            Options = OfOptions(json.Member("options"), json.IsTrue("usableAsActivity")) with
            {
                CompensatesFaults = json.Member("customProperties")?.IsTrue("compensatesFaults") == true,
            },
        };
    }

    private static FlowOptions OfOptions(JsonElement? json, bool usableAsActivity) => new()
    {
        Activation = ShortName(json?.TextOf("activationStrategyType")) switch
        {
            "SingletonStrategy" => ActivationStrategy.Singleton,
            "CorrelatedSingletonStrategy" => ActivationStrategy.CorrelatedSingleton,
            "CorrelationStrategy" => ActivationStrategy.Correlation,
            _ => ActivationStrategy.Always,
        },
        ContinuesWithIncidents = ShortName(json?.TextOf("incidentStrategyType")) == "ContinueWithIncidentsStrategy",
        UsableAsActivity = usableAsActivity || json?.IsTrue("usableAsActivity") == true,
    };

    private static FlowVariable? OfVariable(JsonElement json)
    {
        var id = json.TextOf("id") ?? json.TextOf("name");
        var isArray = json.IsTrue("isArray");
        return id is null ? null : new FlowVariable(
            id, json.TextOf("name") ?? id, (json.TextOf("typeName") ?? "Object") + (isArray ? "[]" : ""), json.Member("value") switch
            {
                null => null,
                { ValueKind: JsonValueKind.String } value => value.GetString(),
                { } value => value.GetRawText(),
            });
    }

    private static FlowArgument? OfArgument(JsonElement json) =>
        json.TextOf("name") is { } name ? new FlowArgument(name, json.TextOf("type") ?? "Object") : null;

    /// <summary>The name of a strategy without its namespace and its assembly, which older servers write.</summary>
    private static string ShortName(string? name) => (name ?? "").Split(',')[0].Split('.')[^1].Trim();
}
