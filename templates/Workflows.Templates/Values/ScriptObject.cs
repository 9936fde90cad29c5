using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Workflows.Templates.Values;

/// <summary>A record a template made, in the order in which its members were set. Single members can be made read-only.</summary>
internal sealed class ScriptObject : IReadOnlyDictionary<string, object?>
{
    private readonly OrderedDictionary<string, object?> _members = new(StringComparer.Ordinal);
    private HashSet<string>? _readOnly;

    public int Count => _members.Count;

    public IEnumerable<string> Keys => _members.Keys;

    public IEnumerable<object?> Values => _members.Values;

    public object? this[string key] => _members[key];

    public bool ContainsKey(string key) => _members.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _members.TryGetValue(key, out value);

    internal void Set(string name, object? value) => _members[name] = value;

    internal void MakeReadOnly(string name) => (_readOnly ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    internal bool IsReadOnly(string name) => _readOnly is not null && _readOnly.Contains(name);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _members.GetEnumerator();
}
