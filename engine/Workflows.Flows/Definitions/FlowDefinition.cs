using System.Collections.Immutable;
using System.Text.Json;

namespace Workflows.Flows.Definitions;

/// <summary>A version of a workflow definition of Elsa 3.</summary>
/// <param name="Id">Id of this version.</param>
/// <param name="DefinitionId">Id that all versions share.</param>
/// <param name="Version">From 1.</param>
/// <param name="Name">For people; also the type of a workflow that is used as an activity.</param>
/// <param name="Root">The activity that is the workflow, as JSON.</param>
public sealed record FlowDefinition(string Id, string DefinitionId, int Version, string Name, JsonElement Root)
{
    /// <summary>Whether it is the newest version.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Whether it is the version that is started.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Variables of the whole workflow.</summary>
    public ImmutableArray<FlowVariable> Variables { get; init; } = [];

    /// <summary>What it is given.</summary>
    public ImmutableArray<FlowArgument> Inputs { get; init; } = [];

    /// <summary>What it gives back.</summary>
    public ImmutableArray<FlowArgument> Outputs { get; init; } = [];

    /// <summary>How it can end, as an activity.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>How it is run.</summary>
    public FlowOptions Options { get; init; } = new();

    /// <summary>Reads a definition that Elsa 3 exported or its Studio saved; unknown members are passed over.</summary>
    /// <exception cref="FormatException">It isn't JSON, or isn't a workflow definition; the message says what is missing where.</exception>
    public static FlowDefinition Read(string json) => DefinitionReader.Read(json);
}
