using Workflows.Templates.Syntax;

namespace Workflows.Templates.Checking;

/// <summary>Functions that have an answer to a value that is missing. All others give nothing for nothing.</summary>
internal static class KeepsNothing
{
    private static readonly HashSet<string> Answering = new(StringComparer.Ordinal)
    {
        "object.default", "object.size", "object.has_key", "object.has_value", "object.to_json", "array.size", "string.size", "string.empty",
        "string.whitespace",
    };

    /// <summary>Whether a call has a value although its first argument has none.</summary>
    internal static bool IsAnsweredBy(Call call) => Facts.PathOf(call.Target) is { } name && Answering.Contains(name);
}
