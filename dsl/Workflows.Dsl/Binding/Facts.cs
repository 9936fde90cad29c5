using System.Collections.Immutable;

namespace Workflows.Dsl.Binding;

/// <summary>Which optional values are surely there at a point of the text, each by its <see cref="ExpressionKey"/>.</summary>
internal readonly struct Facts(ImmutableHashSet<string> keys)
{
    private readonly ImmutableHashSet<string>? _keys = keys;

    /// <summary>Nothing is known.</summary>
    public static Facts None => default;

    private ImmutableHashSet<string> Keys => _keys ?? [];

    public static Facts Of(IEnumerable<string> keys) => new([.. keys]);

    public bool Has(string key) => Keys.Contains(key);

    /// <summary>What is known when both are.</summary>
    public Facts With(Facts other) =>
        other.Keys.IsEmpty ? this : Keys.IsEmpty ? other : new(Keys.Union(other.Keys));

    /// <summary>What is known when one or the other is.</summary>
    public Facts OrElse(Facts other) => Keys.IsEmpty || other.Keys.IsEmpty ? None : new(Keys.Intersect(other.Keys));
}
