using Workflows.Templates.Evaluation;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>The functions of <c>object</c>.</summary>
internal static class ObjectFunctions
{
    internal static Group Group() => new(
        [
            new("object.default", "value default", (a, _) => a[0] is null || Kinds.AsText(a[0]) is { Length: 0 } ? a[1] : a[0]),
            new("object.eval", "value", Code.Value),
            new("object.eval_template", "value", Code.Template),
            new("object.format", "value format culture?", (a, s) => ValueFormat.Text(a[0], a[1], a[2], s), (a, s) =>
                ValueFormat.TryWrite(a[0], a[1], a[2], s)),
            new("object.from_json", "json", (a, s) => a[0] is null ? null : Json.Read(Printing.Text(a[0], s), s)),
            new("object.has_key", "value key", (a, s) => Boxes.Of(Record(a[0]) is { } record && a[1] is not null
                && record.ContainsKey(Printing.Text(a[1], s)))),
            new("object.has_value", "value key", (a, s) =>
                Boxes.Of(Record(a[0]) is { } record && a[1] is not null && record.TryGetValue(Printing.Text(a[1], s), out var value)
                    && value is not null)),
            new("object.keys", "value", (a, s) => Listed(Record(a[0])?.Keys, s)),
            new("object.kind", "value", (a, _) => a[0] is null ? null : Kinds.Name(a[0])),
            new("object.size", "value", (a, _) => Size(a[0])),
            new("object.to_json", "value", (a, s) => Json.Write(a[0], s)),
            new("object.typeof", "value", (a, _) => TypeOf(a[0])),
            new("object.values", "value", (a, s) => Listed(Record(a[0])?.Values, s)),
        ],
        []);

    private static IReadOnlyDictionary<string, object?>? Record(object? value) => value as IReadOnlyDictionary<string, object?>;

    private static ScriptArray Listed(IEnumerable<object?>? items, RenderState state)
    {
        var result = new ScriptArray(items ?? []);
        state.Work(result.Count);
        return result;
    }

    private static object Size(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> record => Boxes.Of(record.Count),
        IReadOnlyList<object?> list => Boxes.Of(list.Count),
        _ => Boxes.Of(Kinds.AsText(value)?.Length ?? 0),
    };

    private static string? TypeOf(object? value) => value switch
    {
        null => null,
        bool => "boolean",
        string or SafeText => "string",
        ScriptRange => "iterator",
        IReadOnlyDictionary<string, object?> => "object",
        IReadOnlyList<object?> => "array",
        _ => Kinds.IsNumber(value) ? "number" : "object",
    };
}
