using Workflows.Templates.Evaluation;

namespace Workflows.Templates.Values;

/// <summary>What loops and functions on lists walk over.</summary>
internal static class Sequences
{
    /// <summary>
    /// A list as it is, nothing for null, the characters of a text, the members of a record as <c>{key, value}</c>; else null.
    /// </summary>
    internal static IReadOnlyList<object?>? TryOf(object? value, RenderState state) => value switch
    {
        null or Empty => [],
        IReadOnlyDictionary<string, object?> record => Pairs(record, state),
        IReadOnlyList<object?> list => list,
        string or SafeText => Characters(Kinds.AsText(value)!, state),
        _ => null,
    };

    internal static IReadOnlyList<object?> Of(object? value, RenderState state) =>
        TryOf(value, state) ?? throw new TemplateFailure(
            $"Unable to iterate over a value of the type `{Kinds.Name(value)}`: expecting a list");

    private static ScriptArray Characters(string text, RenderState state)
    {
        state.Work(text.Length);
        return new ScriptArray(text.Select(c => c.ToString()));
    }

    private static ScriptArray Pairs(IReadOnlyDictionary<string, object?> record, RenderState state)
    {
        state.Work(record.Count);
        var pairs = new ScriptArray(record.Count);
        foreach (var (key, value) in record)
        {
            var pair = new ScriptObject();
            pair.Set("key", key);
            pair.Set("value", value);
            pairs.Add(pair);
        }

        return pairs;
    }
}
