using System.Collections.Immutable;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;

namespace Workflows.Flows.Library;

/// <summary>
/// The definitions that are known together, each ready to run. It doesn't change: a change makes another one.
/// </summary>
public sealed class FlowLibrary
{
    private readonly ImmutableDictionary<string, FlowBuild> _builds;
    private readonly ImmutableDictionary<string, FlowDefinition> _published;

    private FlowLibrary(
        ImmutableArray<FlowDefinition> definitions, ImmutableDictionary<string, FlowBuild> builds, ImmutableArray<IScriptEngine> engines)
    {
        (Definitions, _builds, Engines) = (definitions, builds, engines);
        _published = definitions.Where(definition => definition.IsPublished).GroupBy(definition => definition.DefinitionId, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
    }

    /// <summary>A library without definitions and without scripts.</summary>
    public static FlowLibrary Empty { get; } = new([], ImmutableDictionary.Create<string, FlowBuild>(StringComparer.Ordinal), []);

    /// <summary>All versions of all definitions.</summary>
    public ImmutableArray<FlowDefinition> Definitions { get; }

    /// <summary>What evaluates scripts.</summary>
    public ImmutableArray<IScriptEngine> Engines { get; }

    /// <summary>A library with definitions and engines for scripts.</summary>
    public static FlowLibrary Of(IReadOnlyList<FlowDefinition> definitions, IReadOnlyList<IScriptEngine> engines)
    {
        var builds = ImmutableDictionary.CreateBuilder<string, FlowBuild>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            builds[definition.Id] = FlowBuilder.Build(definition, definitions, engines);
        }

        return new FlowLibrary([.. definitions], builds.ToImmutable(), [.. engines]);
    }

    /// <summary>The library with the definitions given in place of those that it has; what uses none of the changed ones isn't built again.</summary>
    public FlowLibrary With(IReadOnlyList<FlowDefinition> definitions) => Of(definitions, Engines);

    /// <summary>A version; null for one that isn't known.</summary>
    public FlowBuild? Version(string versionId) => _builds.GetValueOrDefault(versionId);

    /// <summary>The version of a definition that is started; null where none is published, or where it can't run.</summary>
    public Flow? Published(string definitionId) =>
        _published.TryGetValue(definitionId, out var definition) ? Version(definition.Id)?.Flow : null;
}
