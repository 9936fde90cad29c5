using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflows.Dsl.Lexing;

namespace Workflows.Dsl.Editing;

/// <summary>
/// The files by which editors know the language before its server answers: colours and forms. They are made of the words that the parser reads and
/// of their meanings, so that they can't differ from these.
/// </summary>
public static partial class EditorFiles
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The files by their paths within the extension, in the order of these.</summary>
    public static ImmutableArray<(string Path, string Text)> All() =>
        [("snippets/loyalty.json", Snippets()), ("syntaxes/loyalty.tmLanguage.json", Grammar())];

    private static string Grammar()
    {
        var words = Enumerable.Range(1, Vocabulary.Count - 1).Select(number => Vocabulary.WordOf((short)number)).Where(word => char.IsLetter(word[0]))
            .Order(StringComparer.Ordinal).ToList();
        var blocks = Vocabulary.Blocks.Order(StringComparer.Ordinal);
        return Json(new JsonObject
        {
            ["name"] = "Loyalty",
            ["scopeName"] = "source.loyalty",
            ["fileTypes"] = new JsonArray("loyalty"),
            ["patterns"] = new JsonArray(
                Rule("comment.line.number-sign.loyalty", "#.*$"),
                Rule("string.quoted.double.loyalty", "\"(?:\\\\[\"\\\\]|[^\"\\n])*\"?"),
                Rule("constant.numeric.date.loyalty", @"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\b"),
                Rule("constant.numeric.loyalty", @"\b\d[\d_]*(?:\.\d+)?(?:%|st\b|nd\b|rd\b|th\b)?"),

                // A word behind a dot or before a colon is a field, whatever else it means.
                Rule("variable.other.member.loyalty", @"(?<=\.)\w+|\b\w+(?=\s*:)"),
                Rule("keyword.control.block.loyalty", $@"^(?:{string.Join('|', blocks)})\b(?!\s*[.:])"),
                Rule("keyword.other.loyalty", $@"\b(?:{string.Join('|', words)})\b"),
                Rule("keyword.operator.loyalty", "<=|>=|<>|[=<>+*/-]"),
                Rule("entity.name.loyalty", @"\b[\p{L}_][\p{L}\d_]*\b")),
        });
    }

    /// <summary>Blocks alone: a line of a block is offered by the server, which knows where it fits.</summary>
    private static string Snippets()
    {
        var snippets = new JsonObject();
        foreach (var meaning in Meanings.All.Where(meaning => meaning.Block.Length == 0 && meaning.Form?.Contains('\n', StringComparison.Ordinal) == true))
        {
            var number = 0;
            var body = Blank().Replace(meaning.Form!, match => string.Create(CultureInfo.InvariantCulture, $"${{{++number}:{match.Groups[1].Value}}}"));
            snippets[meaning.Phrase] = new JsonObject
            {
                ["prefix"] = meaning.Phrase,
                ["body"] = new JsonArray([.. body.Split('\n').Select(line => (JsonNode)Indent().Replace(line, match => new string('\t', match.Length / 2)))]),
                ["description"] = meaning.Words,
            };
        }

        return Json(snippets);
    }

    private static JsonNode Rule(string scope, string match) => new JsonObject { ["name"] = scope, ["match"] = match };

    private static string Json(JsonNode node) => new StringBuilder(node.ToJsonString(Indented)).Append('\n').ToString();

    [GeneratedRegex("^ +")]
    private static partial Regex Indent();

    [GeneratedRegex("<([^<>=]+)>")]
    private static partial Regex Blank();
}
