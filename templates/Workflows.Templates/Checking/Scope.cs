namespace Workflows.Templates.Checking;

/// <summary>What a template knows at a place: its variables, and which values were asked for and are there.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Seen> _variables;
    private readonly HashSet<string> _known;

    internal Scope()
        : this(new(StringComparer.Ordinal), new(StringComparer.Ordinal))
    {
    }

    private Scope(Dictionary<string, Seen> variables, HashSet<string> known) => (_variables, _known) = (variables, known);

    /// <summary>The same knowledge, to go on with on another way through the template.</summary>
    internal Scope Copy() => new(new(_variables, StringComparer.Ordinal), new(_known, StringComparer.Ordinal));

    internal bool TryGet(string name, out Seen value) => _variables.TryGetValue(name, out value);

    /// <summary>Puts a value into a variable: what was known of the one before is known no more.</summary>
    internal void Set(string name, Seen value)
    {
        _variables[name] = value;
        _known.RemoveWhere(path => path == name || path.StartsWith(name + '.', StringComparison.Ordinal));
    }

    internal void Know(IEnumerable<string> paths) => _known.UnionWith(paths);

    /// <summary>Whether a value is surely there: it was asked for, or something of it was.</summary>
    internal bool Knows(string path) => _known.Any(known => known == path || known.StartsWith(path + '.', StringComparison.Ordinal));

    internal IEnumerable<string> Names => _variables.Keys;

    /// <summary>Goes on with what holds on every one of the ways that came here; a variable that only some of them set may be missing.</summary>
    internal void Take(IReadOnlyList<Scope> ways)
    {
        if (ways.Count == 0)
        {
            return;
        }

        _known.Clear();
        _known.UnionWith(ways[0]._known.Where(path => ways.All(way => way.Knows(path))));
        foreach (var name in ways.SelectMany(way => way._variables.Keys).Distinct(StringComparer.Ordinal).ToList())
        {
            var found = ways.Where(way => way._variables.ContainsKey(name)).Select(way => way._variables[name]).ToList();
            var joined = found.Aggregate(Seen.Either);
            _variables[name] = found.Count == ways.Count ? joined : joined with { Missing = joined.Missing ?? name };
        }
    }
}
