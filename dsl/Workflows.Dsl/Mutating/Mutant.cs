using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Mutating;

/// <summary>A programme with one thing changed that members would feel: some example ought to fail.</summary>
/// <param name="Place">What is changed.</param>
/// <param name="Change">How, in words: <c>14 becomes 15 in `points Miles`</c>.</param>
/// <param name="Text">The whole text with the change.</param>
public sealed record Mutant(SourceSpan Place, string Change, string Text);
