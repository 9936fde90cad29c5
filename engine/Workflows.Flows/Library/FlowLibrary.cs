using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Flows.Compiling;
using Workflows.Flows.Definitions;
using Workflows.Flows.Expressions;
using Workflows.Flows.Running;

namespace Workflows.Flows.Library;

/// <summary>
/// The definitions that are known together. It doesn't change: a change makes another one. What is asked for is made ready once, by whichever thread asks
/// first.
/// </summary>
public sealed class FlowLibrary
{
    private readonly FrozenDictionary<string, FlowDefinition> _versions;
    private readonly FrozenDictionary<string, FlowDefinition> _published;
    private readonly ConcurrentDictionary<string, FlowBuild> _builds = new(StringComparer.Ordinal);
    private ImmutableArray<HttpPlace> _places;

    private readonly IStepCheck? _steps;

    private FlowLibrary(ImmutableArray<FlowDefinition> definitions, ImmutableArray<IScriptEngine> engines, IStepCheck? steps)
    {
        (Definitions, Engines, _steps) = (definitions, engines, steps);
        _versions = definitions.GroupBy(definition => definition.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        _published = definitions.Where(definition => definition.IsPublished).GroupBy(definition => definition.DefinitionId, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
    }

    /// <summary>All versions of all definitions.</summary>
    public ImmutableArray<FlowDefinition> Definitions { get; }

    /// <summary>What evaluates scripts.</summary>
    public ImmutableArray<IScriptEngine> Engines { get; }

    /// <summary>A library with definitions and engines for scripts.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="engines">What evaluates scripts.</param>
    /// <param name="steps">Says which steps of ours can be asked for; null where all can.</param>
    public static FlowLibrary Of(IReadOnlyList<FlowDefinition> definitions, IReadOnlyList<IScriptEngine> engines, IStepCheck? steps = null) =>
        new([.. definitions], [.. engines], steps);

    /// <summary>The paths of requests that workflows wait for or are started by, as they say them; those without names first.</summary>
    public ImmutableArray<HttpPlace> HttpPlaces => _places.IsDefault ? _places =
        [.. Definitions.Select(definition => Version(definition.Id)?.Flow).OfType<Flow>()
        .SelectMany(flow => flow.Nodes.Select(node => HttpPlace.Of(node, flow.Definition.IsPublished))).OfType<HttpPlace>()
        .GroupBy(place => place.Path, StringComparer.Ordinal).Select(same => new HttpPlace(same.Key, same.Min(place => place.BytesMost)))
        .OrderBy(place => place.Path.Count(sign => sign == '{')).ThenBy(place => place.Path, StringComparer.Ordinal)] : _places;

    /// <summary>A version, made ready; null for one that isn't known.</summary>
    public FlowBuild? Version(string versionId) => _versions.TryGetValue(versionId, out var definition)
        ? _builds.GetOrAdd(versionId, static (_, asked) => FlowBuilder.Build(
            asked.definition, asked.library.Definitions, asked.library.Engines, asked.library._steps), (definition, library: this))
        : null;

    /// <summary>The version of a definition that is started; null where none is published, or where it can't run.</summary>
    public Flow? Published(string definitionId) => _published.TryGetValue(definitionId, out var definition) ? Version(definition.Id)?.Flow : null;
}
