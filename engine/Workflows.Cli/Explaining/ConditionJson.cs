using System.Text.Json.Nodes;
using Workflows.Cli.Printing;
using Workflows.Core.Explaining;

namespace Workflows.Cli.Explaining;

/// <summary>A condition with its values as data.</summary>
internal static class ConditionJson
{
    /// <summary>The condition, in words of the version that it is of.</summary>
    public static JsonObject Of(ExplanationText text, ConditionTrace trace) => new()
    {
        ["condition"] = text.Values.Print(trace.Condition),
        ["holds"] = trace.Holds,
        ["fails_first"] = trace.FirstFailure is { } failure ? text.Values.Print(failure) : null,
        ["values"] = new JsonArray([.. trace.Values.Select(seen => new JsonObject
        {
            ["of"] = text.Values.Print(seen.Expression), ["value"] = text.Values.Of(seen.Expression, seen.Value),
            ["from"] = seen.Period is { } first ? LocalTime.Day(first.First) : null, ["to"] = seen.Period is { } last ? LocalTime.Day(last.Last) : null,
        })]),
    };
}
