using System.Collections.Concurrent;

namespace Workflows.Designer.Elsa;

/// <summary>Which instances somebody looks at now, by connection.</summary>
internal sealed class WatchedInstances
{
    private readonly ConcurrentDictionary<string, string> _ofConnection = new(StringComparer.Ordinal);

    /// <summary>The instances, each once.</summary>
    public IReadOnlyList<string> Instances => [.. _ofConnection.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Somebody looks at an instance.</summary>
    public void Begin(string connection, string instance) => _ofConnection[connection] = instance;

    /// <summary>Somebody is gone.</summary>
    public void End(string connection) => _ofConnection.TryRemove(connection, out _);
}
