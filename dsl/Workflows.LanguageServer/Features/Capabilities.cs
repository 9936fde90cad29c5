using System.Text.Json.Nodes;

namespace Workflows.LanguageServer.Features;

/// <summary>What the server can do, as it says when an editor begins.</summary>
internal static class Capabilities
{
    private const int Incremental = 2;

    /// <summary>The answer to <c>initialize</c>.</summary>
    public static JsonObject Answer() => new()
    {
        ["serverInfo"] = new JsonObject { ["name"] = "loyalty" },
        ["capabilities"] = new JsonObject
        {
            ["positionEncoding"] = "utf-16",
            ["textDocumentSync"] = new JsonObject { ["openClose"] = true, ["change"] = Incremental, ["save"] = true },
            ["completionProvider"] = new JsonObject { ["triggerCharacters"] = new JsonArray(" ", "."), ["resolveProvider"] = true },
            ["hoverProvider"] = true,
            ["definitionProvider"] = true,
            ["referencesProvider"] = true,
            ["documentHighlightProvider"] = true,
            ["documentSymbolProvider"] = true,
            ["foldingRangeProvider"] = true,
            ["documentFormattingProvider"] = true,
            ["documentOnTypeFormattingProvider"] = new JsonObject { ["firstTriggerCharacter"] = "}" },
            ["renameProvider"] = new JsonObject { ["prepareProvider"] = true },
            ["inlayHintProvider"] = true,
            ["codeLensProvider"] = new JsonObject { ["resolveProvider"] = false },
            ["codeActionProvider"] = new JsonObject { ["codeActionKinds"] = new JsonArray("quickfix", "source.fixAll.loyalty") },
            ["executeCommandProvider"] = new JsonObject { ["commands"] = new JsonArray("loyalty.runExamples") },
            ["semanticTokensProvider"] = new JsonObject
            {
                ["legend"] = new JsonObject
                {
                    ["tokenTypes"] = new JsonArray([.. Reading.TokenTypes.Select(type => (JsonNode)type)]),
                    ["tokenModifiers"] = new JsonArray(),
                },
                ["full"] = true,
                ["range"] = true,
            },
        },
    };
}
