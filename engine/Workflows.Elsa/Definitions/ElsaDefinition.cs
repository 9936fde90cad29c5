using System.Collections.Immutable;

namespace Workflows.Elsa.Definitions;

/// <summary>A workflow definition of Elsa 3, as far as it is written and run here.</summary>
/// <param name="Id">Id of this version.</param>
/// <param name="DefinitionId">Id that all versions share.</param>
/// <param name="Name">For people.</param>
/// <param name="Description">For people.</param>
/// <param name="Version">From 1.</param>
/// <param name="CustomProperties">What the maker wants to find again; Elsa and its Studio keep them.</param>
/// <param name="Root">The activity that is the workflow.</param>
internal sealed record ElsaDefinition(
    string Id, string DefinitionId, string Name, string Description, int Version,
    ImmutableArray<ElsaProperty> CustomProperties, ElsaActivity Root);

/// <summary>A named text.</summary>
internal sealed record ElsaProperty(string Name, string Value);
