using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Workflows.Dsl.Syntax;

/// <summary>Parts in the order of the text; equal when the parts are equal one by one.</summary>
[CollectionBuilder(typeof(SyntaxList), nameof(SyntaxList.Create))]
internal readonly struct SyntaxList<T>(ImmutableArray<T> items) : IReadOnlyList<T>, IEquatable<SyntaxList<T>>
    where T : SyntaxNode
{
    private readonly ImmutableArray<T> _items = items;

    /// <summary>The parts.</summary>
    public ImmutableArray<T> Items => _items.IsDefault ? [] : _items;

    /// <summary>The parts, whatever they are; no copy.</summary>
    public ImmutableArray<SyntaxNode> Nodes => ImmutableArray<SyntaxNode>.CastUp(Items);

    public int Count => Items.Length;

    public T this[int index] => Items[index];

    public bool Equals(SyntaxList<T> other) => Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => obj is SyntaxList<T> other && Equals(other);

    public override int GetHashCode() => Count;

    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();
}

/// <summary>Makes lists from collection expressions.</summary>
internal static class SyntaxList
{
    public static SyntaxList<T> Create<T>(ReadOnlySpan<T> items)
        where T : SyntaxNode => new([.. items]);
}
