using System.Collections.Immutable;

namespace Workflows.Flows.Values;

/// <summary>
/// Named values in the order in which they were set: inputs, outputs, payloads and JSON objects. The values are null, <see cref="bool"/>,
/// <see cref="long"/>, <see cref="double"/>, <see cref="decimal"/>, <see cref="string"/>, <see cref="Guid"/>, <see cref="DateTimeOffset"/>,
/// <see cref="TimeSpan"/>, an <see cref="ImmutableArray{T}"/> of such values or a <see cref="FlowRecord"/>.
/// </summary>
/// <param name="Members">The values with their names; no name twice.</param>
public sealed record FlowRecord(ImmutableArray<KeyValuePair<string, object?>> Members)
{
    /// <summary>Nothing.</summary>
    public static FlowRecord Empty { get; } = new(ImmutableArray<KeyValuePair<string, object?>>.Empty);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Members.IsEmpty;

    /// <summary>The value of that name; null where it has none, and where it is null.</summary>
    public object? this[string name] => TryGet(name, out var value) ? value : null;

    /// <summary>A record of one value.</summary>
    public static FlowRecord Of(string name, object? value) => new([new(name, value)]);

    /// <summary>Whether it has a value of that name, and which.</summary>
    public bool TryGet(string name, out object? value)
    {
        var place = PlaceOf(name);
        value = place < 0 ? null : Members[place].Value;
        return place >= 0;
    }

    /// <summary>The record with a value set: in its place where the name is known, else at the end.</summary>
    public FlowRecord With(string name, object? value)
    {
        var place = PlaceOf(name);
        return new FlowRecord(place < 0 ? Members.Add(new(name, value)) : Members.SetItem(place, new(name, value)));
    }

    /// <summary>The record with all values of another one set.</summary>
    public FlowRecord With(FlowRecord other)
    {
        var result = this;
        foreach (var (name, value) in other.Members)
        {
            result = result.With(name, value);
        }

        return result;
    }

    /// <inheritdoc/>
    public bool Equals(FlowRecord? other) => other is not null && JsonText.Of(this) == JsonText.Of(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Members.Length;

    private int PlaceOf(string name)
    {
        for (var place = 0; place < Members.Length; place++)
        {
            if (Members[place].Key == name)
            {
                return place;
            }
        }

        return -1;
    }
}
