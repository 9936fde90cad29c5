using System.Text.Json.Nodes;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Editing;
using Workflows.LanguageServer.Documents;
using Workflows.LanguageServer.Protocol;
using Workflows.Model.Diagnostics;

namespace Workflows.LanguageServer.Features;

/// <summary>How an editor is told of mistakes.</summary>
/// <param name="PageOf">Where the page of a message is; null for none.</param>
/// <param name="Translation">Their words in the language of who writes; null for English.</param>
internal sealed record Teller(Func<string, Uri?> PageOf, Translation? Translation);

/// <summary>What is wrong with a text, and the changes that would mend it.</summary>
internal static class Messages
{
    private const int Error = 1;
    private const int Warning = 2;

    /// <summary>All that is wrong with a file of a programme, with the version of its text where it is open.</summary>
    public static JsonObject Of(
        OpenProgramme programme, ProgrammeText text, string uri, int? version, Func<string, string> uriOf, Teller teller)
    {
        var message = new JsonObject
        {
            ["uri"] = uri,
            ["diagnostics"] = new JsonArray(
            [
                .. All(programme, text, teller).Select(one => One(one, uriOf, teller)),
                .. programme.Outcomes.Values.OrderBy(outcome => outcome.Title, StringComparer.Ordinal).SelectMany(outcome => outcome.Failures
                    .Where(failure => programme.Texts.Absolute(failure.Place).File == text.File).Select(failure => (JsonNode)Failure(text, outcome.Title, failure))),
            ]),
        };
        if (version is not null)
        {
            message["version"] = version;
        }

        return message;
    }

    /// <summary>The changes that would mend what is wrong within a range.</summary>
    public static JsonArray Actions(Document document, SourceSpan range, Func<string, string> uriOf, Teller teller)
    {
        var all = All(document.Programme, document.Text, teller).ToList();
        var here = all.Where(one => one.Place.Line <= range.EndLine && one.Place.EndLine >= range.Line).ToList();
        var actions = here.SelectMany(one => one.Fixes.Select((fix, i) => (JsonNode)new JsonObject
        {
            ["title"] = Sentence(fix.Label),
            ["kind"] = "quickfix",
            ["isPreferred"] = i == 0 && (fix.IsSafe || one.Fixes.Length == 1),
            ["diagnostics"] = new JsonArray(One(one, uriOf, teller)),
            ["edit"] = Places.Edits([(uriOf(fix.Place.File), fix)]),
        })).ToList();
        var safe = all.Select(one => one.Fixes.FirstOrDefault(fix => fix.IsSafe)).OfType<TextFix>().ToList();
        if (safe.Count > 0)
        {
            actions.Add(new JsonObject
            {
                ["title"] = $"Mend all that is certain ({safe.Count})",
                ["kind"] = "source.fixAll.loyalty",
                ["edit"] = Places.Edits(safe.Select(fix => (document.Uri, fix))),
            });
        }

        return [.. actions];
    }

    private static IEnumerable<Diagnostic> All(OpenProgramme programme, ProgrammeText text, Teller teller) =>
        programme.Diagnostics.Where(one => one.Place.File == text.File).Select(one => teller.Translation?.Of(one) ?? one);

    private static JsonObject One(Diagnostic one, Func<string, string> uriOf, Teller teller)
    {
        var message = new JsonObject
        {
            ["range"] = Places.Range(one.Place),
            ["severity"] = one.Descriptor.Severity == Severity.Error ? Error : Warning,
            ["code"] = one.Descriptor.Id,
            ["source"] = "loyalty",
            ["message"] = one.Help.Length == 0 ? one.Message : $"{one.Message}\n{one.Help}",
            ["relatedInformation"] = new JsonArray([.. one.Related.Select(related => (JsonNode)new JsonObject
            {
                ["location"] = Places.Location(uriOf(related.Place.File), related.Place), ["message"] = related.Words,
            })]),
            ["data"] = new JsonArray([.. one.Fixes.Select(fix => (JsonNode)new JsonObject
            {
                ["title"] = Sentence(fix.Label), ["applicability"] = fix.IsSafe ? "safe" : "maybe", ["edit"] = Places.Edit(fix),
            })]),
        };
        if (teller.PageOf(one.Descriptor.Id) is { } page)
        {
            message["codeDescription"] = new JsonObject { ["href"] = page.AbsoluteUri };
        }

        return message;
    }

    private static JsonObject Failure(ProgrammeText text, string title, (string Words, SourceSpan Place) failure) => new()
    {
        ["range"] = Places.Range(text.Absolute(failure.Place)),
        ["severity"] = Error,
        ["source"] = "example",
        ["message"] = $"{title}: {failure.Words}",
    };

    private static string Sentence(string words) => words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
