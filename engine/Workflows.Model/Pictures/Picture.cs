using System.Collections.Immutable;

namespace Workflows.Model.Pictures;

/// <summary>A journey as somebody draws it: steps, lines between them, and what each says. Where a step stands on the sheet is no part of it.</summary>
/// <param name="Journey">Name of the journey that it shows; null for a new one.</param>
/// <param name="Title">For people.</param>
/// <param name="First">Id of the step that stands for the start; null where there is none.</param>
/// <param name="Steps">Its steps; the order means nothing.</param>
/// <param name="Lines">Its lines; the order means nothing.</param>
public sealed record Picture(
    string? Journey, string Title, string? First, ImmutableArray<PictureStep> Steps, ImmutableArray<PictureLine> Lines)
{
    /// <summary>Tells apart what the journey said when the picture was given out; null where that isn't known, so that nothing is compared.</summary>
    public string? Revision { get; init; }

    /// <summary>What its steps are called in it and in the text, for those that are in the text.</summary>
    public ImmutableArray<StepPlace> Places => [.. Steps.Where(step => step.Place is not null).Select(step => new StepPlace(step.Id, step.Place!))];
}

/// <summary>A step as it is drawn.</summary>
/// <param name="Id">Unique in the picture.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Place">Id of the step of the text that it stands for; null for a new one and for the start.</param>
/// <param name="Label">What the drawer sees, for messages.</param>
/// <param name="Fields">What it says; a field that is missing or empty says nothing.</param>
public sealed record PictureStep(string Id, PictureStepKind Kind, string? Place, string Label, ImmutableArray<PictureField> Fields)
{
    /// <summary>What a field says, without blanks around it; null where it says nothing.</summary>
    /// <param name="name">One of <see cref="PictureFields"/>.</param>
    public string? Said(string name) =>
        Fields.FirstOrDefault(field => field.Name == name)?.Text.Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>What a step says under one heading, in the words of the language; a text stands without quotes.</summary>
/// <param name="Name">One of <see cref="PictureFields"/>.</param>
/// <param name="Text">What it says.</param>
public sealed record PictureField(string Name, string Text);

/// <summary>A line: when a step ends with an outcome, another one follows.</summary>
/// <param name="From">Id of a step.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="To">Id of a step.</param>
public sealed record PictureLine(string From, string Outcome, string To);
