using Workflows.Model.Diagnostics;

namespace Workflows.Dsl.Editing;

/// <summary>What kind of thing is offered.</summary>
public enum CompletionKind
{
    /// <summary>Words of the language.</summary>
    Words,

    /// <summary>A whole line or block, with places to fill in.</summary>
    Form,

    /// <summary>A name, a field or a choice of the programme.</summary>
    Name,

    /// <summary>A sign, such as a comparison.</summary>
    Sign,
}

/// <summary>Something that could be written at a place.</summary>
/// <param name="Label">As it is listed.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Detail">What it is in a few words.</param>
/// <param name="Meaning">What it means; empty for names, of which <see cref="Hovers.OfName"/> says it.</param>
/// <param name="Text">
/// What is written: with <c>${1:word}</c> for what is to be filled in where <paramref name="Kind"/> is <see cref="CompletionKind.Form"/>, else as it is.
/// </param>
/// <param name="Place">What it takes the place of: the word at hand.</param>
/// <param name="Rank">Its place among others: lower comes first.</param>
public sealed record Completion(string Label, CompletionKind Kind, string Detail, string Meaning, string Text, SourceSpan Place, int Rank);
