using System.Text.Json;

namespace Workflows.Elsa.Definitions;

/// <summary>Members of JSON that may be missing, null, or of another kind than one would think.</summary>
internal static class JsonMembers
{
    /// <summary>The member; null where this isn't an object, where it has no such member, and where that is null.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>The member where it is text, else null.</summary>
    public static string? TextOf(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The member where it is a whole number, else null.</summary>
    public static int? WholeOf(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The elements of a list, also of one that older exports wrap in an object with <c>$values</c>.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray(),
        JsonValueKind.Object when json.Member("$values") is { } values => values.Elements(),
        JsonValueKind.Object => [json],
        JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number
            or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => [],
    };
}
