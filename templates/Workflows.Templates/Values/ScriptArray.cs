using System.Collections;

namespace Workflows.Templates.Values;

/// <summary>A list a template made: it grows where an index beyond its end is set, and may carry named members too.</summary>
internal sealed class ScriptArray : IReadOnlyList<object?>
{
    private readonly List<object?> _items;

    internal ScriptArray() => _items = [];

    internal ScriptArray(int capacity) => _items = new List<object?>(capacity);

    internal ScriptArray(IEnumerable<object?> items) => _items = [.. items];

    /// <summary>The named members, or null where there are none.</summary>
    internal ScriptObject? Members { get; private set; }

    public int Count => _items.Count;

    public object? this[int index] => _items[index];

    internal void Add(object? item) => _items.Add(item);

    internal void Set(int index, object? value)
    {
        while (_items.Count <= index)
        {
            _items.Add(null);
        }

        _items[index] = value;
    }

    internal void SetMember(string name, object? value) => (Members ??= new ScriptObject()).Set(name, value);

    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
