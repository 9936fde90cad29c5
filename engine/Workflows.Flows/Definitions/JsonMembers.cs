using System.Text.Json;

namespace Workflows.Flows.Definitions;

/// <summary>Members of JSON that may be missing, null, or of another kind than one would think.</summary>
internal static class JsonMembers
{
    /// <summary>The member, in camel or Pascal case; null where this isn't an object, where it has no such member, and where that is null.</summary>
    public static JsonElement? Member(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return (json.TryGetProperty(name, out var value) || json.TryGetProperty(char.ToUpperInvariant(name[0]) + name[1..], out value))
            && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>The member where it is text, else null.</summary>
    public static string? TextOf(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The member where it is a whole number, else null.</summary>
    public static int? WholeOf(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>Whether the member is true, as JSON or as text.</summary>
    public static bool IsTrue(this JsonElement json, string name) => json.Member(name) is { } value
        && (value.ValueKind == JsonValueKind.True
            || (value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The elements of a list, also of one that older exports wrap in an object with <c>$values</c>.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement json, string name) => json.Member(name) is { } list ? Elements(list) : [];

    private static IEnumerable<JsonElement> Elements(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray(),
        JsonValueKind.Object when json.Member("$values") is { } values => Elements(values),
        JsonValueKind.Object => [json],
        _ => [],
    };
}
