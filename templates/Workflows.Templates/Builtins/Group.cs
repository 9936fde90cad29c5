using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>A group of functions, for example <c>string</c>: a record that nobody can change, listed in the order of names.</summary>
internal sealed class Group : IReadOnlyDictionary<string, object?>
{
    private readonly FrozenDictionary<string, object?> _members;
    private readonly string[] _names;

    /// <summary>Makes a group.</summary>
    /// <param name="functions">Its functions.</param>
    /// <param name="values">Members that are no functions.</param>
    /// <param name="unlisted">Functions Scriban does not have: they can be called but are not counted among the members.</param>
    internal Group(IReadOnlyList<Builtin> functions, IReadOnlyList<KeyValuePair<string, object?>> values, params Builtin[] unlisted)
    {
        KeyValuePair<string, object?>[] listed = [.. functions.Select(Pair), .. values];
        _names = [.. listed.Select(member => member.Key).Order(StringComparer.Ordinal)];
        _members = listed.Concat(unlisted.Select(Pair)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What is called where the group itself is used as a function, or null.</summary>
    internal Builtin? Itself { get; init; }

    public int Count => _names.Length;

    public IEnumerable<string> Keys => _names;

    public IEnumerable<object?> Values => _names.Select(name => Shown(_members[name]));

    public object? this[string key] => _members[key];

    public bool ContainsKey(string key) => _members.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _members.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        _names.Select(name => new KeyValuePair<string, object?>(name, Shown(_members[name]))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static object? Shown(object? member) => member is ChangingMember changing ? changing.Standard : member;

    private static KeyValuePair<string, object?> Pair(Builtin function) => new(function.ShortName, function);
}
