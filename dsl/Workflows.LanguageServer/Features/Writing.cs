using System.Globalization;
using System.Text.Json.Nodes;
using Workflows.Dsl.Editing;
using Workflows.LanguageServer.Documents;
using Workflows.LanguageServer.Protocol;

namespace Workflows.LanguageServer.Features;

/// <summary>Help for somebody who writes: what could stand there, what stands there, and the layout.</summary>
internal static class Writing
{
    private const int PlainText = 1;
    private const int Snippet = 2;

    /// <summary>What could be written at a place.</summary>
    public static JsonObject Completion(Document document, int line, int column)
    {
        var found = Completions.At(document.Programme.LastWhole, document.Text, line, column);
        return new()
        {
            ["isIncomplete"] = false,
            ["items"] = new JsonArray([.. found.Select((one, i) => (JsonNode)Item(document.Uri, one, i))]),
        };
    }

    /// <summary>An item of a completion with what its name stands for.</summary>
    public static JsonObject Resolve(Document? document, JsonObject item)
    {
        var resolved = (JsonObject)item.DeepClone();
        if (document is not null && item["data"]?["name"]?.GetValue<string>() is { } name)
        {
            resolved["documentation"] = Markdown(Hovers.OfName(document.Programme.LastWhole, name, item["detail"]?.GetValue<string>() ?? ""));
        }

        return resolved;
    }

    /// <summary>What stands at a place, in plain words.</summary>
    public static JsonObject? Hover(Document document, int line, int column) =>
        Hovers.At(document.Programme.Whole(), document.Text, line, column) is var (words, place)
            ? new JsonObject { ["contents"] = Markdown(words), ["range"] = Places.Range(place) }
            : null;

    /// <summary>The changes that lay all of it out.</summary>
    public static JsonArray Format(Document document) => [.. Layout.Of(document.Text).Select(fix => (JsonNode)Places.Edit(fix))];

    /// <summary>The changes that lay out the block that was just closed.</summary>
    public static JsonArray FormatOnType(Document document, int line) =>
        [.. Layout.OfBlock(document.Text, line).Select(fix => (JsonNode)Places.Edit(fix))];

    private static JsonObject Item(string uri, Completion one, int place)
    {
        var item = new JsonObject
        {
            ["label"] = one.Label,
            ["kind"] = KindOf(one.Kind),
            ["detail"] = one.Detail,
            ["sortText"] = string.Create(CultureInfo.InvariantCulture, $"{one.Rank}{place:D4}"),
            ["filterText"] = one.Label,
            ["insertTextFormat"] = one.Kind == CompletionKind.Form ? Snippet : PlainText,
            ["textEdit"] = new JsonObject { ["range"] = Places.Range(one.Place), ["newText"] = one.Text },
            ["data"] = new JsonObject { ["uri"] = uri },
        };
        if (one.Meaning.Length > 0)
        {
            item["documentation"] = Markdown(one.Meaning);
        }
        else if (one.Kind == CompletionKind.Name)
        {
            item["data"]!["name"] = one.Label;
        }

        return item;
    }

    /// <summary>The protocol's numbers for what is shown beside an item.</summary>
    private static int KindOf(CompletionKind kind) => kind switch
    {
        CompletionKind.Words => 14,
        CompletionKind.Form => 15,
        CompletionKind.Name => 6,
        CompletionKind.Sign => 24,
    };

    private static JsonObject Markdown(string words) => new() { ["kind"] = "markdown", ["value"] = words };
}
