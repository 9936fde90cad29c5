using System.Collections.Immutable;
using Workflows.Model.Diagnostics;
using Workflows.Model.Pictures;

namespace Workflows.Dsl.Drawing;

/// <summary>What a change of a picture, or of a value on a card, is in the text.</summary>
/// <param name="Text">The whole text with the change; null where it was refused.</param>
/// <param name="Edits">The smallest changes that make it, in the order of the text, none over another; empty where nothing changes.</param>
/// <param name="Refusals">Why it was refused, in the author's words; empty where it wasn't.</param>
public sealed record Redrawn(string? Text, ImmutableArray<TextEdit> Edits, ImmutableArray<Diagnostic> Refusals)
{
    /// <summary>The journey that was drawn; null for values, and where it was refused.</summary>
    public string? Journey { get; init; }

    /// <summary>For each drawn step that is one of the text, what it is called in the picture and in the new text; in the order of the text.</summary>
    public ImmutableArray<StepPlace> Places { get; init; } = [];
}

/// <summary>A change of a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units from 0, in the text before the change.</param>
/// <param name="Length">How many of them it replaces.</param>
/// <param name="Text">With what.</param>
public sealed record TextEdit(int Start, int Length, string Text);
