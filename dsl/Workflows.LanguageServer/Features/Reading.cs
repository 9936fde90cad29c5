using System.Text.Json.Nodes;
using Workflows.Dsl.Editing;
using Workflows.LanguageServer.Documents;
using Workflows.LanguageServer.Protocol;
using Workflows.Model.Diagnostics;

namespace Workflows.LanguageServer.Features;

/// <summary>Help for somebody who reads: where things are, how they are shown, what numbers come to.</summary>
internal static class Reading
{
    /// <summary>The kinds of <see cref="HighlightKind"/>, in its order, as the protocol names them.</summary>
    public static readonly string[] TokenTypes =
        ["keyword", "event", "property", "type", "function", "class", "variable", "number", "string", "comment"];

    /// <summary>Where the name at a place is declared.</summary>
    public static JsonNode? Definition(Document document, Func<string, string> uriOf, int line, int column) =>
        NamesInText.Declaration(document.Programme.Whole(), document.Text, line, column) is { } place ? Places.Location(uriOf(place.File), place) : null;

    /// <summary>Where the name at a place stands, in all files.</summary>
    public static JsonArray References(Document document, Func<string, string> uriOf, int line, int column, bool withDeclaration)
    {
        var check = document.Programme.Whole();
        var declared = NamesInText.Declaration(check, document.Text, line, column);
        return [.. NamesInText.Places(check, document.Text, line, column).Where(place => withDeclaration || place != declared)
            .Select(place => (JsonNode)Places.Location(uriOf(place.File), place))];
    }

    /// <summary>Where the name at a place stands in the same file, for showing them all.</summary>
    public static JsonArray Occurrences(Document document, int line, int column) =>
        [.. NamesInText.Places(document.Programme.Whole(), document.Text, line, column).Where(place => place.File == document.Path)
            .Select(place => (JsonNode)new JsonObject { ["range"] = Places.Range(place) })];

    /// <summary>The table of contents.</summary>
    public static JsonArray Symbols(Document document) => [.. Outline.Of(document.Text).Select(item => (JsonNode)Symbol(item))];

    /// <summary>What can be folded.</summary>
    public static JsonArray Folds(Document document) => [.. Outline.Folds(document.Text).Select(fold => (JsonNode)new JsonObject
    {
        ["startLine"] = fold.First - 1, ["endLine"] = fold.Last - 2 < fold.First - 1 ? fold.Last - 1 : fold.Last - 2,
    })];

    /// <summary>How the words of some lines are shown, in the protocol's five numbers for each.</summary>
    public static JsonObject Tokens(Document document, int firstLine, int lastLine)
    {
        var data = new JsonArray();
        var (line, column) = (1, 1);
        foreach (var one in Highlights.Of(document.Programme.Whole(), document.Text, firstLine, lastLine))
        {
            data.Add(one.Line - line);
            data.Add(one.Line == line ? one.Column - column : one.Column - 1);
            data.Add(one.Length);
            data.Add((int)one.Kind);
            data.Add(0);
            (line, column) = (one.Line, one.Column);
        }

        return new() { ["data"] = data };
    }

    /// <summary>What numbers of some lines come to.</summary>
    public static JsonArray InlayHints(Document document, SourceSpan range) =>
        [.. Hints.Of(document.Programme.Texts, document.Text, range.Line, range.EndLine).Select(hint => (JsonNode)new JsonObject
        {
            ["position"] = Places.Position(hint.Behind.EndLine, hint.Behind.EndColumn),
            ["label"] = hint.Words,
            ["paddingLeft"] = true,
        })];

    /// <summary>A line above each example to run it, and what came of it.</summary>
    public static JsonArray Lenses(Document document) => [.. Examples(document), .. Overlaps.Lenses(document)];

    private static IEnumerable<JsonNode> Examples(Document document) => Outline.Examples(document.Text).Select(example => (JsonNode)new JsonObject
    {
        ["range"] = Places.Range(example.Place),
        ["command"] = new JsonObject
        {
            ["title"] = TitleOf(document, example.Title),
            ["command"] = "loyalty.runExamples",
            ["arguments"] = new JsonArray(document.Uri, example.Title),
        },
    });

    private static string TitleOf(Document document, string title) => !document.Programme.Outcomes.TryGetValue(title, out var outcome) ? "Run example"
        : outcome.Failures.Count == 0 ? "Passed: run again" : $"Failed ({outcome.Failures.Count}): run again";

    private static JsonObject Symbol(OutlineItem item) => new()
    {
        ["name"] = item.Name.Length == 0 ? item.Kind : item.Name,
        ["detail"] = item.Title.Length == 0 ? item.Kind : $"{item.Kind}: {item.Title}",
        ["kind"] = KindOf(item.Kind),
        ["range"] = Places.Range(item.Place),
        ["selectionRange"] = Places.Range(item.NamePlace),
        ["children"] = new JsonArray([.. item.Parts.Select(part => (JsonNode)Symbol(part))]),
    };

    /// <summary>The protocol's numbers for the kinds of parts; blocks that it has nothing like are objects.</summary>
    private static int KindOf(string kind) => kind switch
    {
        "event" or "market event" => 24,
        "rule" or "journey" or "challenge" or "guard" => 12,
        "segment" or "tiers" => 5,
        "tier" => 22,
        "let" or "measure" => 13,
        "points" or "reward" => 23,
        "step" => 6,
        _ => 19,
    };
}
