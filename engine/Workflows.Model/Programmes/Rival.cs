using Workflows.Model.Diagnostics;

namespace Workflows.Model.Programmes;

/// <summary>
/// A competitor whose published terms are written as a programme of the same language: run over our customers' history, it says what they
/// would have got there.
/// </summary>
/// <param name="Name">As declared.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Index">Its place in <see cref="Programme.Rivals"/>.</param>
/// <param name="File">Where its programme is, from the folder of ours.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record Rival(string Name, string Title, int Index, string File, SourceSpan Span);
