using System.Collections.Frozen;

namespace Workflows.Dsl.Parsing;

/// <summary>Words that authors bring from other languages and tools, and how this language says it.</summary>
internal static class ForeignWords
{
    private static readonly FrozenDictionary<string, string> Ours = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["give"] = "award", ["gives"] = "award", ["earn"] = "award", ["earns"] = "award", ["grant"] = "award", ["get"] = "award",
        ["trigger"] = "on", ["unless"] = "except when", ["max"] = "at most", ["maximum"] = "at most", ["equals"] = "=", ["equal"] = "=",
        ["than"] = ">", ["exceeds"] = ">", ["exceed"] = ">", ["between"] = ">=", ["during"] = "over last", ["within"] = "over last",
        ["delay"] = "wait", ["sleep"] = "wait", ["email"] = "send email", ["message"] = "send email", ["end"] = "finish",
        ["exit"] = "finish", ["stop"] = "finish", ["goto"] = "go to", ["elif"] = "else if", ["elseif"] = "else if", ["unlimited"] = "ever",
        ["string"] = "text", ["int"] = "number", ["integer"] = "number", ["decimal"] = "number", ["bool"] = "yes or no",
        ["boolean"] = "yes or no", ["datetime"] = "date", ["currency"] = "money", ["enum"] = "one of", ["array"] = "list of",
        ["double"] = "multiply", ["campaign"] = "rule", ["level"] = "tier", ["levels"] = "tiers", ["workflow"] = "journey",
        ["flow"] = "journey", ["test"] = "example", ["scenario"] = "example", ["audience"] = "segment", ["metric"] = "measure",
        ["kpi"] = "measure", ["var"] = "let", ["const"] = "let", ["contains"] = "is one of", ["null"] = "is known", ["true"] = "yes",
        ["false"] = "no",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>How this language says it, where one of the words that can stand there begins that; null for other words.</summary>
    public static string? InOurs(string written, IEnumerable<string> possible) =>
        Ours.TryGetValue(written, out var ours) && possible.Contains(ours.Split(' ')[0], StringComparer.Ordinal) ? ours : null;
}
