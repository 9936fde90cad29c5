using System.Text.Json;

namespace Workflows.Cli.Shell;

/// <summary>JSON as the plain values that templates work on.</summary>
internal static class JsonValues
{
    /// <summary>A record, a list, a text, a number, yes or no, or null.</summary>
    public static object? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(member => member.Name, member => Of(member.Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(Of).ToList(),
        JsonValueKind.String => element.TryGetDateTimeOffset(out var time) && element.GetString()!.Contains('T', StringComparison.Ordinal) ? time : element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.TryGetDecimal(out var exact) ? exact : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
