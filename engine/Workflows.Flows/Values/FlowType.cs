using System.Collections.Immutable;

namespace Workflows.Flows.Values;

/// <summary>What a value is converted to before an activity sees it.</summary>
internal enum ValueKind
{
    /// <summary>Anything: stays as it is.</summary>
    Any,
    Text,
    Truth,

    /// <summary>A whole number; the type says how large.</summary>
    Whole,
    Number,
    Amount,
    Id,
    Moment,
    Span,
    List,
    Record,

    /// <summary>One of some names; the value is the place among them.</summary>
    Choice,
}

/// <summary>A type of Elsa, as far as conversions depend on it.</summary>
/// <param name="Kind">What it is.</param>
internal sealed record FlowType(ValueKind Kind)
{
    public static readonly FlowType Any = new(ValueKind.Any);
    public static readonly FlowType Text = new(ValueKind.Text);
    public static readonly FlowType Truth = new(ValueKind.Truth);
    public static readonly FlowType Whole = new(ValueKind.Whole);
    public static readonly FlowType Moment = new(ValueKind.Moment);
    public static readonly FlowType Span = new(ValueKind.Span);
    public static readonly FlowType Record = new(ValueKind.Record);

    /// <summary>The smallest and the largest whole number.</summary>
    public (long Least, long Most) Range { get; init; } = (int.MinValue, int.MaxValue);

    /// <summary>What a list is of.</summary>
    public FlowType? Element { get; init; }

    /// <summary>The names of a choice, in order.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>A list of something.</summary>
    public static FlowType ListOf(FlowType element) => new(ValueKind.List) { Element = element };

    /// <summary>One of some names.</summary>
    public static FlowType Choice(params ReadOnlySpan<string> names) => new(ValueKind.Choice) { Names = [.. names] };

    /// <summary>
    /// The type that a name in a definition stands for: a short alias, a collection of such, or an older name with its assembly. What isn't
    /// known is <see cref="Any"/>.
    /// </summary>
    public static FlowType Named(string? name)
    {
        var simple = Simple(name ?? "");
        if (simple.EndsWith("[]", StringComparison.Ordinal))
        {
            return ListOf(Named(simple[..^2]));
        }

        var open = simple.IndexOf('<', StringComparison.Ordinal);
        if (open > 0 && simple.EndsWith('>') && !simple[..open].Contains("Dictionary", StringComparison.Ordinal))
        {
            return ListOf(Named(simple[(open + 1)..^1]));
        }

        return simple switch
        {
            "String" => Text,
            "Boolean" => Truth,
            "Int16" => Whole with { Range = (short.MinValue, short.MaxValue) },
            "Int32" => Whole,
            "Int64" or "Long" => Whole with { Range = (long.MinValue, long.MaxValue) },
            "Single" or "Double" => new FlowType(ValueKind.Number),
            "Decimal" => new FlowType(ValueKind.Amount),
            "Guid" => new FlowType(ValueKind.Id),
            "DateTime" or "DateTimeOffset" => Moment,
            "TimeSpan" => Span,
            "JSON" or "JsonObject" or "StringDictionary" or "ObjectDictionary" or "StringMap" or "ObjectMap" or "ExpandoObject" => Record,
            "JsonArray" => ListOf(Any),
            _ when open > 0 => Record,
            _ => Any,
        };
    }

    /// <summary>The name without assembly and namespace.</summary>
    private static string Simple(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var bare = (comma < 0 || name.Contains('<', StringComparison.Ordinal) ? name : name[..comma]).Trim();
        var open = bare.IndexOf('<', StringComparison.Ordinal);
        var dot = bare.LastIndexOf('.', open < 0 ? bare.Length - 1 : open);
        return bare.Length == 0 ? "" : bare[(dot + 1)..];
    }
}
