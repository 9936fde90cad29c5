using System.Collections.Immutable;
using Workflows.Model.Pictures;

namespace Workflows.Elsa.Toolbox;

/// <summary>A kind of activity, as the designer's toolbox offers it and as journeys compile to it.</summary>
/// <param name="Type">Full name of the type, version 1.</param>
/// <param name="Step">What it is in a picture.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Ports">Its outcomes in order; of a task those that are always there.</param>
/// <param name="Inputs">What it says, in order.</param>
public sealed record ToolboxActivity(
    string Type, PictureStepKind Step, string Title, string Description, ImmutableArray<string> Ports, ImmutableArray<ToolboxInput> Inputs)
{
    /// <summary>The group of the toolbox in which all of them are.</summary>
    public const string Category = "Journey";

    /// <summary>Whether it starts a workflow, so that no line leads to it.</summary>
    public bool IsStart => Step == PictureStepKind.Start;

    /// <summary>Whether the workflow is over with it, so that no line leaves it.</summary>
    public bool IsTerminal => Step == PictureStepKind.Finish;
}

/// <summary>What an activity says under one heading.</summary>
/// <param name="Name">One of <see cref="PictureFields"/>: the key on the activity.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">What belongs there, in a sentence.</param>
/// <param name="TypeName">Elsa's name of the type of the value.</param>
/// <param name="Syntax">The language of the value: <c>Literal</c>, <c>Object</c> (JSON) or <c>Loyalty</c>.</param>
/// <param name="Hint">Elsa's name of the control that edits it.</param>
/// <param name="Default">What a new activity says; null for nothing.</param>
public sealed record ToolboxInput(
    string Name, string Title, string Description, string TypeName, string Syntax, string Hint, string? Default = null)
{
    /// <summary>The values from which one is chosen; empty where any can be written.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Outcomes that are there beside those that the value lists; only with the control for outcomes.</summary>
    public ImmutableArray<string> FixedOutcomes { get; init; } = [];
}
