using System.Collections.Frozen;
using Workflows.Templates.Values;

namespace Workflows.Templates.Builtins;

/// <summary>What every template can name: the groups of functions, <c>include</c> and <c>include_join</c>.</summary>
internal static class RootFunctions
{
    private static readonly FrozenDictionary<string, Group> Groups = new Dictionary<string, Group>(StringComparer.Ordinal)
    {
        ["array"] = ArrayFunctions.Group(),
        ["date"] = DateFunctions.Group(),
        ["html"] = HtmlFunctions.Group(),
        ["local"] = LocalFunctions.Group(),
        ["math"] = MathFunctions.Group(),
        ["object"] = ObjectFunctions.Group(),
        ["regex"] = RegexFunctions.Group(),
        ["string"] = StringFunctions.Group(),
        ["timespan"] = TimespanFunctions.Group(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of the groups, in their order.</summary>
    internal static IReadOnlyList<string> GroupNames { get; } = [.. Groups.Keys.Order(StringComparer.Ordinal)];

    internal static bool IsGroup(string name) => Groups.ContainsKey(name);

    /// <summary>A function of a group, or null.</summary>
    internal static Callable? Find(string group, string name) =>
        Groups.TryGetValue(group, out var members) && members.TryGetValue(name, out var member) ? member as Callable : null;

    /// <summary>All that can be named, with further functions.</summary>
    internal static FrozenDictionary<string, object?> With(IEnumerable<Builtin> further)
    {
        var members = Groups.ToDictionary(group => group.Key, group => (object?)group.Value, StringComparer.Ordinal);
        members["include"] = new IncludeFunction();
        members["include_join"] = new IncludeJoinFunction();
        foreach (var function in further)
        {
            members[function.Name] = function;
        }

        return members.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
