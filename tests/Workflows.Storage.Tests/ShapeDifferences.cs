using System.Text.Json;
using Workflows.Core.Ports;

namespace Workflows.Storage.Tests;

/// <summary>Where what a template is given is another thing than what its shape says.</summary>
internal static class ShapeDifferences
{
    public static IEnumerable<string> Of(JsonElement value, ValueShape shape, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => shape.IsOptional ? [] : [$"{path} is missing"],
        JsonValueKind.Object when shape.Kind == ShapeKind.Record =>
        [
            .. value.EnumerateObject().SelectMany(one => shape.Members.TryGetValue(one.Name, out var member)
                ? Of(one.Value, member, $"{path}.{one.Name}") : [$"{path}.{one.Name} is not in the shape"]),
            .. shape.Members.Where(member => !member.Value.IsOptional && !value.TryGetProperty(member.Key, out _)).Select(member => $"{path}.{member.Key} is missing"),
        ],
        JsonValueKind.Array when shape.Kind == ShapeKind.List => value.EnumerateArray().SelectMany(item => Of(item, shape.Items!, $"{path}[]")),
        JsonValueKind.String => shape.Kind is ShapeKind.Text or ShapeKind.Date ? [] : [$"{path} is a text"],
        JsonValueKind.Number => shape.Kind == ShapeKind.Number ? [] : [$"{path} is a number"],
        JsonValueKind.True or JsonValueKind.False => shape.Kind == ShapeKind.YesNo ? [] : [$"{path} is yes or no"],
        _ => [$"{path} is a {value.ValueKind}"],
    };
}
