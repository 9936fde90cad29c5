using System.Text.Json;
using System.Text.Json.Nodes;
using Workflows.Model.Diagnostics;

namespace Workflows.Cli.Shell;

/// <summary>Prints diagnostics for people, for programs, and in SARIF 2.1.0 for code hosts.</summary>
internal static class DiagnosticPrinter
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Prints them to standard output.</summary>
    /// <param name="diagnostics">What is wrong, in the language in which it is told.</param>
    /// <param name="format">text, json or sarif.</param>
    /// <param name="language">The language of the pages that go with a report: a BCP 47 tag.</param>
    /// <param name="terminal">Where notes go.</param>
    public static void Print(IReadOnlyList<Diagnostic> diagnostics, string format, string language, Terminal terminal)
    {
        switch (format)
        {
            case "json":
                Terminal.Result(new JsonArray([.. diagnostics.Select(Json)]).ToJsonString(Indented));
                break;
            case "sarif":
                Terminal.Result(Sarif(diagnostics, language).ToJsonString(Indented));
                break;
            default:
                foreach (var diagnostic in diagnostics)
                {
                    Terminal.Result(diagnostic.ToString());
                    foreach (var (words, place) in diagnostic.Related)
                    {
                        Terminal.Result($"    {place}: {words}");
                    }
                }

                terminal.Note(Summary(diagnostics));
                break;
        }
    }

    private static string Summary(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Descriptor.Severity == Severity.Error);
        var warnings = diagnostics.Count - errors;
        return diagnostics.Count == 0
            ? "no errors, no warnings"
            : $"{Count(errors, "error")}, {Count(warnings, "warning")}; `loyalty check --about {diagnostics[0].Descriptor.Id}` says more";
    }

    private static string Count(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";

    private static JsonNode Json(Diagnostic diagnostic) => new JsonObject
    {
        ["code"] = diagnostic.Descriptor.Id,
        ["severity"] = SeverityOf(diagnostic),
        ["message"] = diagnostic.Message,
        ["help"] = diagnostic.Help,
        ["file"] = diagnostic.Place.File,
        ["line"] = diagnostic.Place.Line,
        ["column"] = diagnostic.Place.Column,
        ["endLine"] = diagnostic.Place.EndLine,
        ["endColumn"] = diagnostic.Place.EndColumn,
        ["fixes"] = new JsonArray([.. diagnostic.Fixes.Select(fix => new JsonObject
        {
            ["label"] = fix.Label, ["file"] = fix.Place.File, ["line"] = fix.Place.Line, ["column"] = fix.Place.Column,
            ["endLine"] = fix.Place.EndLine, ["endColumn"] = fix.Place.EndColumn, ["text"] = fix.Text,
            ["applicability"] = fix.IsSafe ? "safe" : "maybe",
        })]),
    };

    private static JsonObject Sarif(IReadOnlyList<Diagnostic> diagnostics, string language) => new()
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "loyalty", ["rules"] = Rules(diagnostics, language) } },
            ["results"] = new JsonArray([.. diagnostics.Select(SarifResult)]),
        }),
    };

    private static JsonArray Rules(IReadOnlyList<Diagnostic> diagnostics, string language) => new([.. diagnostics
        .Select(diagnostic => diagnostic.Descriptor).DistinctBy(descriptor => descriptor.Id).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .Select(descriptor => Rule(descriptor, language))]);

    private static JsonObject Rule(DiagnosticDescriptor descriptor, string language)
    {
        var rule = new JsonObject { ["id"] = descriptor.Id, ["shortDescription"] = new JsonObject { ["text"] = descriptor.Title } };
        if (MessagePages.Find(descriptor.Id, language) is { } page)
        {
            // The page goes with the report, which is read on other machines too.
            rule["helpUri"] = page.AbsoluteUri;
            rule["help"] = new JsonObject { ["text"] = descriptor.Help, ["markdown"] = File.ReadAllText(page.LocalPath) };
        }

        return rule;
    }

    private static JsonNode SarifResult(Diagnostic diagnostic) => new JsonObject
    {
        ["ruleId"] = diagnostic.Descriptor.Id,
        ["level"] = SeverityOf(diagnostic),
        ["message"] = new JsonObject { ["text"] = $"{diagnostic.Message}. {diagnostic.Help}".TrimEnd() },
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = diagnostic.Place.File.Replace('\\', '/') },
                ["region"] = new JsonObject
                {
                    ["startLine"] = diagnostic.Place.Line, ["startColumn"] = diagnostic.Place.Column,
                    ["endLine"] = diagnostic.Place.EndLine, ["endColumn"] = diagnostic.Place.EndColumn,
                },
            },
        }),
    };

    private static string SeverityOf(Diagnostic diagnostic) => diagnostic.Descriptor.Severity == Severity.Error ? "error" : "warning";
}
